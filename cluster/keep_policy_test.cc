#include "cluster/keep_policy.h"

#include <algorithm>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::ElementsAre;

Article MakeArticle(std::string id, std::string source, std::string body,
                    int64_t seconds = -1) {
  Article article;
  article.id = std::move(id);
  article.source = std::move(source);
  article.body = std::move(body);
  if (seconds >= 0) article.published = absl::FromUnixSeconds(seconds);
  return article;
}

std::vector<Article> Sample() {
  return {MakeArticle("undated", "alpha", "the longest body of them all"),
          MakeArticle("late", "beta", "a longer body", 200),
          MakeArticle("early", "gamma", "short", 100)};
}

std::vector<uint32_t> RanksUnder(absl::string_view policy) {
  return KeepRanks(Sample(), ParseKeepPolicy(policy).value());
}

TEST(KeepRanksTest, EarliestPutsTheUndatedLast) {
  EXPECT_THAT(RanksUnder("earliest"), ElementsAre(2, 1, 0));
}

TEST(KeepRanksTest, LongestGoesByBody) {
  EXPECT_THAT(RanksUnder("longest"), ElementsAre(0, 1, 2));
}

TEST(KeepRanksTest, FirstIsTheOrderOfReading) {
  EXPECT_THAT(RanksUnder("first"), ElementsAre(0, 1, 2));
}

TEST(KeepRanksTest, NamedSourcesComeInTheirOrderThenTheEarliest) {
  EXPECT_THAT(RanksUnder("source:Beta"), ElementsAre(2, 0, 1));
  EXPECT_THAT(RanksUnder("source: alpha, beta"), ElementsAre(0, 1, 2));
}

TEST(KeepRanksTest, TiesDoNotDependOnTheOrderOfReading) {
  std::vector<Article> articles = {
      MakeArticle("b", "s", "same"), MakeArticle("a", "s", "same"),
      MakeArticle("c", "s", "else"), MakeArticle("d", "s", "a longer one")};
  auto ids_by_rank = [](const std::vector<Article>& list) {
    const std::vector<uint32_t> ranks = KeepRanks(list, KeepPolicy());
    std::vector<std::string> ids(list.size());
    for (size_t i = 0; i < list.size(); ++i) ids[ranks[i]] = list[i].id;
    return ids;
  };
  const std::vector<std::string> expected = ids_by_rank(articles);
  EXPECT_EQ(expected[0], "d");
  std::reverse(articles.begin(), articles.end());
  EXPECT_EQ(ids_by_rank(articles), expected);
}

TEST(ParseKeepPolicyTest, RefusalsSayWhatIsWanted) {
  for (absl::string_view text : {"", "newest", "source:", "source: ,"}) {
    const absl::StatusOr<KeepPolicy> policy = ParseKeepPolicy(text);
    EXPECT_EQ(policy.status().code(), absl::StatusCode::kInvalidArgument)
        << text;
    EXPECT_THAT(std::string(policy.status().message()),
                ::testing::HasSubstr("wants"));
  }
}

}  // namespace
}  // namespace samestory
