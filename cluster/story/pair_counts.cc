#include "cluster/story/pair_counts.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>

#include "base/parallel.h"
#include "base/place_table.h"
#include "base/sort_hashes.h"

namespace samestory {
namespace {

// Words whose pairs are held at once, of all documents or of each.
constexpr size_t kFewestRoundWords = size_t{1} << 20;
constexpr size_t kRoundWordsPerDocument = 128;
constexpr int kMostRoundBits = 8;

// The terms of a round are dealt into parts by their next bits: of a hundred
// thousand articles a part is sorted inside a processor's own cache.
constexpr int kPartBits = 6;
constexpr size_t kParts = size_t{1} << kPartBits;
constexpr int kPartShift = 32 - kPartBits;

// Documents whose terms are dealt by one task; a byte tells them apart.
constexpr size_t kSlice = 256;

// A term, how often a document has it, and the document's place in its slice.
struct Entry {
  uint32_t term;
  uint16_t count;
  uint8_t place;
};

// The entries of a slice of documents in one round, part by part. Of a term,
// the bits that tell round and part are shifted away, since SortHashes() wants
// numbers spread over all bits. In arrays of their own: seven bytes an entry.
struct Hand {
  std::vector<uint32_t> terms;
  std::vector<uint16_t> counts;
  std::vector<uint8_t> places;
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
  std::vector<Entry> entries_;   // of the slice, alike
  PlaceTable table_;             // of those of one document
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
  entries_.clear();
  const size_t begin = slice * kSlice;
  const size_t end = std::min(streams_.size(), begin + kSlice);
  for (size_t i = begin; i < end; ++i) {
    const size_t count = FindPairs(static_cast<uint32_t>(i), round);
    table_.Clear(count);
    const size_t first = entries_.size();
    for (size_t k = 0; k < count; ++k) {
      const uint32_t term = found_[k];
      const uint32_t place = table_.FindOrAdd(
          term >> round_bits_,
          [&](uint32_t known) { return entries_[first + known].term == term; },
          [&] {
            entries_.push_back({term, 0, static_cast<uint8_t>(i - begin)});
          });
      Entry& entry = entries_[first + place];
      entry.count += entry.count < UINT16_MAX;
    }
  }
}

Hand Dealer::Deal(size_t slice, uint32_t round) {
  Gather(slice, round);
  Hand hand;
  for (const Entry& entry : entries_) {
    ++hand.starts[(entry.term >> kPartShift) + 1];
  }
  for (size_t i = 0; i < kParts; ++i) hand.starts[i + 1] += hand.starts[i];
  hand.terms.resize(entries_.size());
  hand.counts.resize(entries_.size());
  hand.places.resize(entries_.size());
  std::array<uint32_t, kParts + 1> next = hand.starts;
  for (const Entry& entry : entries_) {
    const uint32_t to = next[entry.term >> kPartShift]++;
    hand.terms[to] = entry.term << kPartBits;
    hand.counts[to] = entry.count;
    hand.places[to] = entry.place;
  }
  return hand;
}

// By document; a sum does not depend on who adds first.
using Squares = std::vector<std::atomic<uint64_t>>;

// Counts one part after the other; a thread's own.
class PartCounter {
 public:
  PartCounter(absl::Span<const Hand> hands, int bits, IdfOfPair idf_of,
              Squares* squares)
      : hands_(hands), bits_(bits), idf_of_(idf_of), squares_(*squares) {}

  // Gives what of the part two documents have at least. `upper` are the bits
  // that its terms have in common, the lowest of them the part's number.
  std::vector<CountedTerm> Count(uint32_t upper);

 private:
  struct Owner {
    uint32_t document;
    uint32_t count;
  };

  void Gather(size_t part);
  void AddSquares(absl::Span<const uint64_t> same, Fixed idf);

  const absl::Span<const Hand> hands_;
  const int bits_;  // how many the bits in common are
  const IdfOfPair idf_of_;
  Squares& squares_;
  std::vector<uint64_t> terms_;  // each with the place of its owner
  std::vector<Owner> owners_;
};

void PartCounter::Gather(size_t part) {
  terms_.clear();
  owners_.clear();
  for (size_t slice = 0; slice < hands_.size(); ++slice) {
    const Hand& hand = hands_[slice];
    const auto first = static_cast<uint32_t>(slice * kSlice);
    for (size_t i = hand.starts[part]; i < hand.starts[part + 1]; ++i) {
      terms_.push_back(uint64_t{hand.terms[i]} << 32 | owners_.size());
      owners_.push_back({first + hand.places[i], hand.counts[i]});
    }
  }
}

void PartCounter::AddSquares(absl::Span<const uint64_t> same, Fixed idf) {
  if (idf < kStopIdf) return;  // weighs nothing
  for (uint64_t term : same) {
    const Owner& owner = owners_[static_cast<uint32_t>(term)];
    const uint64_t weight = ContentWeight(owner.count, idf);
    squares_[owner.document].fetch_add(weight * weight,
                                       std::memory_order_relaxed);
  }
}

std::vector<CountedTerm> PartCounter::Count(uint32_t upper) {
  Gather(upper % kParts);
  SortHashes(absl::MakeSpan(terms_));
  std::vector<CountedTerm> counted;
  for (size_t begin = 0, end = 0; begin < terms_.size(); begin = end) {
    const uint64_t lower = terms_[begin] >> 32;
    while (end < terms_.size() && terms_[end] >> 32 == lower) ++end;
    const auto term =
        static_cast<uint32_t>((uint64_t{upper} << 32 | lower) >> bits_);
    const auto documents = static_cast<uint32_t>(end - begin);
    AddSquares(absl::MakeConstSpan(terms_).subspan(begin, documents),
               idf_of_(term, documents));
    if (documents >= 2) counted.push_back({term, documents});
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

PairCounts CountPairs(const WordStreams& streams,
                      absl::Span<const TextWord> words, IdfOfPair idf_of,
                      int threads) {
  const int round_bits = RoundBits(streams);
  Squares squares(streams.size());
  PairCounts counts;
  counts.parts.resize(kParts << round_bits);
  for (uint32_t round = 0; round < uint32_t{1} << round_bits; ++round) {
    std::vector<Hand> hands((streams.size() + kSlice - 1) / kSlice);
    ParallelFor(hands.size(), threads, [&](size_t begin, size_t end) {
      Dealer dealer(streams, words, round_bits);
      for (size_t i = begin; i < end; ++i) hands[i] = dealer.Deal(i, round);
    });
    ParallelFor(kParts, threads, [&](size_t begin, size_t end) {
      PartCounter counter(hands, round_bits + kPartBits, idf_of, &squares);
      for (size_t part = begin; part < end; ++part) {
        const auto upper = static_cast<uint32_t>(round << kPartBits | part);
        counts.parts[upper] = counter.Count(upper);
      }
    });
  }
  counts.squares.assign(squares.begin(), squares.end());
  return counts;
}

}  // namespace samestory
