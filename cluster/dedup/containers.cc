#include "cluster/dedup/containers.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

#include "base/parallel.h"
#include "cluster/dedup/sample_index.h"
#include "cluster/sketch/similarity.h"

namespace samestory {
namespace {

using ShingleSet = absl::Span<const uint64_t>;

// Two contents that share so many shingles share a passage, not a quotation or
// a standing line: what DedupOptions.min_contained_shingles is by default, and
// for the reasons given there.
constexpr uint64_t kPassageShingles = 30;

// A content with this share of its shingles in another is a version of it,
// however short: more agrees than differs.
constexpr double kVersionShare = .5;

// Contents looked at per text: if a thousand are of one report, so are likely
// the rest. A text that holds more and seems no roundup is counted as cut.
constexpr size_t kMaxContents = 1000;

// What the contents of one text that belong together cover of it, grown from
// the first.
class Report {
 public:
  explicit Report(ShingleSet first) : covered_(first.begin(), first.end()) {}

  // Takes `content` in if it is of this report.
  bool Take(ShingleSet content) {
    const uint64_t needed = std::min(
        kPassageShingles, OverlapForContainment(content.size(), kVersionShare));
    if (!CountOverlapReaching(content, covered_, needed)) return false;
    std::vector<uint64_t> both;
    both.reserve(covered_.size() + content.size());
    std::set_union(covered_.begin(), covered_.end(), content.begin(),
                   content.end(), std::back_inserter(both));
    covered_.swap(both);
    return true;
  }

 private:
  std::vector<uint64_t> covered_;
};

// Whether the contents fall apart into two reports or more.
bool HoldsSeveralReports(const ShingleSets& sets,
                         absl::Span<const uint32_t> contents) {
  if (contents.size() < 2) return false;
  std::vector<uint64_t> buffer;
  Report report(sets.Get(contents[0], &buffer));
  std::vector<uint32_t> apart(
      contents.begin() + 1,
      contents.begin() + std::min(contents.size(), kMaxContents));
  const auto belongs = [&](uint32_t text) {
    return report.Take(sets.Get(text, &buffer));
  };
  // One that was taken may be what an earlier one was missing.
  for (size_t before = apart.size() + 1; apart.size() < before;) {
    before = apart.size();
    apart.erase(std::remove_if(apart.begin(), apart.end(), belongs),
                apart.end());
  }
  return !apart.empty();
}

// Whether a text of `a` shingles that lies in one of `b` is its Jaccard match
// in any case: then there is no need to look.
bool WouldBeJaccardMatch(size_t a, size_t b, const ContainersOptions& options) {
  return OverlapForJaccard(a, b, options.jaccard_threshold) <=
         OverlapForContainment(a, options.containment_threshold);
}

// How many times as long as a text one must be that contains it without being
// its Jaccard match. Lengths count repeats and sets do not, so half of what
// follows from the thresholds is asked.
double LeastRatio(const ContainersOptions& options) {
  const double share = options.containment_threshold;
  const double ratio = share / options.jaccard_threshold - 1 + share;
  return std::max(1., 1 + (ratio - 1) / 2);
}

bool IsContained(ShingleSet a, ShingleSet b, const ContainersOptions& options) {
  const auto overlap = CountOverlapReaching(
      a, b, OverlapForContainment(a.size(), options.containment_threshold));
  return overlap.has_value() && overlap->jaccard() < options.jaccard_threshold;
}

// What comparing one text to its candidates found.
struct Search {
  std::vector<uint32_t> containers;
  size_t compared = 0;
  bool cut = false;
};

Search CompareTo(absl::Span<const uint32_t> candidates, uint32_t text,
                 const ShingleSets& sets, const ContainersOptions& options) {
  Search search;
  const size_t size = sets.size(text);
  if (candidates.empty() || size < options.min_shingles) return search;
  std::vector<uint64_t> buffers[2];
  const ShingleSet set = sets.Get(text, &buffers[0]);
  for (const uint32_t candidate : candidates) {
    if (WouldBeJaccardMatch(size, sets.size(candidate), options)) continue;
    if (search.compared == options.max_candidates) {
      search.cut = true;
      break;
    }
    ++search.compared;
    if (IsContained(set, sets.Get(candidate, &buffers[1]), options)) {
      search.containers.push_back(candidate);
    }
  }
  std::sort(search.containers.begin(), search.containers.end());
  return search;
}

// What each text contains, the longest first: `of` the other way round.
class Contents {
 public:
  Contents(const std::vector<std::vector<uint32_t>>& of,
           absl::Span<const uint32_t> by_length)
      : starts_(of.size() + 1) {
    for (const auto& containers : of) {
      for (const uint32_t container : containers) ++starts_[container + 1];
    }
    std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
    contents_.resize(starts_.back());
    std::vector<uint32_t> next(starts_.begin(), starts_.end() - 1);
    for (const uint32_t set : by_length) {
      for (const uint32_t container : of[set])
        contents_[next[container]++] = set;
    }
  }

  absl::Span<const uint32_t> In(size_t set) const {
    return absl::MakeConstSpan(contents_).subspan(
        starts_[set], starts_[set + 1] - starts_[set]);
  }

 private:
  std::vector<uint32_t> starts_;  // by set, into contents_
  std::vector<uint32_t> contents_;
};

void MarkRoundups(const ShingleSets& sets, absl::Span<const uint32_t> by_length,
                  int threads, Containers* containers) {
  const Contents contents(containers->of, by_length);
  std::vector<uint8_t> roundup(sets.num_texts());  // bits would race
  ParallelFor(sets.num_texts(), threads, [&](size_t begin, size_t end) {
    for (size_t set = begin; set < end; ++set) {
      roundup[set] = HoldsSeveralReports(sets, contents.In(set));
    }
  });
  // The shortest first: what holds a roundup holds its reports.
  for (auto set = by_length.rbegin(); set != by_length.rend(); ++set) {
    if (!roundup[*set]) continue;
    for (const uint32_t container : containers->of[*set]) {
      roundup[container] = true;
    }
  }
  containers->roundup.assign(roundup.begin(), roundup.end());
  for (size_t set = 0; set < sets.num_texts(); ++set) {
    if (!roundup[set] && contents.In(set).size() > kMaxContents) {
      containers->cut[set] = true;
    }
  }
}

}  // namespace

ContainerCandidates FindCandidateContainers(
    absl::Span<const absl::Span<const uint32_t>> samples,
    absl::Span<const uint32_t> texts, absl::Span<const uint32_t> lengths,
    const ContainersOptions& options, int threads) {
  ContainerCandidates candidates;
  std::vector<uint32_t>& order = candidates.longest_first;
  order.resize(samples.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(),
            [&](uint32_t a, uint32_t b) { return LongerFirst(lengths, a, b); });
  std::vector<uint32_t> ordered_lengths;
  ordered_lengths.reserve(order.size());
  for (const uint32_t text : order) ordered_lengths.push_back(lengths[text]);
  std::vector<uint32_t> place_of(order.size());  // by text
  for (uint32_t place = 0; place < order.size(); ++place) {
    place_of[order[place]] = place;
  }
  std::vector<uint32_t> places;
  places.reserve(texts.size());
  for (const uint32_t text : texts) places.push_back(place_of[text]);

  SampleIndexOptions index_options;
  index_options.least_ratio = LeastRatio(options);
  const SampleIndex index(samples, places, ordered_lengths, index_options,
                          threads);
  candidates.of.resize(samples.size());
  std::vector<uint8_t> cut(samples.size());
  ParallelFor(samples.size(), threads, [&](size_t begin, size_t end) {
    for (size_t place = begin; place < end; ++place) {
      const uint32_t text = order[place];
      if (lengths[text] < options.min_shingles) continue;
      SampleIndex::Answer answer = index.Candidates(
          static_cast<uint32_t>(place), options.containment_threshold);
      for (uint32_t& found : answer.found) found = order[found];
      candidates.of[text] = std::move(answer.found);
      cut[text] = answer.cut;
    }
  });
  candidates.cut.assign(cut.begin(), cut.end());
  return candidates;
}

Containers VerifyContainers(const ShingleSets& sets,
                            const ContainerCandidates& candidates,
                            const ContainersOptions& options, int threads) {
  const auto texts = static_cast<uint32_t>(sets.num_texts());
  std::vector<Search> searches(texts);
  ParallelFor(texts, threads, [&](size_t begin, size_t end) {
    for (size_t text = begin; text < end; ++text) {
      searches[text] = CompareTo(candidates.of[text],
                                 static_cast<uint32_t>(text), sets, options);
    }
  });

  Containers result;
  result.cut = candidates.cut;
  result.of.resize(texts);
  for (uint32_t text = 0; text < texts; ++text) {
    Search& search = searches[text];
    result.pairs_verified += search.compared;
    if (search.cut) result.cut[text] = true;
    result.of[text] = std::move(search.containers);
  }
  MarkRoundups(sets, candidates.longest_first, threads, &result);
  return result;
}

}  // namespace samestory
