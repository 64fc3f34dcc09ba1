// A part of a result that is a result itself: the stories --top and --min-size
// ask for, with their articles.
//
//   Selection few = SelectStories(articles, stories, {/*top=*/10, 2});
//   few.stories.stories.size();   // 10 at most, each of two articles or more
//
// Articles keep their order. Copies stay with their canonical, which is of the
// same story. Linear; copies the articles it selects.

#ifndef SAMESTORY_CLI_SELECTION_H_
#define SAMESTORY_CLI_SELECTION_H_

#include <vector>

#include "absl/status/status.h"
#include "absl/types/span.h"
#include "cluster/stories.h"
#include "cluster/text/article.h"

namespace samestory {

struct SelectionOptions {
  int top = 0;       // at most so many stories, the largest; 0: all
  int min_size = 1;  // only stories of so many articles or more

  absl::Status Validate() const;

  bool selects_all() const { return top == 0 && min_size <= 1; }
};

struct Selection {
  std::vector<Article> articles;
  Stories stories;
};

Selection SelectStories(absl::Span<const Article> articles,
                        const Stories& stories,
                        const SelectionOptions& options);

}  // namespace samestory

#endif  // SAMESTORY_CLI_SELECTION_H_
