#include "cluster/story/affair_margins.h"

#include <algorithm>
#include <cstdint>

#include "cluster/story/linkage.h"
#include "cluster/story/pair_features.h"

namespace samestory {
namespace {

constexpr Fixed kAffairLevel = -4 * kFixedOne;
constexpr Fixed kMostMargin = 6 * kFixedOne;

// An affair of so many documents more than the pair has a level to be trusted.
constexpr int64_t kWholeOthers = 4;

constexpr Fixed kFullStrength = 6 * kFixedOne / 5;
constexpr int64_t kHalfStrengthAt = 100;
constexpr size_t kNoStrengthFrom = 500;

// The affairs of a batch, and each document's sum of logits inside its own.
class Affairs {
 public:
  Affairs(size_t nodes, absl::Span<const Link> links);

  // How far `link` stands out, 0 outside of an affair of three at least.
  Fixed MarginOf(const Link& link) const;

 private:
  // The mean logit of `node` with its affair but for the pair at hand.
  Fixed LevelOf(uint32_t node, Fixed weight, int64_t others) const {
    return kLowestLogit + (sums_[node] - (weight - kLowestLogit)) / others;
  }

  std::vector<uint32_t> affair_of_;
  std::vector<int64_t> sizes_;
  std::vector<int64_t> sums_;  // by node, of logit - kLowestLogit
};

Affairs::Affairs(size_t nodes, absl::Span<const Link> links)
    : affair_of_(CutTree(
          nodes, LinkByAverage(nodes, links, {kLowestLogit, kAffairLevel}),
          kAffairLevel)),
      sizes_(nodes, 0),
      sums_(nodes, 0) {
  for (uint32_t affair : affair_of_) ++sizes_[affair];
  for (const Link& link : links) {
    if (affair_of_[link.a] != affair_of_[link.b]) continue;
    sums_[link.a] += link.weight - kLowestLogit;
    sums_[link.b] += link.weight - kLowestLogit;
  }
}

Fixed Affairs::MarginOf(const Link& link) const {
  const uint32_t affair = affair_of_[link.a];
  const int64_t others = sizes_[affair] - 2;
  if (affair != affair_of_[link.b] || others <= 0) return 0;
  const Fixed level = (LevelOf(link.a, link.weight, others) +
                       LevelOf(link.b, link.weight, others)) /
                      2;
  const Fixed margin =
      (link.weight - level) * std::min(others, kWholeOthers) / kWholeOthers;
  return std::min(std::max(margin, -kMostMargin), kMostMargin);
}

}  // namespace

Fixed MarginStrength(size_t documents) {
  if (documents >= kNoStrengthFrom) return 0;
  return kFullStrength * kHalfStrengthAt /
         (kHalfStrengthAt + static_cast<int64_t>(documents));
}

std::vector<Link> AddMargins(size_t nodes, absl::Span<const Link> links,
                             Fixed strength) {
  const Affairs affairs(nodes, links);
  std::vector<Link> adjusted(links.begin(), links.end());
  for (Link& link : adjusted) {
    const Fixed logit =
        link.weight + FixedProduct(strength, affairs.MarginOf(link));
    link.weight = static_cast<int32_t>(
        std::min(std::max(logit, kLowestLogit), kHighestLogit));
  }
  return adjusted;
}

}  // namespace samestory
