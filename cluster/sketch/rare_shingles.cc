#include "cluster/sketch/rare_shingles.h"

#include <algorithm>
#include <atomic>
#include <utility>

#include "base/hashing.h"
#include "base/parallel.h"

namespace samestory {
namespace {

// Words of filter for 1,024 named shingles: 8 to 16 bits each. One look in
// 20 to 70 then passes a shingle nobody named, and the filter of 100,000 texts
// stays within a cache of 1 MB.
constexpr uint64_t kFilterWordsPer1024 = 128;

int BitsFor(uint64_t count) {
  int bits = 1;
  while ((uint64_t{1} << bits) < count) ++bits;
  return bits;
}

// The word is chosen by the lowest bits of a hash, its two bits by the next
// twelve; the directory takes the highest.
uint64_t FilterMask(uint64_t mixed, int filter_bits) {
  const uint64_t rest = mixed >> filter_bits;
  return uint64_t{1} << rest % 64 | uint64_t{1} << rest / 64 % 64;
}

}  // namespace

RareShingles::RareShingles(absl::Span<const absl::Span<const uint64_t>> sets,
                           const RareShinglesOptions& options, int threads)
    : sets_(sets), options_(options) {
  NameShingles();
  MakeDirectory();
  filter_bits_ = BitsFor(named_.size() * kFilterWordsPer1024 / 1024);
  filter_.resize(uint64_t{1} << filter_bits_);
  for (const uint64_t mixed : named_) AddToFilter(mixed);
  CountHolders(threads);

  // From here on only shingles with two holders or more matter.
  std::fill(filter_.begin(), filter_.end(), 0);
  for (uint32_t index = 0; index < named_.size(); ++index) {
    if (IsListed(index)) AddToFilter(named_[index]);
  }
  ListHolders();
}

absl::Span<const uint64_t> RareShingles::Probes(uint32_t set) const {
  if (sets_[set].size() < options_.min_shingles) return {};
  return sets_[set].subspan(0, kProbes);
}

void RareShingles::NameShingles() {
  size_t count = 0;
  for (uint32_t set = 0; set < sets_.size(); ++set) {
    count += Probes(set).size();
  }
  named_.reserve(count);
  for (uint32_t set = 0; set < sets_.size(); ++set) {
    for (const uint64_t probe : Probes(set)) named_.push_back(MixHash(probe));
  }
  std::sort(named_.begin(), named_.end());
  named_.erase(std::unique(named_.begin(), named_.end()), named_.end());
}

void RareShingles::MakeDirectory() {
  directory_bits_ = BitsFor(named_.size());
  directory_.resize((uint64_t{1} << directory_bits_) + 1);
  for (const uint64_t mixed : named_) {
    ++directory_[(mixed >> (64 - directory_bits_)) + 1];
  }
  for (size_t i = 1; i < directory_.size(); ++i) {
    directory_[i] += directory_[i - 1];
  }
}

void RareShingles::AddToFilter(uint64_t mixed) {
  filter_[mixed & (filter_.size() - 1)] |= FilterMask(mixed, filter_bits_);
}

bool RareShingles::PassesFilter(uint64_t mixed) const {
  const uint64_t mask = FilterMask(mixed, filter_bits_);
  return (filter_[mixed & (filter_.size() - 1)] & mask) == mask;
}

uint32_t RareShingles::IndexOf(uint64_t shingle) const {
  const uint64_t mixed = MixHash(shingle);
  if (!PassesFilter(mixed)) return kNotNamed;
  const uint64_t cell = mixed >> (64 - directory_bits_);
  const auto end = named_.begin() + directory_[cell + 1];
  const auto place =
      std::lower_bound(named_.begin() + directory_[cell], end, mixed);
  if (place == end || *place != mixed) return kNotNamed;
  return static_cast<uint32_t>(place - named_.begin());
}

template <typename Visit>
void RareShingles::ForEachNamed(absl::Span<const uint64_t> set,
                                Visit visit) const {
  for (const uint64_t shingle : set) {
    const uint32_t index = IndexOf(shingle);
    if (index != kNotNamed) visit(index);
  }
}

void RareShingles::CountHolders(int threads) {
  std::vector<std::atomic<uint32_t>> counts(named_.size());
  ParallelFor(sets_.size(), threads, [&](size_t begin, size_t end) {
    for (size_t set = begin; set < end; ++set) {
      ForEachNamed(sets_[set], [&](uint32_t index) {
        counts[index].fetch_add(1, std::memory_order_relaxed);
      });
    }
  });
  counts_.assign(counts.begin(), counts.end());
}

// In the order of the sets, so a full list holds the first ones.
void RareShingles::ListHolders() {
  starts_.resize(named_.size() + 1);
  for (size_t index = 0; index < named_.size(); ++index) {
    const uint32_t room =
        IsListed(index) ? std::min(counts_[index], options_.max_holders) : 0;
    starts_[index + 1] = starts_[index] + room;
  }
  holders_.resize(starts_.back());
  std::vector<uint32_t> next(starts_.begin(), starts_.end() - 1);
  for (uint32_t set = 0; set < sets_.size(); ++set) {
    ForEachNamed(sets_[set], [&](uint32_t index) {
      if (next[index] < starts_[index + 1]) holders_[next[index]++] = set;
    });
  }
}

RareShingles::Answer RareShingles::Candidates(uint32_t set,
                                              double containment) const {
  std::vector<uint32_t> rare, common;
  for (const uint64_t probe : Probes(set)) {
    const uint32_t index = IndexOf(probe);
    const bool is_common = index != kNotNamed && IsCommon(index);
    (is_common ? common : rare).push_back(index);
  }
  Answer answer;
  const std::vector<uint32_t>& probes = rare.empty() ? common : rare;

  std::vector<uint32_t> hits;
  for (const uint32_t index : probes) {
    if (index == kNotNamed) continue;  // held by `set` alone
    // A full list that reaches as far as `set` left out nobody before it.
    answer.cut |= IsCommon(index) && holders_[starts_[index + 1] - 1] < set;
    for (uint32_t at = starts_[index]; at < starts_[index + 1]; ++at) {
      if (holders_[at] < set) hits.push_back(holders_[at]);
    }
  }
  std::sort(hits.begin(), hits.end());

  const size_t needed =
      std::max<size_t>(1, static_cast<size_t>(containment * probes.size() / 2));
  std::vector<std::pair<size_t, uint32_t>> ranked;  // (probes missed, holder)
  for (size_t begin = 0, end = 0; begin < hits.size(); begin = end) {
    while (end < hits.size() && hits[end] == hits[begin]) ++end;
    if (end - begin < needed) continue;
    ranked.emplace_back(probes.size() - (end - begin), hits[begin]);
  }
  std::sort(ranked.begin(), ranked.end());
  for (const auto& entry : ranked) answer.found.push_back(entry.second);
  return answer;
}

size_t RareShingles::bytes_used() const {
  return (named_.capacity() + filter_.capacity()) * sizeof(uint64_t) +
         (directory_.capacity() + counts_.capacity() + starts_.capacity() +
          holders_.capacity()) *
             sizeof(uint32_t);
}

}  // namespace samestory
