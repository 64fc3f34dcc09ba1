#include "tests/testutil/synthetic_articles.h"

#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

std::vector<absl::string_view> WordsOf(const SyntheticArticle& made) {
  return absl::StrSplit(made.article.body, ' ');
}

TEST(SyntheticArticlesTest, TheSameSeedGivesTheSameArticles) {
  const auto once = MakeSyntheticArticles(50, SyntheticOptions());
  const auto again = MakeSyntheticArticles(50, SyntheticOptions());
  SyntheticOptions other;
  other.seed = 2;
  const auto others = MakeSyntheticArticles(50, other);
  for (size_t i = 0; i < once.size(); ++i) {
    EXPECT_EQ(once[i].article.body, again[i].article.body);
    EXPECT_EQ(once[i].article.published, again[i].article.published);
    EXPECT_NE(once[i].article.body, others[i].article.body);
  }
}

TEST(SyntheticArticlesTest, IdsAreUniqueAndFieldsFilled) {
  std::set<std::string> ids;
  for (const SyntheticArticle& made :
       MakeSyntheticArticles(200, SyntheticOptions())) {
    EXPECT_TRUE(ids.insert(made.article.id).second);
    EXPECT_FALSE(made.article.title.empty());
    EXPECT_FALSE(made.article.source.empty());
    EXPECT_TRUE(made.article.published.has_value());
    EXPECT_GE(WordsOf(made).size(), 100u);
    EXPECT_LE(WordsOf(made).size(), 300u);
  }
}

TEST(SyntheticArticlesTest, ACopyIsOfItsStoryAndNearlyItsOriginal) {
  const auto news = MakeSyntheticArticles(400, SyntheticOptions());
  int copies = 0;
  for (const SyntheticArticle& made : news) {
    if (made.copy_of < 0) continue;
    ++copies;
    const SyntheticArticle& original = news[made.copy_of];
    EXPECT_EQ(made.story, original.story);
    EXPECT_EQ(original.copy_of, -1);
    const auto words = WordsOf(made), original_words = WordsOf(original);
    ASSERT_EQ(words.size(), original_words.size());
    size_t edited = 0;
    for (size_t i = 0; i < words.size(); ++i) {
      edited += words[i] != original_words[i];
    }
    EXPECT_LE(edited, words.size() / 5);  // 3 % expected; far above chance
  }
  // 25 % of those whose story was already told once: 300 of 400.
  EXPECT_GT(copies, 40);
  EXPECT_LT(copies, 110);
}

}  // namespace
}  // namespace samestory
