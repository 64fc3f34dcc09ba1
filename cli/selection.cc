#include "cli/selection.h"

#include <cstddef>
#include <utility>

#include "absl/strings/str_cat.h"
#include "cluster/sketch/doc_id.h"

namespace samestory {
namespace {

// Stands for a story that was not selected.
constexpr uint32_t kLeftOut = 0xffffffff;

// By old index: the new index, or kLeftOut.
std::vector<uint32_t> NumberStories(const Stories& stories,
                                    const SelectionOptions& options) {
  std::vector<uint32_t> numbers;
  uint32_t next = 0;
  for (const Story& story : stories.stories) {
    const bool is_large =
        story.articles.size() >= static_cast<size_t>(options.min_size);
    const bool is_room =
        options.top == 0 || next < static_cast<uint32_t>(options.top);
    numbers.push_back(is_large && is_room ? next++ : kLeftOut);
  }
  return numbers;
}

}  // namespace

absl::Status SelectionOptions::Validate() const {
  if (top < 0) {
    return absl::InvalidArgumentError(
        absl::StrCat("--top: wants 0 or more, got ", top));
  }
  if (min_size < 1) {
    return absl::InvalidArgumentError(
        absl::StrCat("--min-size: wants 1 or more, got ", min_size));
  }
  return absl::OkStatus();
}

Selection SelectStories(absl::Span<const Article> articles,
                        const Stories& stories,
                        const SelectionOptions& options) {
  const std::vector<uint32_t> numbers = NumberStories(stories, options);
  Selection selection;
  selection.stories.copies = stories.copies;

  std::vector<DocId> new_docs(articles.size(), kNoDoc);
  for (DocId doc = 0; doc < articles.size(); ++doc) {
    if (numbers[stories.placements[doc].story] == kLeftOut) continue;
    new_docs[doc] = static_cast<DocId>(selection.articles.size());
    selection.articles.push_back(articles[doc]);
    selection.stories.placements.push_back(stories.placements[doc]);
  }
  for (Placement& placement : selection.stories.placements) {
    placement.canonical = new_docs[placement.canonical];
    placement.story = numbers[placement.story];
  }
  for (size_t i = 0; i < numbers.size(); ++i) {
    if (numbers[i] == kLeftOut) continue;
    Story story = stories.stories[i];
    story.headline_from = new_docs[story.headline_from];
    for (DocId& doc : story.articles) doc = new_docs[doc];
    selection.stories.stories.push_back(std::move(story));
  }
  return selection;
}

}  // namespace samestory
