#include "cluster/story/pair_counts.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "base/parallel.h"
#include "base/sort_hashes.h"

namespace samestory {
namespace {

// Words that are looked at for one part, of all documents or of each.
constexpr size_t kFewestPartWords = size_t{1} << 20;
constexpr size_t kPartWordsPerDocument = 64;
constexpr int kMostBits = 8;

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

// Counts the terms of one part after the other; a thread's own.
class PartCounter {
 public:
  PartCounter(const WordStreams& streams, absl::Span<const TextWord> words,
              int bits)
      : streams_(streams), words_(words), bits_(bits) {}

  std::vector<CountedTerm> Count(uint32_t part);

 private:
  void Gather(uint32_t part);
  size_t FindPairs(size_t title_words, uint32_t part);

  const WordStreams& streams_;
  const absl::Span<const TextWord> words_;
  const int bits_;
  std::vector<uint32_t> codes_;
  std::vector<uint32_t> found_;  // of one document, without their upper bits
  Seen seen_;
  std::vector<uint32_t> terms_;  // of all documents, alike
};

// Puts the document's terms of this part into found_; how many.
size_t PartCounter::FindPairs(size_t title_words, uint32_t part) {
  if (found_.size() < codes_.size() + 1) found_.resize(codes_.size() + 1);
  uint32_t* const found = found_.data();
  size_t count = 0;
  for (size_t i = 1; i < codes_.size(); ++i) {
    // Without branches: whether a term is of the part is as good as random.
    const uint64_t term = PairTerm(words_[codes_[i - 1]], words_[codes_[i]]);
    found[count] = static_cast<uint32_t>(term << bits_);
    count += (term << bits_) >> 32 == part && i != title_words;
  }
  return count;
}

void PartCounter::Gather(uint32_t part) {
  terms_.clear();
  for (uint32_t document = 0; document < streams_.size(); ++document) {
    const size_t title_words = streams_.Read(document, &codes_);
    const size_t count = FindPairs(title_words, part);
    seen_.Begin(count);
    for (size_t i = 0; i < count; ++i) {
      if (seen_.Insert(found_[i])) terms_.push_back(found_[i]);
    }
  }
}

std::vector<CountedTerm> PartCounter::Count(uint32_t part) {
  Gather(part);
  SortHashes(absl::MakeSpan(terms_));
  std::vector<CountedTerm> counted;
  for (size_t begin = 0, end = 0; begin < terms_.size(); begin = end) {
    while (end < terms_.size() && terms_[end] == terms_[begin]) ++end;
    if (end - begin < 2) continue;
    const uint64_t term = (uint64_t{part} << 32 | terms_[begin]) >> bits_;
    counted.push_back(
        {static_cast<uint32_t>(term), static_cast<uint32_t>(end - begin)});
  }
  counted.shrink_to_fit();
  return counted;
}

int PartBits(const WordStreams& streams) {
  const uint64_t wanted =
      std::max(kFewestPartWords, kPartWordsPerDocument * streams.size());
  int bits = 0;
  while (bits < kMostBits && (streams.words() >> bits) > wanted) ++bits;
  return bits;
}

}  // namespace

std::vector<std::vector<CountedTerm>> CountPairs(
    const WordStreams& streams, absl::Span<const TextWord> words, int threads) {
  const int bits = PartBits(streams);
  std::vector<std::vector<CountedTerm>> parts(size_t{1} << bits);
  ParallelFor(parts.size(), threads, [&](size_t begin, size_t end) {
    PartCounter counter(streams, words, bits);
    for (size_t part = begin; part < end; ++part) {
      parts[part] = counter.Count(static_cast<uint32_t>(part));
    }
  });
  return parts;
}

}  // namespace samestory
