#include "cluster/dedup/stars.h"

#include <algorithm>
#include <utility>

#include "absl/types/optional.h"
#include "cluster/dedup/canonicals.h"
#include "cluster/sketch/overlap_bound.h"

namespace samestory {
namespace {

class StarMaker {
 public:
  StarMaker(const ShingleSets& sets, absl::Span<const uint32_t> lengths,
            const BandBuckets& buckets, const Containers& containers,
            const StarsOptions& options, StarsCounters* counters)
      : sets_(sets),
        lengths_(lengths),
        containers_(containers),
        options_(options),
        counters_(counters),
        canonicals_(buckets, sets.num_texts(), options.max_bucket_canonicals),
        memberships_(sets.num_texts()) {}

  std::vector<Membership> Make() {
    for (uint32_t set = 0; set < sets_.num_texts(); ++set) {
      if (!IsContainable(set)) Decide(set);
    }
    for (const uint32_t set : ContainableLongestFirst()) Decide(set);
    counters_->full_buckets = canonicals_.full_buckets();
    return std::move(memberships_);
  }

 private:
  // A roundup takes nobody, so lying in one is no reason to wait.
  bool IsContainable(uint32_t set) const {
    const std::vector<uint32_t>& of = containers_.of[set];
    return std::any_of(of.begin(), of.end(), [this](uint32_t container) {
      return !containers_.roundup[container];
    });
  }

  std::vector<uint32_t> ContainableLongestFirst() const {
    std::vector<uint32_t> containable;
    for (uint32_t set = 0; set < sets_.num_texts(); ++set) {
      if (IsContainable(set)) containable.push_back(set);
    }
    std::sort(
        containable.begin(), containable.end(),
        [this](uint32_t a, uint32_t b) { return LongerFirst(lengths_, a, b); });
    return containable;
  }

  void Decide(uint32_t set) {
    const bool has_all =
        canonicals_.Candidates(set, options_.max_candidates, &candidates_);
    absl::optional<Membership> found = FindLike(set);
    if (!found.has_value()) found = FindContaining(set);
    if (!found.has_value()) {
      const uint64_t length = lengths_[set];
      found = Membership{set, false, {length, length, length}};
      canonicals_.Add(set);
      counters_->over_max_candidates += !has_all;
    }
    memberships_[set] = *found;
  }

  // Of the candidates the one with the highest Jaccard; of equals the first.
  absl::optional<Membership> FindLike(uint32_t set) {
    // One candidate is sooner compared than a bound for several is made.
    const bool has_several = candidates_.size() >= 2;
    if (has_several) bound_.Reset(sets_.Get(set, &buffers_[0]));
    absl::optional<Membership> best;
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
      best = Membership{candidate, false, *overlap};
      wanted = jaccard;
    }
    return best;
  }

  // The canonical that holds most of `set`; of equals the first. A container
  // that is itself a member speaks for its canonical, which is then asked. All
  // of them are decided: they are not containable, or longer.
  absl::optional<Membership> FindContaining(uint32_t set) {
    absl::optional<Membership> best;
    uint64_t wanted =
        OverlapForContainment(sets_.size(set), options_.containment_threshold);
    for (const uint32_t container : containers_.of[set]) {
      if (containers_.roundup[container]) continue;
      const uint32_t candidate = memberships_[container].canonical;
      if (containers_.roundup[candidate]) continue;
      if (!LongerFirst(lengths_, candidate, set)) continue;
      const absl::optional<Overlap> overlap = Verify(set, candidate, wanted);
      if (!overlap.has_value()) continue;
      if (best.has_value() && overlap->common == wanted &&
          best->canonical <= candidate) {
        continue;
      }
      best = Membership{candidate, true, *overlap};
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
    ++counters_->pairs_verified;
    return CountOverlapReaching(sets_.Get(set, &buffers_[0]),
                                sets_.Get(candidate, &buffers_[1]), needed);
  }

  const ShingleSets& sets_;
  const absl::Span<const uint32_t> lengths_;
  const Containers& containers_;
  const StarsOptions options_;
  StarsCounters* const counters_;
  Canonicals canonicals_;
  std::vector<Membership> memberships_;
  std::vector<uint32_t> candidates_;  // of the text to be decided
  OverlapBound bound_;                // of the same text
  std::vector<uint64_t> buffers_[2];  // for sets that are not in memory
};

}  // namespace

std::vector<Membership> FormStars(const ShingleSets& sets,
                                  absl::Span<const uint32_t> lengths,
                                  const BandBuckets& buckets,
                                  const Containers& containers,
                                  const StarsOptions& options,
                                  StarsCounters* counters) {
  return StarMaker(sets, lengths, buckets, containers, options, counters)
      .Make();
}

}  // namespace samestory
