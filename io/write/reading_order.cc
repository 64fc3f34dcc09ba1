#include "io/write/reading_order.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "io/write/terminal_text.h"

namespace samestory {
namespace {

// So much of a body stands in for a title.
constexpr size_t kLeadBytes = 400;

}  // namespace

std::vector<DocId> GroupedArticles(const Stories& stories, const Story& story) {
  const auto is_canonical = [&](DocId doc) {
    return stories.placements[doc].canonical == doc;
  };
  absl::flat_hash_map<DocId, size_t> rank;  // by canonical: where it stands
  for (size_t i = 0; i < story.articles.size(); ++i) {
    const DocId doc = story.articles[i];
    if (is_canonical(doc)) rank[doc] = i;
  }
  std::vector<DocId> grouped = story.articles;
  const auto key = [&](DocId doc) {
    return std::make_pair(rank[stories.placements[doc].canonical],
                          !is_canonical(doc));
  };
  std::stable_sort(grouped.begin(), grouped.end(),
                   [&](DocId a, DocId b) { return key(a) < key(b); });
  return grouped;
}

std::vector<std::vector<const Story*>> LongStorylines(const Stories& stories) {
  absl::flat_hash_map<absl::string_view, size_t> index;
  std::vector<std::vector<const Story*>> lines;
  for (const Story& story : stories.stories) {
    const auto [it, is_new] = index.try_emplace(story.storyline, lines.size());
    if (is_new) lines.emplace_back();
    lines[it->second].push_back(&story);
  }
  lines.erase(std::remove_if(lines.begin(), lines.end(),
                             [](const auto& line) { return line.size() < 2; }),
              lines.end());
  return lines;
}

std::string TitleOrLead(const Article& article) {
  const std::string title = ForTerminal(article.title);
  if (!title.empty()) return title;
  return ForTerminal(absl::string_view(article.body).substr(0, kLeadBytes));
}

}  // namespace samestory
