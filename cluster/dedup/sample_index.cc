#include "cluster/dedup/sample_index.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "base/parallel.h"
#include "base/sort_hashes.h"

namespace samestory {
namespace {

using Samples = absl::Span<const absl::Span<const uint32_t>>;

// A value less the bits that all of its part share, and who holds it: one
// number that sorts by both.
using Sighting = uint64_t;
uint32_t ValueOf(Sighting sighting) { return sighting >> 32; }
uint32_t TextOf(Sighting sighting) { return static_cast<uint32_t>(sighting); }

// Sightings sorted at a time: 32 MB a thread.
constexpr size_t kPartSightings = size_t{1} << 21;
constexpr int kMostPartBits = 10;

// The values fall into parts by so many of their highest bits.
int PartBits(Samples samples, int threads) {
  size_t sightings = 0;
  for (const auto& sample : samples) sightings += sample.size();
  int bits = 0;
  while (bits < kMostPartBits &&
         (1 << bits < threads || sightings >> bits > kPartSightings)) {
    ++bits;
  }
  return bits;
}

// Where the part of a value that begins with `bits` bits ends in a sample.
const uint32_t* EndOfPart(absl::Span<const uint32_t> sample, uint64_t part,
                          int bits) {
  return std::partition_point(
      sample.begin(), sample.end(),
      [&](uint32_t value) { return uint64_t{value} >> (32 - bits) <= part; });
}

// The sightings of one part, sorted. Samples are sorted themselves.
std::vector<Sighting> SortedSightings(Samples samples,
                                      absl::Span<const uint32_t> texts,
                                      uint64_t part, int bits) {
  std::vector<Sighting> sightings;
  for (size_t i = 0; i < samples.size(); ++i) {
    const auto& sample = samples[i];
    const uint32_t* value =
        part == 0 ? sample.begin() : EndOfPart(sample, part - 1, bits);
    const uint32_t* const end = EndOfPart(sample, part, bits);
    for (; value < end; ++value) {
      const uint32_t rest = *value << bits;
      sightings.push_back(uint64_t{rest} << 32 | texts[i]);
    }
  }
  SortHashes(absl::MakeSpan(sightings));
  return sightings;
}

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
      // The longest comes first, the shortest last.
      if (index.IsLonger(TextOf(sightings[begin]),
                         TextOf(sightings[end - 1]))) {
        AddHolders(sightings.subspan(begin, end - begin), index, max_holders);
      }
    }
  }

  void AddHolders(absl::Span<const Sighting> sightings,
                  const SampleIndex& index, uint32_t max_holders) {
    if (sightings.size() < 2) return;
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

SampleIndex::SampleIndex(Samples samples, absl::Span<const uint32_t> texts,
                         absl::Span<const uint32_t> lengths,
                         const SampleIndexOptions& options, int threads)
    : least_ratio_(options.least_ratio),
      lengths_(lengths.begin(), lengths.end()) {
  sample_sizes_.resize(samples.size());
  for (size_t i = 0; i < samples.size(); ++i) {
    sample_sizes_[texts[i]] = static_cast<uint32_t>(samples[i].size());
  }
  const int bits = PartBits(samples, threads);
  std::vector<Part> parts(size_t{1} << bits);
  ParallelFor(parts.size(), threads, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      parts[i].Find(SortedSightings(samples, texts, i, bits), *this,
                    options.max_holders);
    }
  });
  Join(std::move(parts), samples.size());
}

void SampleIndex::Join(std::vector<Part> parts, size_t texts) {
  starts_.resize(texts + 1);
  for (const Part& part : parts) {
    for (const auto& value : part.values) ++starts_[value.first + 1];
  }
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
  values_.resize(starts_.back());
  std::vector<size_t> next(starts_.begin(), starts_.end() - 1);
  for (Part& part : parts) {
    const auto base = static_cast<uint32_t>(holders_.size());
    const auto listed = static_cast<uint32_t>(listed_.size());
    for (const auto& value : part.values) {
      values_[next[value.first]++] = base + value.second;
    }
    for (const Holders& holders : part.holders) {
      holders_.push_back(
          {listed + holders.begin, listed + holders.end, holders.is_common});
    }
    listed_.insert(listed_.end(), part.listed.begin(), part.listed.end());
    part = Part();
  }
}

absl::Span<const uint32_t> SampleIndex::ValuesOf(uint32_t text) const {
  return absl::MakeConstSpan(values_).subspan(
      starts_[text], starts_[text + 1] - starts_[text]);
}

SampleIndex::Answer SampleIndex::Candidates(uint32_t text,
                                            double containment) const {
  const absl::Span<const uint32_t> values = ValuesOf(text);
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
