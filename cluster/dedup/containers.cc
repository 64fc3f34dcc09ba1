#include "cluster/dedup/containers.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

#include "absl/functional/function_ref.h"
#include "base/parallel.h"
#include "base/parallel_sort.h"
#include "cluster/dedup/sample_index.h"
#include "cluster/sketch/doc_id.h"
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

// (text, one that contains it or may)
using TextPair = std::pair<uint32_t, uint32_t>;

// Texts looked at by one thread, one after the other.
constexpr size_t kTextsAtOnce = 1024;

// What was found of such texts.
struct Block {
  std::vector<TextPair> pairs;  // in order of the texts
  std::vector<uint32_t> cut;    // texts
  uint64_t compared = 0;
};

// Calls look(i, block) for all i < count.
std::vector<Block> LookAtAll(
    size_t count, int threads,
    absl::FunctionRef<void(uint32_t i, Block* block)> look) {
  std::vector<Block> blocks((count + kTextsAtOnce - 1) / kTextsAtOnce);
  ParallelFor(blocks.size(), threads, [&](size_t begin, size_t end) {
    for (size_t block = begin; block < end; ++block) {
      const size_t past = std::min(count, (block + 1) * kTextsAtOnce);
      for (size_t i = block * kTextsAtOnce; i < past; ++i) {
        look(static_cast<uint32_t>(i), &blocks[block]);
      }
    }
  });
  return blocks;
}

NumberLists JoinPairs(size_t texts, absl::Span<const Block> blocks) {
  return NumberLists(texts, [&](auto put) {
    for (const Block& block : blocks) {
      for (const TextPair& pair : block.pairs) put(pair.first, pair.second);
    }
  });
}

void MarkCut(absl::Span<const Block> blocks, std::vector<bool>* cut) {
  for (const Block& block : blocks) {
    for (const uint32_t text : block.cut) (*cut)[text] = true;
  }
}

void CompareTo(absl::Span<const uint32_t> candidates, uint32_t text,
               const ShingleSets& sets, const ContainersOptions& options,
               Block* found) {
  const size_t size = sets.size(text);
  if (candidates.empty() || size < options.min_shingles) return;
  std::vector<uint64_t> buffers[2];
  const ShingleSet set = sets.Get(text, &buffers[0]);
  std::vector<uint32_t> containers;
  size_t compared = 0;
  for (const uint32_t candidate : candidates) {
    if (WouldBeJaccardMatch(size, sets.size(candidate), options)) continue;
    if (compared == options.max_candidates) {
      found->cut.push_back(text);
      break;
    }
    ++compared;
    if (IsContained(set, sets.Get(candidate, &buffers[1]), options)) {
      containers.push_back(candidate);
    }
  }
  found->compared += compared;
  std::sort(containers.begin(), containers.end());
  for (const uint32_t container : containers) {
    found->pairs.emplace_back(text, container);
  }
}

// What each text contains, the longest first: `of` the other way round.
NumberLists ContentsOf(const NumberLists& of,
                       absl::Span<const uint32_t> by_length) {
  return NumberLists(of.size(), [&](auto put) {
    for (const uint32_t text : by_length) {
      for (const uint32_t container : of[text]) put(container, text);
    }
  });
}

void MarkRoundups(const ShingleSets& sets, absl::Span<const uint32_t> by_length,
                  int threads, Containers* containers) {
  const NumberLists contents = ContentsOf(containers->of, by_length);
  std::vector<uint8_t> roundup(sets.num_texts());  // bits would race
  ParallelFor(sets.num_texts(), threads, [&](size_t begin, size_t end) {
    for (size_t set = begin; set < end; ++set) {
      roundup[set] = HoldsSeveralReports(sets, contents[set]);
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
    if (!roundup[set] && contents[set].size() > kMaxContents) {
      containers->cut[set] = true;
    }
  }
}

// By place in the order of length: the lengths, ready for an index.
std::vector<uint32_t> LengthsInOrder(absl::Span<const uint32_t> lengths,
                                     absl::Span<const uint32_t> order) {
  std::vector<uint32_t> ordered;
  ordered.reserve(order.size());
  for (const uint32_t text : order) ordered.push_back(lengths[text]);
  return ordered;
}

// The places in the order of length of `texts`.
std::vector<uint32_t> PlacesOf(absl::Span<const uint32_t> texts,
                               absl::Span<const uint32_t> order) {
  std::vector<uint32_t> place_of(order.size());  // by text
  for (uint32_t place = 0; place < order.size(); ++place) {
    place_of[order[place]] = place;
  }
  std::vector<uint32_t> places;
  places.reserve(texts.size());
  for (const uint32_t text : texts) {
    places.push_back(text == kNoDoc ? kNoDoc : place_of[text]);
  }
  return places;
}

}  // namespace

ContainerCandidates FindCandidateContainers(const SpanList<uint32_t>& samples,
                                            absl::Span<const uint32_t> texts,
                                            absl::Span<const uint32_t> lengths,
                                            const ContainersOptions& options,
                                            int threads) {
  ContainerCandidates candidates;
  std::vector<uint32_t>& order = candidates.longest_first;
  order.resize(lengths.size());
  std::iota(order.begin(), order.end(), 0);
  ParallelSort(
      order.begin(), order.end(), threads,
      [&](uint32_t a, uint32_t b) { return LongerFirst(lengths, a, b); });

  SampleIndexOptions index_options;
  index_options.least_ratio = LeastRatio(options);
  const SampleIndex index(samples, PlacesOf(texts, order),
                          LengthsInOrder(lengths, order), index_options,
                          threads);
  const std::vector<Block> found =
      LookAtAll(order.size(), threads, [&](uint32_t place, Block* block) {
        const uint32_t text = order[place];
        if (lengths[text] < options.min_shingles) return;
        const SampleIndex::Answer answer =
            index.Candidates(place, options.containment_threshold);
        for (const uint32_t candidate : answer.found) {
          block->pairs.emplace_back(text, order[candidate]);
        }
        if (answer.cut) block->cut.push_back(text);
      });
  candidates.of = JoinPairs(order.size(), found);
  candidates.cut.resize(order.size());
  MarkCut(found, &candidates.cut);
  return candidates;
}

Containers VerifyContainers(const ShingleSets& sets,
                            const ContainerCandidates& candidates,
                            const ContainersOptions& options, int threads) {
  const std::vector<Block> found =
      LookAtAll(sets.num_texts(), threads, [&](uint32_t text, Block* block) {
        CompareTo(candidates.of[text], text, sets, options, block);
      });
  Containers result;
  result.of = JoinPairs(sets.num_texts(), found);
  result.cut = candidates.cut;
  MarkCut(found, &result.cut);
  for (const Block& block : found) result.pairs_verified += block.compared;
  MarkRoundups(sets, candidates.longest_first, threads, &result);
  return result;
}

}  // namespace samestory
