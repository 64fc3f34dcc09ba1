#include "cluster/keep_policy.h"

#include <algorithm>
#include <tuple>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "absl/time/time.h"

namespace samestory {
namespace {

using FactsOf = absl::FunctionRef<ArticleFacts(size_t)>;

// What decides between two articles unless they agree in it, the most important
// first. Smaller is kept; `preference` is what the policy asks for.
struct KeepKey {
  int64_t preference;
  absl::Time published;
  uint32_t length;
  uint32_t article;

  // Of the two, longer is better.
  auto Order() const { return std::make_tuple(preference, published, ~length); }
};

int64_t SourceRank(absl::string_view source, const KeepPolicy& policy) {
  const auto same = [&](const std::string& named) {
    return absl::EqualsIgnoreCase(named, source);
  };
  return std::find_if(policy.sources.begin(), policy.sources.end(), same) -
         policy.sources.begin();
}

int64_t Preference(const ArticleFacts& facts, size_t article,
                   const KeepPolicy& policy) {
  switch (policy.rule) {
    case KeepPolicy::Rule::kEarliest:
      return 0;
    case KeepPolicy::Rule::kLongest:
      return -static_cast<int64_t>(facts.length);
    case KeepPolicy::Rule::kFirst:
      return static_cast<int64_t>(article);
    case KeepPolicy::Rule::kSource:
      return SourceRank(facts.source, policy);
  }
  return 0;
}

KeepKey MakeKey(FactsOf facts_of, uint32_t article, const KeepPolicy& policy) {
  const ArticleFacts facts = facts_of(article);
  return {Preference(facts, article, policy), facts.published, facts.length,
          article};
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

std::vector<uint32_t> KeepRanks(size_t count, FactsOf facts_of,
                                const KeepPolicy& policy) {
  std::vector<KeepKey> keys;
  keys.reserve(count);
  for (uint32_t i = 0; i < count; ++i) {
    keys.push_back(MakeKey(facts_of, i, policy));
  }
  const auto tie_breaker = [&](const KeepKey& key) {
    const ArticleFacts facts = facts_of(key.article);
    return std::make_tuple(facts.content, facts.id);
  };
  std::sort(keys.begin(), keys.end(), [&](const KeepKey& a, const KeepKey& b) {
    const auto order_a = a.Order(), order_b = b.Order();
    return order_a != order_b ? order_a < order_b
                              : tie_breaker(a) < tie_breaker(b);
  });
  std::vector<uint32_t> ranks(count);
  for (uint32_t rank = 0; rank < count; ++rank) {
    ranks[keys[rank].article] = rank;
  }
  return ranks;
}

}  // namespace samestory
