#include "cluster/dedup/stars.h"

#include <algorithm>
#include <atomic>
#include <utility>

#include "absl/types/optional.h"
#include "base/parallel.h"
#include "cluster/dedup/canonicals.h"
#include "cluster/dedup/components.h"
#include "cluster/sketch/overlap_bound.h"
#include "cluster/sketch/similarity.h"

namespace samestory {
namespace {

// What all components are decided with.
struct Batch {
  const ShingleSets& sets;
  const absl::Span<const uint32_t> lengths;
  const Containers& containers;
  const StarsOptions options;
  Canonicals canonicals;
  std::vector<Membership> memberships;
};

// Decides component after component, on one thread.
class StarMaker {
 public:
  explicit StarMaker(Batch* batch)
      : batch_(*batch),
        sets_(batch->sets),
        lengths_(batch->lengths),
        containers_(batch->containers),
        options_(batch->options) {}

  void Decide(absl::Span<const uint32_t> component) {
    containable_.clear();
    for (const uint32_t set : component) {
      if (IsContainable(set)) {
        containable_.push_back(set);
      } else {
        DecideOne(set);
      }
    }
    std::sort(
        containable_.begin(), containable_.end(),
        [this](uint32_t a, uint32_t b) { return LongerFirst(lengths_, a, b); });
    for (const uint32_t set : containable_) DecideOne(set);
  }

  const StarsCounters& counters() const { return counters_; }

 private:
  struct Match {
    uint32_t canonical;
    Overlap overlap;
  };

  // A roundup takes nobody, so lying in one is no reason to wait.
  bool IsContainable(uint32_t set) const {
    const absl::Span<const uint32_t> of = containers_.of[set];
    return std::any_of(of.begin(), of.end(), [this](uint32_t container) {
      return !containers_.roundup[container];
    });
  }

  void DecideOne(uint32_t set) {
    const bool has_all = batch_.canonicals.Candidates(
        set, options_.max_candidates, &candidates_);
    absl::optional<Match> found = FindLike(set);
    const bool by_containment = !found.has_value();
    if (by_containment) found = FindContaining(set);
    if (found.has_value()) {
      batch_.memberships[set] = {found->canonical,
                                 static_cast<uint32_t>(found->overlap.common),
                                 by_containment};
      return;
    }
    batch_.memberships[set] = {set, 0, false};
    batch_.canonicals.Add(set);
    counters_.over_max_candidates += !has_all;
  }

  // Of the candidates the one with the highest Jaccard; of equals the first.
  absl::optional<Match> FindLike(uint32_t set) {
    // One candidate is sooner compared than a bound for several is made.
    const bool has_several = candidates_.size() >= 2;
    if (has_several) bound_.Reset(sets_.Get(set, &buffers_[0]));
    absl::optional<Match> best;
    double wanted = options_.jaccard_threshold;
    for (const uint32_t candidate : candidates_) {
      const uint64_t needed =
          OverlapForJaccard(sets_.size(set), sets_.size(candidate), wanted);
      if (has_several && !MayReach(candidate, needed)) continue;
      const absl::optional<Overlap> overlap = Verify(set, candidate, needed);
      if (!overlap.has_value()) continue;
      const double jaccard = overlap->jaccard();
      if (best.has_value() && jaccard == wanted &&
          best->canonical < candidate) {
        continue;
      }
      best = Match{candidate, *overlap};
      wanted = jaccard;
    }
    return best;
  }

  // The canonical that holds most of `set`; of equals the first. A container
  // that is itself a member speaks for its canonical, which is then asked. All
  // of them are decided: they are not containable, or longer.
  absl::optional<Match> FindContaining(uint32_t set) {
    absl::optional<Match> best;
    uint64_t wanted =
        OverlapForContainment(sets_.size(set), options_.containment_threshold);
    for (const uint32_t container : containers_.of[set]) {
      if (containers_.roundup[container]) continue;
      const uint32_t candidate = batch_.memberships[container].canonical;
      if (containers_.roundup[candidate]) continue;
      if (!LongerFirst(lengths_, candidate, set)) continue;
      const absl::optional<Overlap> overlap = Verify(set, candidate, wanted);
      if (!overlap.has_value()) continue;
      if (best.has_value() && overlap->common == wanted &&
          best->canonical <= candidate) {
        continue;
      }
      best = Match{candidate, *overlap};
      wanted = overlap->common;
    }
    return best;
  }

  bool MayReach(uint32_t candidate, uint64_t needed) {
    return needed <= sets_.size(candidate) &&
           bound_.MayReach(sets_.Get(candidate, &buffers_[1]), needed);
  }

  absl::optional<Overlap> Verify(uint32_t set, uint32_t candidate,
                                 uint64_t needed) {
    if (needed > std::min(sets_.size(set), sets_.size(candidate))) {
      return absl::nullopt;
    }
    ++counters_.pairs_verified;
    return CountOverlapReaching(sets_.Get(set, &buffers_[0]),
                                sets_.Get(candidate, &buffers_[1]), needed);
  }

  Batch& batch_;
  const ShingleSets& sets_;
  const absl::Span<const uint32_t> lengths_;
  const Containers& containers_;
  const StarsOptions& options_;
  StarsCounters counters_;
  std::vector<uint32_t> containable_;  // of the component
  std::vector<uint32_t> candidates_;   // of the text to be decided
  OverlapBound bound_;                 // of the same text
  std::vector<uint64_t> buffers_[2];   // for sets that are not in memory
};

}  // namespace

std::vector<Membership> FormStars(const ShingleSets& sets,
                                  absl::Span<const uint32_t> lengths,
                                  const BandBuckets& buckets,
                                  const Containers& containers,
                                  const StarsOptions& options, int threads,
                                  StarsCounters* counters) {
  const NumberLists components = FindComponents(buckets, containers.of);
  Batch batch = {sets,
                 lengths,
                 containers,
                 options,
                 Canonicals(buckets, options.max_bucket_canonicals),
                 std::vector<Membership>(sets.num_texts())};
  std::atomic<uint64_t> pairs_verified{0}, over_max_candidates{0};
  ParallelFor(components.size(), threads, [&](size_t begin, size_t end) {
    StarMaker maker(&batch);
    for (size_t i = begin; i < end; ++i) maker.Decide(components[i]);
    pairs_verified += maker.counters().pairs_verified;
    over_max_candidates += maker.counters().over_max_candidates;
  });
  counters->pairs_verified = pairs_verified;
  counters->over_max_candidates = over_max_candidates;
  counters->full_buckets = batch.canonicals.full_buckets();
  return std::move(batch.memberships);
}

}  // namespace samestory
