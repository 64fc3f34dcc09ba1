#include "cluster/keep_policy.h"

#include <algorithm>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::ElementsAre;

// Contents are named by a letter.
ArticleFacts MakeFacts(absl::string_view id, absl::string_view source,
                       uint32_t length, char content, int64_t seconds = -1) {
  ArticleFacts facts;
  facts.id = id;
  facts.source = source;
  facts.length = length;
  facts.content = static_cast<uint64_t>(content);
  if (seconds >= 0) facts.published = absl::FromUnixSeconds(seconds);
  return facts;
}

std::vector<ArticleFacts> Sample() {
  return {MakeFacts("undated", "alpha", 6, 'a'),
          MakeFacts("late", "beta", 3, 'b', 200),
          MakeFacts("early", "gamma", 1, 'c', 100)};
}

std::vector<uint32_t> RanksOf(const std::vector<ArticleFacts>& articles,
                              const KeepPolicy& policy) {
  return KeepRanks(
      articles.size(), [&](size_t i) { return articles[i]; }, policy);
}

std::vector<uint32_t> RanksUnder(absl::string_view policy) {
  return RanksOf(Sample(), ParseKeepPolicy(policy).value());
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
  std::vector<ArticleFacts> articles = {
      MakeFacts("b", "s", 4, 's'), MakeFacts("a", "s", 4, 's'),
      MakeFacts("c", "s", 4, 'e'), MakeFacts("d", "s", 9, 'x')};
  auto ids_by_rank = [](const std::vector<ArticleFacts>& list) {
    const std::vector<uint32_t> ranks = RanksOf(list, KeepPolicy());
    std::vector<std::string> ids(list.size());
    for (size_t i = 0; i < list.size(); ++i) {
      ids[ranks[i]] = std::string(list[i].id);
    }
    return ids;
  };
  const std::vector<std::string> expected = ids_by_rank(articles);
  EXPECT_THAT(expected, ElementsAre("d", "c", "a", "b"));
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
