#include "io/write/story_facts.h"

#include <algorithm>
#include <cmath>

#include "absl/container/flat_hash_set.h"

namespace samestory {

StoryFacts FactsOf(absl::Span<const Article> articles, const Story& story) {
  StoryFacts facts;
  absl::flat_hash_set<absl::string_view> seen;
  for (const DocId doc : story.articles) {
    const Article& article = articles[doc];
    if (!article.source.empty() && seen.insert(article.source).second) {
      facts.sources.push_back(article.source);
    }
    if (!article.published.has_value()) continue;
    const absl::Time time = *article.published;
    facts.first = std::min(facts.first.value_or(time), time);
    facts.last = std::max(facts.last.value_or(time), time);
  }
  return facts;
}

std::string FormatPublished(const absl::optional<absl::Time>& time) {
  if (!time.has_value()) return "";
  return absl::FormatTime("%E4Y-%m-%dT%H:%M:%SZ", *time, absl::UTCTimeZone());
}

double FourDecimals(double value) { return std::round(value * 1e4) / 1e4; }

}  // namespace samestory
