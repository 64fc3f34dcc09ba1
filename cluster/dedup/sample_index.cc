#include "cluster/dedup/sample_index.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/parallel.h"
#include "base/sort_hashes.h"
#include "cluster/sketch/doc_id.h"

namespace samestory {
namespace {

// A value less the bits that all of its part share, and who holds it: one
// number that sorts by both.
using Sighting = uint64_t;
uint32_t ValueOf(Sighting sighting) { return sighting >> 32; }
uint32_t TextOf(Sighting sighting) { return static_cast<uint32_t>(sighting); }

// Parts that are gathered in one look at all samples. What a look costs is the
// samples' memory, not what is taken from it.
constexpr size_t kPartsAtOnce = 4;

// Sightings sorted at a time, 8 bytes each and as much for the sort: a
// sixteenth or one of two texts, up to so many, but one of eight texts at
// least, for the more parts the more looks.
constexpr size_t kPartSightings = size_t{1} << 20;
constexpr int kMostPartBits = 10;

// So many samples ahead, the value that comes next is sent for: each lies in a
// cache line that nobody has looked at for a whole part.
constexpr size_t kAhead = 16;

// Samples read until their memory is let go again.
constexpr size_t kSamplesInHand = size_t{1} << 16;

// The values fall into parts by so many of their highest bits.
int PartBits(size_t sightings, size_t texts, int threads) {
  const size_t most = std::max(
      std::min(std::max(texts / 2, sightings / 16), kPartSightings), texts / 8);
  int bits = 0;
  while (bits < kMostPartBits &&
         (1 << bits < threads || sightings >> bits > most)) {
    ++bits;
  }
  return bits;
}

// Gives the sightings of the parts [first, past), one part after the other.
class Parts {
 public:
  Parts(const SpanList<uint32_t>& samples, absl::Span<const uint32_t> texts,
        int bits, uint64_t first, uint64_t past, size_t expected)
      : samples_(samples),
        texts_(texts),
        bits_(bits),
        expected_(expected),
        part_(first),
        past_(past) {
    if (first == 0) {
      next_.resize(samples.size());
      return;
    }
    next_.reserve(samples.size());
    for (size_t i = 0; i < samples.size(); ++i) {
      const absl::Span<const uint32_t> sample = samples[i];
      next_.push_back(static_cast<uint32_t>(
          std::lower_bound(sample.begin(), sample.end(), first << (32 - bits)) -
          sample.begin()));
      LetGoOnceInAWhile(i);
    }
  }

  // Sorted.
  std::vector<Sighting> TakeNext() {
    if (taken_ == gathered_.size()) Gather();
    std::vector<Sighting> sightings = std::move(gathered_[taken_++]);
    SortHashes(absl::MakeSpan(sightings));
    return sightings;
  }

 private:
  // Samples are sorted themselves.
  void Gather() {
    gathered_.resize(std::min<uint64_t>(kPartsAtOnce, past_ - part_));
    for (std::vector<Sighting>& part : gathered_) part.reserve(expected_);
    taken_ = 0;
    const uint64_t end = (part_ + gathered_.size()) << (32 - bits_);
    for (size_t i = 0; i < samples_.size(); ++i) {
      LetGoOnceInAWhile(i);
      if (i + kAhead < samples_.size()) {
        __builtin_prefetch(samples_[i + kAhead].data() + next_[i + kAhead]);
      }
      if (texts_[i] == kNoDoc) continue;
      const absl::Span<const uint32_t> sample = samples_[i];
      uint32_t value = next_[i];
      for (; value < sample.size() && sample[value] < end; ++value) {
        const uint64_t part = uint64_t{sample[value]} >> (32 - bits_);
        const uint32_t rest = uint64_t{sample[value]} << bits_;
        gathered_[part - part_].push_back(uint64_t{rest} << 32 | texts_[i]);
      }
      next_[i] = value;
    }
    part_ += gathered_.size();
  }

  void LetGoOnceInAWhile(size_t i) const {
    if (i % kSamplesInHand == kSamplesInHand - 1) samples_.LetGo();
  }

  const SpanList<uint32_t>& samples_;
  const absl::Span<const uint32_t> texts_;
  const int bits_;
  const size_t expected_;  // sightings of a part
  uint64_t part_;          // the first that is not gathered yet
  const uint64_t past_;
  std::vector<std::vector<Sighting>> gathered_;
  size_t taken_ = 0;            // of gathered_
  std::vector<uint32_t> next_;  // by sample: where the next part begins
};

}  // namespace

// What is found among the values of one range.
struct SampleIndex::Part {
  std::vector<Holders> holders;
  std::vector<uint32_t> listed;
  // (text, number of holders), in order of the holders.
  std::vector<std::pair<uint32_t, uint32_t>> values;

  void Find(absl::Span<const Sighting> sightings, const SampleIndex& index,
            uint32_t max_holders) {
    for (size_t begin = 0, end = 0; begin < sightings.size(); begin = end) {
      while (end < sightings.size() &&
             ValueOf(sightings[end]) == ValueOf(sightings[begin])) {
        ++end;
      }
      // Most values have one holder. The longest comes first, the shortest
      // last.
      if (end - begin > 1 && index.IsLonger(TextOf(sightings[begin]),
                                            TextOf(sightings[end - 1]))) {
        AddHolders(sightings.subspan(begin, end - begin), index, max_holders);
      }
    }
  }

  void AddHolders(absl::Span<const Sighting> sightings,
                  const SampleIndex& index, uint32_t max_holders) {
    const auto number = static_cast<uint32_t>(holders.size());
    const auto begin = static_cast<uint32_t>(listed.size());
    const uint32_t longest = TextOf(sightings[0]);
    for (const Sighting sighting : sightings) {
      const uint32_t text = TextOf(sighting);
      if (text != longest && index.IsLonger(longest, text)) {
        values.emplace_back(text, number);
      }
      if (listed.size() - begin < max_holders) listed.push_back(text);
    }
    holders.push_back({begin, static_cast<uint32_t>(listed.size()),
                       sightings.size() > max_holders});
  }
};

SampleIndex::SampleIndex(const SpanList<uint32_t>& samples,
                         absl::Span<const uint32_t> texts,
                         std::vector<uint32_t> lengths,
                         const SampleIndexOptions& options, int threads)
    : least_ratio_(options.least_ratio),
      lengths_(std::move(lengths)),
      sample_sizes_(lengths_.size()) {
  size_t sightings = 0;
  for (size_t i = 0; i < samples.size(); ++i) {
    if (texts[i] == kNoDoc) continue;
    sample_sizes_[texts[i]] = static_cast<uint32_t>(samples[i].size());
    sightings += samples[i].size();
  }
  const int bits = PartBits(sightings, lengths_.size(), threads);
  std::vector<Part> parts(size_t{1} << bits);
  // Hashes spread evenly: a little more than the share of one part.
  const size_t expected = sightings / parts.size() * 17 / 16;
  // One run of parts a thread: each keeps places of its own in all samples.
  const size_t runs =
      std::min(parts.size(), static_cast<size_t>(std::max(threads, 1)));
  ParallelFor(runs, threads, [&](size_t begin, size_t end) {
    for (size_t run = begin; run < end; ++run) {
      const size_t first = run * parts.size() / runs;
      const size_t past = (run + 1) * parts.size() / runs;
      Parts sorted(samples, texts, bits, first, past, expected);
      for (size_t i = first; i < past; ++i) {
        parts[i].Find(sorted.TakeNext(), *this, options.max_holders);
      }
    }
  });
  Join(std::move(parts));
}

void SampleIndex::Join(std::vector<Part> parts) {
  values_ = NumberLists(lengths_.size(), [&](auto put) {
    uint32_t base = 0;
    for (const Part& part : parts) {
      for (const auto& value : part.values) {
        put(value.first, base + value.second);
      }
      base += static_cast<uint32_t>(part.holders.size());
    }
  });
  for (Part& part : parts) {
    const auto listed = static_cast<uint32_t>(listed_.size());
    for (const Holders& holders : part.holders) {
      holders_.push_back(
          {listed + holders.begin, listed + holders.end, holders.is_common});
    }
    listed_.insert(listed_.end(), part.listed.begin(), part.listed.end());
    part = Part();
  }
}

SampleIndex::Answer SampleIndex::Candidates(uint32_t text,
                                            double containment) const {
  const absl::Span<const uint32_t> values = values_[text];
  const auto common = static_cast<size_t>(
      std::count_if(values.begin(), values.end(),
                    [&](uint32_t v) { return holders_[v].is_common; }));
  const bool only_common = common == sample_sizes_[text];

  Answer answer;
  std::vector<uint32_t> seen;
  for (const uint32_t value : values) {
    const Holders& holders = holders_[value];
    if (holders.is_common && !only_common) continue;
    uint32_t i = holders.begin;
    for (; i < holders.end && listed_[i] < text && IsLonger(listed_[i], text);
         ++i) {
      seen.push_back(listed_[i]);
    }
    answer.cut |= holders.is_common && i == holders.end;
  }

  const size_t asked = sample_sizes_[text] - (only_common ? 0 : common);
  const double expected = containment * static_cast<double>(asked);
  const auto needed =
      static_cast<size_t>(std::max(1., std::ceil(expected / 2)));
  std::sort(seen.begin(), seen.end());
  std::vector<std::pair<size_t, uint32_t>> counted;  // (-held, holder)
  for (size_t begin = 0, end = 0; begin < seen.size(); begin = end) {
    while (end < seen.size() && seen[end] == seen[begin]) ++end;
    if (end - begin >= needed) counted.emplace_back(begin - end, seen[begin]);
  }
  std::sort(counted.begin(), counted.end());
  for (const auto& holder : counted) answer.found.push_back(holder.second);
  return answer;
}

}  // namespace samestory
