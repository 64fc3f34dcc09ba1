#include "cli/headline_scores.h"

#include <cstdint>
#include <vector>

#include "cluster/quality/rouge.h"
#include "cluster/text/tokens.h"

namespace samestory {
namespace {

std::vector<uint64_t> WordsOf(absl::string_view text) {
  std::vector<uint64_t> words;
  for (const Token& token : Tokenize(text)) words.push_back(token.hash);
  return words;
}

void JudgeOne(absl::Span<const Article> articles, const Story& story,
              absl::string_view human, HeadlineChoice* choice) {
  const std::vector<uint64_t> reference = WordsOf(human);
  std::vector<double> closeness;
  size_t chosen = 0;
  for (DocId doc : story.articles) {
    if (articles[doc].title.empty()) continue;
    if (doc == story.headline_from) chosen = closeness.size();
    closeness.push_back(RougeL(WordsOf(articles[doc].title), reference));
  }
  choice->Add(closeness, chosen, 0);  // the articles stand in order of time
}

}  // namespace

HeadlineChoice JudgeHeadlines(absl::Span<const Article> articles,
                              const Stories& stories, const Labels& human) {
  HeadlineChoice choice;
  for (const Story& story : stories.stories) {
    const Article& from = articles[story.headline_from];
    const auto found = human.find(from.id);
    if (from.title.empty() || found == human.end()) continue;
    JudgeOne(articles, story, found->second, &choice);
  }
  return choice;
}

}  // namespace samestory
