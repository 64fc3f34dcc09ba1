#include "cluster/story/pair_counts.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "base/parallel.h"
#include "base/sort_hashes.h"

namespace samestory {
namespace {

// Words whose pairs are held at once, of all documents or of each.
constexpr size_t kFewestRoundWords = size_t{1} << 20;
constexpr size_t kRoundWordsPerDocument = 256;
constexpr int kMostRoundBits = 8;

// The terms of a round are dealt into parts by their next bits: of a hundred
// thousand articles a part is sorted inside a processor's own cache.
constexpr int kPartBits = 6;
constexpr size_t kParts = size_t{1} << kPartBits;
constexpr int kPartShift = 32 - kPartBits;

// Documents whose terms are dealt by one task.
constexpr size_t kSlice = 256;

// Tells whether a document has a term already; one document after the other.
class Seen {
 public:
  // So many terms at most.
  void Begin(size_t most) {
    ++document_;
    while (slots_.size() < 2 * most) Grow();
  }

  // True the first time.
  bool Insert(uint32_t term) {
    const uint64_t wanted = uint64_t{document_} << 32 | term;
    size_t slot = term * 0x9e3779b1u >> shift_;
    // Slots of earlier documents are empty.
    while (slots_[slot] >> 32 == document_) {
      if (slots_[slot] == wanted) return false;
      slot = (slot + 1) & (slots_.size() - 1);
    }
    slots_[slot] = wanted;
    return true;
  }

 private:
  void Grow() {
    slots_.assign(2 * slots_.size(), 0);
    --shift_;
  }

  uint32_t document_ = 0;
  int shift_ = 32 - 10;
  std::vector<uint64_t> slots_ = std::vector<uint64_t>(1024);
};

// The terms of a slice of documents in one round, each as often as documents
// have it, part by part. Of a term, the bits that tell round and part are
// shifted away, since SortHashes() wants numbers spread over all bits.
struct Hand {
  absl::Span<const uint32_t> of(size_t part) const {
    return absl::MakeConstSpan(terms).subspan(starts[part],
                                              starts[part + 1] - starts[part]);
  }

  std::vector<uint32_t> terms;
  std::array<uint32_t, kParts + 1> starts{};
};

// Deals the terms of one slice after the other; a thread's own.
class Dealer {
 public:
  Dealer(const WordStreams& streams, absl::Span<const TextWord> words,
         int round_bits)
      : streams_(streams), words_(words), round_bits_(round_bits) {}

  Hand Deal(size_t slice, uint32_t round);

 private:
  size_t FindPairs(uint32_t document, uint32_t round);
  void Gather(size_t slice, uint32_t round);

  const WordStreams& streams_;
  const absl::Span<const TextWord> words_;
  const int round_bits_;
  std::vector<uint32_t> codes_;
  std::vector<uint32_t> found_;  // of one document, without the round's bits
  Seen seen_;
  std::vector<uint32_t> terms_;  // of the slice, alike
};

// Puts the document's terms of this round into found_; how many.
size_t Dealer::FindPairs(uint32_t document, uint32_t round) {
  const size_t title_words = streams_.Read(document, &codes_);
  if (codes_.empty()) return 0;
  if (found_.size() < codes_.size()) found_.resize(codes_.size());
  uint32_t* const found = found_.data();
  size_t count = 0;
  TextWord before = words_[codes_[0]];
  for (size_t i = 1; i < codes_.size(); ++i) {
    const TextWord word = words_[codes_[i]];
    // Without branches: whether a term is of the round is as good as random.
    const uint64_t term = uint64_t{PairTerm(before, word)} << round_bits_;
    found[count] = static_cast<uint32_t>(term);
    count += term >> 32 == round && i != title_words;
    before = word;
  }
  return count;
}

void Dealer::Gather(size_t slice, uint32_t round) {
  terms_.clear();
  const size_t end = std::min(streams_.size(), (slice + 1) * kSlice);
  for (size_t i = slice * kSlice; i < end; ++i) {
    const size_t count = FindPairs(static_cast<uint32_t>(i), round);
    seen_.Begin(count);
    for (size_t k = 0; k < count; ++k) {
      if (seen_.Insert(found_[k])) terms_.push_back(found_[k]);
    }
  }
}

Hand Dealer::Deal(size_t slice, uint32_t round) {
  Gather(slice, round);
  Hand hand;
  for (uint32_t term : terms_) ++hand.starts[(term >> kPartShift) + 1];
  for (size_t i = 0; i < kParts; ++i) hand.starts[i + 1] += hand.starts[i];
  hand.terms.resize(terms_.size());
  std::array<uint32_t, kParts + 1> next = hand.starts;
  for (uint32_t term : terms_) {
    hand.terms[next[term >> kPartShift]++] = term << kPartBits;
  }
  return hand;
}

// What of the terms of a part is there twice or more. `upper` are the bits
// that all of them have in common, `bits` how many these are.
std::vector<CountedTerm> CountPart(absl::Span<const Hand> hands, size_t part,
                                   uint32_t upper, int bits) {
  size_t size = 0;
  for (const Hand& hand : hands) size += hand.of(part).size();
  std::vector<uint32_t> terms;
  terms.reserve(size);
  for (const Hand& hand : hands) {
    const absl::Span<const uint32_t> own = hand.of(part);
    terms.insert(terms.end(), own.begin(), own.end());
  }
  SortHashes(absl::MakeSpan(terms));
  std::vector<CountedTerm> counted;
  for (size_t begin = 0, end = 0; begin < terms.size(); begin = end) {
    while (end < terms.size() && terms[end] == terms[begin]) ++end;
    if (end - begin < 2) continue;
    const uint64_t term = (uint64_t{upper} << 32 | terms[begin]) >> bits;
    counted.push_back(
        {static_cast<uint32_t>(term), static_cast<uint32_t>(end - begin)});
  }
  counted.shrink_to_fit();
  return counted;
}

int RoundBits(const WordStreams& streams) {
  const uint64_t wanted =
      std::max(kFewestRoundWords, kRoundWordsPerDocument * streams.size());
  int bits = 0;
  while (bits < kMostRoundBits && (streams.words() >> bits) > wanted) ++bits;
  return bits;
}

}  // namespace

std::vector<std::vector<CountedTerm>> CountPairs(
    const WordStreams& streams, absl::Span<const TextWord> words, int threads) {
  const int round_bits = RoundBits(streams);
  std::vector<std::vector<CountedTerm>> parts(kParts << round_bits);
  for (uint32_t round = 0; round < uint32_t{1} << round_bits; ++round) {
    std::vector<Hand> hands((streams.size() + kSlice - 1) / kSlice);
    ParallelFor(hands.size(), threads, [&](size_t begin, size_t end) {
      Dealer dealer(streams, words, round_bits);
      for (size_t i = begin; i < end; ++i) hands[i] = dealer.Deal(i, round);
    });
    ParallelFor(kParts, threads, [&](size_t begin, size_t end) {
      for (size_t part = begin; part < end; ++part) {
        const auto upper = static_cast<uint32_t>(round << kPartBits | part);
        parts[upper] =
            CountPart(hands, part, upper, round_bits + kPartBits);
      }
    });
  }
  return parts;
}

}  // namespace samestory
