#include "cluster/keep_policy.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "absl/time/time.h"

namespace samestory {
namespace {

// What decides between two articles, the most important first. Smaller is
// kept; `preference` is what the policy asks for.
struct KeepKey {
  int64_t preference;
  absl::Time published;
  int64_t minus_length;
  uint64_t content;
  absl::string_view id;

  bool operator<(const KeepKey& other) const {
    return std::tie(preference, published, minus_length, content, id) <
           std::tie(other.preference, other.published, other.minus_length,
                    other.content, other.id);
  }
};

int64_t SourceRank(absl::string_view source, const KeepPolicy& policy) {
  const auto same = [&](const std::string& named) {
    return absl::EqualsIgnoreCase(named, source);
  };
  return std::find_if(policy.sources.begin(), policy.sources.end(), same) -
         policy.sources.begin();
}

int64_t Preference(absl::Span<const ArticleFacts> articles, size_t i,
                   const KeepPolicy& policy) {
  switch (policy.rule) {
    case KeepPolicy::Rule::kEarliest:
      return 0;
    case KeepPolicy::Rule::kLongest:
      return -static_cast<int64_t>(articles[i].length);
    case KeepPolicy::Rule::kFirst:
      return static_cast<int64_t>(i);
    case KeepPolicy::Rule::kSource:
      return SourceRank(articles[i].source, policy);
  }
  return 0;
}

KeepKey MakeKey(absl::Span<const ArticleFacts> articles, size_t i,
                const KeepPolicy& policy) {
  const ArticleFacts& facts = articles[i];
  return {Preference(articles, i, policy), facts.published,
          -static_cast<int64_t>(facts.length), facts.content, facts.id};
}

}  // namespace

absl::StatusOr<KeepPolicy> ParseKeepPolicy(absl::string_view text) {
  KeepPolicy policy;
  if (text == "earliest") return policy;
  if (text == "longest") {
    policy.rule = KeepPolicy::Rule::kLongest;
    return policy;
  }
  if (text == "first") {
    policy.rule = KeepPolicy::Rule::kFirst;
    return policy;
  }
  if (absl::ConsumePrefix(&text, "source:")) {
    policy.rule = KeepPolicy::Rule::kSource;
    for (absl::string_view source : absl::StrSplit(text, ',')) {
      source = absl::StripAsciiWhitespace(source);
      if (!source.empty()) policy.sources.emplace_back(source);
    }
    if (!policy.sources.empty()) return policy;
    return absl::InvalidArgumentError(
        "keep: source: wants at least one outlet, as in source:a,b");
  }
  return absl::InvalidArgumentError(
      absl::StrCat("keep: wants earliest, longest, first or source:a,b, got ",
                   text.empty() ? "nothing" : text));
}

std::vector<uint32_t> KeepRanks(absl::Span<const ArticleFacts> articles,
                                const KeepPolicy& policy) {
  std::vector<KeepKey> keys;
  keys.reserve(articles.size());
  for (size_t i = 0; i < articles.size(); ++i) {
    keys.push_back(MakeKey(articles, i, policy));
  }
  std::vector<uint32_t> order(articles.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(),
            [&](uint32_t a, uint32_t b) { return keys[a] < keys[b]; });
  std::vector<uint32_t> ranks(articles.size());
  for (uint32_t rank = 0; rank < order.size(); ++rank) {
    ranks[order[rank]] = rank;
  }
  return ranks;
}

}  // namespace samestory
