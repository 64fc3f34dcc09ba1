// Whether the stories' headlines are the best titles their articles have, by
// what a person wrote for the event.
//
//   const HeadlineChoice choice = JudgeHeadlines(articles, stories, human);
//   choice.chosen();   // the share of stories with the closest title
//
// `human` holds headlines by article id (column `headline` of a gold file). A
// story is judged by that of the article its headline is from. Titles and
// human headlines are compared by their folded words. Linear in the titles.

#ifndef SAMESTORY_CLI_HEADLINE_SCORES_H_
#define SAMESTORY_CLI_HEADLINE_SCORES_H_

#include "absl/types/span.h"
#include "cli/labels.h"
#include "cluster/quality/headline_choice.h"
#include "cluster/stories.h"
#include "cluster/text/article.h"

namespace samestory {

HeadlineChoice JudgeHeadlines(absl::Span<const Article> articles,
                              const Stories& stories, const Labels& human);

}  // namespace samestory

#endif  // SAMESTORY_CLI_HEADLINE_SCORES_H_
