// What every format says about a story: its sources and its span of time.

#ifndef SAMESTORY_IO_WRITE_STORY_FACTS_H_
#define SAMESTORY_IO_WRITE_STORY_FACTS_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/optional.h"
#include "absl/types/span.h"
#include "cluster/stories.h"
#include "cluster/text/article.h"

namespace samestory {

struct StoryFacts {
  std::vector<absl::string_view> sources;  // distinct, as they first appear
  absl::optional<absl::Time> first;        // of the articles with a date
  absl::optional<absl::Time> last;
};

// The views are into `articles`.
StoryFacts FactsOf(absl::Span<const Article> articles, const Story& story);

// "2024-10-22T09:30:00Z"; empty for an unknown time.
std::string FormatPublished(const absl::optional<absl::Time>& time);

// A share or probability as the formats give it: what lies beyond the fourth
// decimal says nothing.
double FourDecimals(double value);

}  // namespace samestory

#endif  // SAMESTORY_IO_WRITE_STORY_FACTS_H_
