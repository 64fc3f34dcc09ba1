#include "cluster/story/posting_index.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/parallel.h"

namespace samestory {
namespace {

// What a line of memory holds, and how it is asked for: some hundred kilobytes
// are wanted of the next document, which is more than the nearest cache has.
constexpr uint32_t kRanksPerLine = 64 / sizeof(uint32_t);
constexpr uint32_t kWeightsPerLine = 64 / sizeof(uint16_t);
constexpr int kToRead = 0;
constexpr int kNotForLong = 2;

}  // namespace

absl::Span<const Probe> ProbeLists::of(uint32_t rank) const {
  const Block& block = blocks_[rank / kBlock];
  const uint32_t* const start = &block.starts[rank % kBlock];
  return absl::MakeConstSpan(block.probes).subspan(*start, start[1] - *start);
}

absl::Span<Probe> ProbeLists::of(uint32_t rank) {
  Block& block = blocks_[rank / kBlock];
  const uint32_t* const start = &block.starts[rank % kBlock];
  return absl::MakeSpan(block.probes).subspan(*start, start[1] - *start);
}

void ProbeLists::Append(uint32_t rank, absl::Span<const Probe> probes) {
  Block& block = blocks_[rank / kBlock];
  block.probes.insert(block.probes.end(), probes.begin(), probes.end());
  block.starts.push_back(static_cast<uint32_t>(block.probes.size()));
}

void ProbeLists::EndBlock(size_t block) {
  blocks_[block].probes.shrink_to_fit();
}

PostingIndex::PostingIndex(ProbeLists probes, const TimeOrder& order,
                           const PostingOptions& options, int threads)
    : order_(order), options_(options), probes_(std::move(probes)) {
  lists_ = Count();
  Fill();
  ParallelFor(lists_.size(), threads, [&](size_t begin, size_t end) {
    for (size_t term = begin; term < end; ++term) Arrange(lists_[term]);
  });
}

// Where each list will stand. A dated list that is too long to be shown whole
// gets as many places again behind the undated ones.
std::vector<PostingIndex::Lists> PostingIndex::Count() const {
  std::vector<Lists> lists;
  for (uint32_t rank = 0; rank < probes_.size(); ++rank) {
    for (const Probe& probe : probes_.of(rank)) {
      if (probe.term >= lists.size()) lists.resize(probe.term + 1);
      Lists& list = lists[probe.term];
      ++(order_.IsDated(rank) ? list.dated : list.undated);
    }
  }
  uint32_t start = 0;
  for (Lists& list : lists) {
    const uint32_t again = list.dated > options_.most ? options_.most : 0;
    const Lists counts = list;
    list.dated = start;
    list.undated = list.dated + counts.dated;
    list.heaviest = list.undated + counts.undated;
    list.end = start = list.heaviest + again;
  }
  return lists;
}

void PostingIndex::Fill() {
  const uint32_t postings = lists_.empty() ? 0 : lists_.back().end;
  ranks_.resize(postings);
  weights_.resize(postings);
  std::vector<uint32_t> dated, undated;  // by term: where the next one goes
  for (const Lists& lists : lists_) {
    dated.push_back(lists.dated);
    undated.push_back(lists.undated);
  }
  for (uint32_t rank = 0; rank < probes_.size(); ++rank) {
    const bool is_dated = order_.IsDated(rank);
    for (Probe& probe : probes_.of(rank)) {
      uint32_t& next = is_dated ? dated[probe.term] : undated[probe.term];
      const uint32_t place = next++;
      ranks_[place] = rank;
      weights_[place] = static_cast<uint16_t>(probe.weight);
      if (is_dated) probe.weight = place;
    }
  }
}

// The dated came by time already.
void PostingIndex::Arrange(const Lists& lists) {
  if (lists.end == lists.undated) return;
  struct Posting {
    uint32_t rank;
    uint16_t weight;
  };
  const auto heavier = [&](const Posting& x, const Posting& y) {
    if (x.weight != y.weight) return x.weight > y.weight;
    return order_.DocumentOf(x.rank) < order_.DocumentOf(y.rank);
  };
  std::vector<Posting> sorted;
  const auto read = [&](uint32_t begin, uint32_t end) {
    sorted.clear();
    for (uint32_t i = begin; i < end; ++i) {
      sorted.push_back({ranks_[i], weights_[i]});
    }
  };
  const auto write = [&](uint32_t begin, uint32_t end) {
    for (uint32_t i = begin; i < end; ++i) {
      ranks_[i] = sorted[i - begin].rank;
      weights_[i] = sorted[i - begin].weight;
    }
  };
  read(lists.undated, lists.heaviest);
  std::sort(sorted.begin(), sorted.end(), heavier);
  write(lists.undated, lists.heaviest);
  if (lists.heaviest == lists.end) return;
  read(lists.dated, lists.undated);
  std::partial_sort(sorted.begin(),
                    sorted.begin() + (lists.end - lists.heaviest), sorted.end(),
                    heavier);
  write(lists.heaviest, lists.end);
}

PostingIndex::Window PostingIndex::WindowOf(uint32_t rank) const {
  const int64_t time = order_.TimeOf(rank);
  if (!options_.guessed.empty() && options_.guessed[order_.DocumentOf(rank)]) {
    return {0, order_.RankAt(time), order_.dated()};
  }
  return {order_.RankAt(time - options_.window), order_.RankAt(time),
          order_.RankAt(time + options_.window + 1)};
}

// The first of the postings from `begin` to `end` that is not before `rank`.
uint32_t PostingIndex::Find(uint32_t begin, uint32_t end, uint32_t rank) const {
  const auto from = ranks_.begin();
  return static_cast<uint32_t>(
      std::lower_bound(from + begin, from + end, rank) - from);
}

// Of the dated postings the part inside the window, and of that, if it is
// long, the postings around the middle.
PostingSlice PostingIndex::Near(const Lists& lists, uint32_t place,
                                const Window& window) const {
  const uint32_t most = options_.most;
  const bool opens = place == lists.dated || ranks_[place - 1] < window.middle;
  const uint32_t middle =
      opens ? place : Find(lists.dated, place, window.middle);
  // Mostly the postings around are all inside.
  if (middle - lists.dated >= most / 2 &&
      lists.undated - middle >= most - most / 2) {
    const uint32_t first = middle - most / 2;
    if (ranks_[first] >= window.first &&
        ranks_[first + most - 1] < window.last) {
      return {first, first + most, weights_[place]};
    }
  }
  int64_t first = Find(lists.dated, place, window.first);
  int64_t last = Find(place, lists.undated, window.last);
  if (last - first > most) {
    first = std::min<int64_t>(std::max(first, int64_t{middle} - most / 2),
                              last - most);
    last = first + most;
  }
  return {static_cast<uint32_t>(first), static_cast<uint32_t>(last),
          weights_[place]};
}

void PostingIndex::FindSlices(uint32_t rank,
                              std::vector<PostingSlice>* slices) const {
  slices->clear();
  const bool is_dated = order_.IsDated(rank);
  const Window window = is_dated ? WindowOf(rank) : Window{};
  for (const Probe& probe : probes_.of(rank)) {
    const Lists& lists = lists_[probe.term];
    if (is_dated) {
      const uint32_t place = probe.weight;
      slices->push_back(Near(lists, place, window));
    } else if (lists.heaviest < lists.end) {
      slices->push_back({lists.heaviest, lists.end, probe.weight});
    } else {
      slices->push_back({lists.dated, lists.undated, probe.weight});
    }
    if (lists.undated == lists.heaviest) continue;
    slices->push_back({lists.undated,
                       std::min(lists.heaviest, lists.undated + options_.most),
                       slices->back().weight});
  }
}

void PostingIndex::PrefetchLists(uint32_t rank) const {
  if (rank >= order_.size()) return;
  for (const Probe& probe : probes_.of(rank)) {
    __builtin_prefetch(&lists_[probe.term]);
  }
}

void PostingIndex::PrefetchPostings(uint32_t rank) const {
  if (!order_.IsDated(rank)) return;
  for (const Probe& probe : probes_.of(rank)) {
    const uint32_t place = probe.weight;
    const Lists& lists = lists_[probe.term];
    const uint32_t half = options_.most / 2;
    const uint32_t begin = place - std::min(half, place - lists.dated);
    const uint32_t end = place + std::min(half, lists.undated - place);
    for (uint32_t i = begin; i < end; i += kRanksPerLine) {
      __builtin_prefetch(&ranks_[i], kToRead, kNotForLong);
    }
    for (uint32_t i = begin; i < end; i += kWeightsPerLine) {
      __builtin_prefetch(&weights_[i], kToRead, kNotForLong);
    }
  }
}

}  // namespace samestory
