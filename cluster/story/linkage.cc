#include "cluster/story/linkage.h"

#include <algorithm>
#include <cstring>
#include <numeric>

#include "absl/types/optional.h"
#include "cluster/story/disjoint_sets.h"

namespace samestory {
namespace {

// Means are compared with this many bits beyond a Fixed's: sums over up to
// 2^30 pairs still fit.
constexpr int kMeanBits = 8;

// The cross pairs of one cluster with another: the sum of logit - missing. In
// twelve bytes, for every link makes two.
class Cross {
 public:
  Cross(uint32_t cluster, int64_t sum) : cluster_(cluster) { set_sum(sum); }

  uint32_t cluster() const { return cluster_; }
  void set_cluster(uint32_t cluster) { cluster_ = cluster; }
  int64_t sum() const {
    int64_t sum;
    std::memcpy(&sum, sum_, sizeof(sum));
    return sum;
  }
  void set_sum(int64_t sum) { std::memcpy(sum_, &sum, sizeof(sum)); }

 private:
  uint32_t cluster_;
  uint32_t sum_[2];
};

struct Nearest {
  uint32_t cluster;
  int64_t mean;
};

void JoinLabels(absl::Span<const uint32_t> labels, DisjointSets* sets) {
  constexpr uint32_t kNone = 0xffffffff;
  std::vector<uint32_t> first;  // the first node of each label
  for (uint32_t node = 0; node < labels.size(); ++node) {
    const uint32_t label = labels[node];
    if (label >= first.size()) first.resize(label + 1, kNone);
    if (first[label] == kNone) first[label] = node;
    sets->Join(first[label], node);
  }
}

class ChainLinker {
 public:
  ChainLinker(size_t nodes, absl::Span<const Link> links,
              const LinkageOptions& options, absl::Span<const uint32_t> start);

  std::vector<Merge> Run();

 private:
  void ReadLinks(absl::Span<const Link> links);
  void GrowFrom(uint32_t start);
  absl::optional<Nearest> FindNearest(uint32_t cluster, uint32_t preferred);
  void Consolidate(uint32_t cluster);
  void MergePair(uint32_t x, uint32_t y, int64_t mean);

  const Fixed missing_;
  const int64_t stop_mean_;
  DisjointSets clusters_;
  std::vector<std::vector<Cross>> crosses_;  // by cluster; may name dead ones
  std::vector<uint32_t> chain_;
  std::vector<Merge> merges_;
};

ChainLinker::ChainLinker(size_t nodes, absl::Span<const Link> links,
                         const LinkageOptions& options,
                         absl::Span<const uint32_t> start)
    : missing_(options.missing),
      stop_mean_((options.stop - options.missing) << kMeanBits),
      clusters_(nodes),
      crosses_(nodes) {
  JoinLabels(start, &clusters_);
  ReadLinks(links);
}

void ChainLinker::ReadLinks(absl::Span<const Link> links) {
  const auto for_each = [&](const auto& visit) {
    for (const Link& link : links) {
      const int64_t gain = link.weight - missing_;
      if (gain <= 0) continue;
      const uint32_t a = clusters_.Find(link.a);
      const uint32_t b = clusters_.Find(link.b);
      if (a != b) visit(a, b, gain);
    }
  };
  std::vector<uint32_t> counts(crosses_.size());
  for_each([&](uint32_t a, uint32_t b, int64_t) {
    ++counts[a];
    ++counts[b];
  });
  for (size_t i = 0; i < counts.size(); ++i) crosses_[i].reserve(counts[i]);
  for_each([&](uint32_t a, uint32_t b, int64_t gain) {
    crosses_[a].emplace_back(b, gain);
    crosses_[b].emplace_back(a, gain);
  });
}

std::vector<Merge> ChainLinker::Run() {
  for (uint32_t node = 0; node < crosses_.size(); ++node) {
    if (clusters_.Find(node) == node) GrowFrom(node);
  }
  std::sort(merges_.begin(), merges_.end(), [](const Merge& x, const Merge& y) {
    if (x.height != y.height) return x.height > y.height;
    return x.a != y.a ? x.a < y.a : x.b < y.b;
  });
  return std::move(merges_);
}

// Follows nearest neighbours from `start` until its cluster has none left.
// A cluster without a neighbour above the stop never gets one again: a mean
// over a union is never above the larger of the two means.
void ChainLinker::GrowFrom(uint32_t start) {
  chain_ = {start};
  while (!chain_.empty()) {
    const uint32_t last = chain_.back();
    const uint32_t before = chain_.size() > 1 ? chain_.end()[-2] : last;
    const absl::optional<Nearest> nearest = FindNearest(last, before);
    if (!nearest.has_value()) return;
    if (nearest->cluster != before) {
      chain_.push_back(nearest->cluster);
      continue;
    }
    chain_.resize(chain_.size() - 2);
    MergePair(last, before, nearest->mean);
    if (chain_.empty()) chain_ = {std::min(last, before)};
  }
}

// The cluster with the highest mean to `cluster`, if that reaches the stop.
// On a tie `preferred` wins, so that a chain ends, then the smallest.
absl::optional<Nearest> ChainLinker::FindNearest(uint32_t cluster,
                                                 uint32_t preferred) {
  Consolidate(cluster);
  absl::optional<Nearest> best;
  for (const Cross& cross : crosses_[cluster]) {
    const int64_t pairs =
        int64_t{clusters_.SizeOf(cluster)} * clusters_.SizeOf(cross.cluster());
    const int64_t mean = (cross.sum() << kMeanBits) / pairs;
    if (mean < stop_mean_) continue;
    if (!best.has_value() || mean > best->mean ||
        (mean == best->mean && cross.cluster() == preferred)) {
      best = Nearest{cross.cluster(), mean};
    }
  }
  return best;
}

// Replaces dead clusters by those that took them over and adds up.
void ChainLinker::Consolidate(uint32_t cluster) {
  std::vector<Cross>& crosses = crosses_[cluster];
  for (Cross& cross : crosses) {
    cross.set_cluster(clusters_.Find(cross.cluster()));
  }
  const auto before = [](const Cross& x, const Cross& y) {
    return x.cluster() < y.cluster();
  };
  // Links come in order, and mostly nothing has happened to them.
  if (!std::is_sorted(crosses.begin(), crosses.end(), before)) {
    std::sort(crosses.begin(), crosses.end(), before);
  }
  size_t kept = 0;
  for (const Cross& cross : crosses) {
    if (cross.cluster() == cluster) continue;
    if (kept > 0 && crosses[kept - 1].cluster() == cross.cluster()) {
      crosses[kept - 1].set_sum(crosses[kept - 1].sum() + cross.sum());
    } else {
      crosses[kept++] = cross;
    }
  }
  crosses.erase(crosses.begin() + kept, crosses.end());
}

void ChainLinker::MergePair(uint32_t x, uint32_t y, int64_t mean) {
  const uint32_t a = std::min(x, y);
  const uint32_t b = std::max(x, y);
  merges_.push_back({a, b, missing_ + (mean >> kMeanBits)});
  clusters_.Join(a, b);
  crosses_[a].insert(crosses_[a].end(), crosses_[b].begin(), crosses_[b].end());
  std::vector<Cross>().swap(crosses_[b]);
}

}  // namespace

std::vector<Merge> LinkByAverage(size_t nodes, absl::Span<const Link> links,
                                 const LinkageOptions& options,
                                 absl::Span<const uint32_t> start) {
  return ChainLinker(nodes, links, options, start).Run();
}

std::vector<uint32_t> CutTree(size_t nodes, absl::Span<const Merge> tree,
                              Fixed level, absl::Span<const uint32_t> start) {
  DisjointSets clusters(nodes);
  JoinLabels(start, &clusters);
  for (const Merge& merge : tree) {
    if (merge.height >= level) clusters.Join(merge.a, merge.b);
  }
  return clusters.Labels();
}

}  // namespace samestory
