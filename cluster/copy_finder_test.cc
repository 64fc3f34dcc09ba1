#include "cluster/copy_finder.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/types/span.h"
#include "cluster/article_stream.h"
#include "cluster/text/article.h"
#include "cluster/text/clean.h"
#include "cluster/text/shingles.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

// `words` words that no other seed has.
std::string Text(int seed, int words) {
  std::string text;
  for (int i = 0; i < words; ++i) {
    absl::StrAppend(&text, "w", seed, "x", i, i % 12 == 11 ? ". W" : " ");
  }
  return text;
}

Article MakeArticle(std::string id, std::string body) {
  Article article;
  article.id = std::move(id);
  article.source = "ledger";
  article.title = absl::StrCat("Title of ", article.id);
  article.body = std::move(body);
  return article;
}

// Texts with copies, parts and a standing line, which makes copies of texts
// that are none without it.
std::vector<Article> Sample() {
  constexpr char kFooter[] = "\nWrite to the desk of the Ledger, with tips";
  std::vector<Article> articles;
  for (int i = 0; i < 60; ++i) {
    const std::string text = Text(i, 150);
    articles.push_back(MakeArticle(absl::StrCat("a", i), text + kFooter));
    if (i % 3 == 0) {
      articles.push_back(
          MakeArticle(absl::StrCat("copy", i), text + " And more." + kFooter));
    }
    if (i % 5 == 0) {
      articles.push_back(
          MakeArticle(absl::StrCat("part", i), text.substr(0, 500)));
    }
  }
  articles.push_back(MakeArticle("empty", ""));
  articles.push_back(MakeArticle("brief", "Six words and then the desk."));
  return articles;
}

struct Found {
  absl::Status status;
  std::map<std::string, std::string> canonical;  // by id
  size_t read_again = 0;
  GroupingCounters counters;
};

Found Find(const std::vector<Article>& articles,
           const CopyFinderOptions& options = {}) {
  Found found;
  CopyFinder finder = *CopyFinder::Create(options);
  ListedArticles stream(articles);
  found.status = finder.Read(stream);
  if (!found.status.ok()) return found;
  StageLog log;
  found.status = finder.Find(
      [&](absl::Span<const uint32_t> records)
          -> absl::StatusOr<std::unique_ptr<ArticleStream>> {
        found.read_again += records.size();
        return std::make_unique<ListedArticles>(articles, records);
      },
      &log);
  if (!found.status.ok()) return found;
  for (DocId doc = 0; doc < finder.num_articles(); ++doc) {
    found.canonical[std::string(finder.id(doc))] =
        std::string(finder.id(finder.grouping().canonical[doc]));
  }
  found.counters = finder.grouping().counters;
  return found;
}

auto CountCopies(const Found& found) {
  return std::count_if(
      found.canonical.begin(), found.canonical.end(),
      [](const auto& article) { return article.first != article.second; });
}

TEST(CopyFinderTest, CopiesPartsAndStrangersAreTold) {
  const Found found = Find(Sample());
  ASSERT_TRUE(found.status.ok()) << found.status;
  EXPECT_EQ(found.canonical.at("a0"), found.canonical.at("copy0"));
  EXPECT_EQ(found.canonical.at("part5"), "a5");
  EXPECT_EQ(found.canonical.at("a7"), "a7");
  EXPECT_EQ(found.canonical.at("empty"), "empty");
  EXPECT_EQ(found.counters.jaccard_members, 20u);
  EXPECT_EQ(found.counters.containment_members, 12u);
}

// Cleaning every text first and comparing all sets gives the same groups.
TEST(CopyFinderTest, AgreesWithKeepingEveryText) {
  for (const bool clean : {true, false}) {
    std::vector<Article> articles = Sample();
    CopyFinderOptions options;
    options.shingling.remove_boilerplate = clean;
    const Found found = Find(articles, options);
    ASSERT_TRUE(found.status.ok());

    CopyFinder finder = *CopyFinder::Create(options);
    ListedArticles stream(articles);
    ASSERT_TRUE(finder.Read(stream).ok());
    StageLog log;
    ASSERT_TRUE(finder
                    .Find(
                        [&](absl::Span<const uint32_t> records)
                            -> absl::StatusOr<std::unique_ptr<ArticleStream>> {
                          return std::make_unique<ListedArticles>(articles,
                                                                  records);
                        },
                        &log)
                    .ok());
    CleanOptions cleaning;
    cleaning.remove_boilerplate = clean;
    std::vector<std::vector<uint64_t>> sets;
    for (const Article& article : articles) {
      const CleanText text =
          CleanArticle(article, finder.boilerplate(), cleaning);
      sets.push_back(MakeShingles(text.body, text.title, 5));
    }
    const std::vector<uint32_t> ranks = finder.Ranks(KeepPolicy());
    std::vector<DedupInput> inputs;
    for (size_t i = 0; i < sets.size(); ++i) {
      inputs.push_back({sets[i], ranks[i]});
    }
    const Grouping expected = *GroupCopies(inputs, options.dedup, 1);
    for (size_t i = 0; i < articles.size(); ++i) {
      EXPECT_EQ(found.canonical.at(articles[i].id),
                articles[expected.canonical[i]].id);
    }
  }
}

TEST(CopyFinderTest, OrderAndThreadsMakeNoDifference) {
  std::vector<Article> articles = Sample();
  const Found expected = Find(articles);
  for (const int threads : {2, 8}) {
    CopyFinderOptions options;
    options.threads = threads;
    EXPECT_EQ(Find(articles, options).canonical, expected.canonical);
    std::rotate(articles.begin(), articles.begin() + 17, articles.end());
    EXPECT_EQ(Find(articles, options).canonical, expected.canonical);
    std::reverse(articles.begin(), articles.end());
    EXPECT_EQ(Find(articles).canonical, expected.canonical);
  }
}

TEST(CopyFinderTest, WhatIsLikeNothingIsReadOnce) {
  std::vector<Article> articles;
  for (int i = 0; i < 100; ++i) {
    articles.push_back(MakeArticle(absl::StrCat("a", i), Text(i, 150)));
  }
  EXPECT_EQ(Find(articles).read_again, 0u);
  articles.push_back(MakeArticle("again", Text(7, 150) + " And more."));
  EXPECT_EQ(Find(articles).read_again, 2u);
}

// What a source prints many times is its boilerplate, but for its copies.
TEST(CopyFinderTest, RecrawlsWithEditsAreNoBoilerplate) {
  std::vector<Article> articles;
  for (int i = 0; i < 10; ++i) {
    std::string text = Text(1, 360);
    for (int edit = 0; edit < (i == 0 ? 0 : 4); ++edit) {
      const std::string word = absl::StrCat("w1x", (i * 41 + edit * 85) % 360);
      text.replace(text.find(word), word.size(), absl::StrCat("new", i));
    }
    articles.push_back(MakeArticle(absl::StrCat("v", i), text));
  }
  const Found found = Find(articles);
  ASSERT_TRUE(found.status.ok()) << found.status;
  EXPECT_EQ(found.counters.jaccard_members, 9u);
}

TEST(CopyFinderTest, AReportThatGrowsIsNoBoilerplate) {
  std::vector<Article> articles;
  for (int i = 0; i < 6; ++i) {
    articles.push_back(
        MakeArticle(absl::StrCat("v", i), Text(1, 144 + 120 * i)));
  }
  const Found found = Find(articles);
  ASSERT_TRUE(found.status.ok()) << found.status;
  for (const auto& entry : found.canonical) EXPECT_EQ(entry.second, "v5");
}

TEST(CopyFinderTest, BriefsAboveALongStandingTextAreNoCopies) {
  std::vector<Article> articles;
  for (int i = 0; i < 12; ++i) {
    articles.push_back(MakeArticle(absl::StrCat("brief", i),
                                   Text(i, 24) + "\n" + Text(99, 360)));
  }
  const Found found = Find(articles);
  ASSERT_TRUE(found.status.ok()) << found.status;
  EXPECT_EQ(found.counters.jaccard_members, 0u);
}

TEST(CopyFinderTest, OpeningsAboveAnOfferToReadOnAreNoCopies) {
  const std::string offer = "\n" + Text(0, 150);
  for (const int count : {6, 9, 80}) {
    std::vector<Article> articles;
    for (int i = 0; i < count; ++i) {
      articles.push_back(MakeArticle(absl::StrCat("opening", i),
                                     Text(i + 1, 7 + i % 18) + "." + offer));
    }
    EXPECT_EQ(CountCopies(Find(articles)), 0) << count;
  }
}

TEST(CopyFinderTest, ArticlesWhoseTextIsANoticeAreToldByTheirTitles) {
  for (const std::string& notice : {Text(0, 100), std::string("Comments")}) {
    std::vector<Article> articles;
    for (int i = 0; i < 10; ++i) {
      articles.push_back(MakeArticle(absl::StrCat("a", i), notice));
      articles.back().title = Text(i + 1, 8);
    }
    EXPECT_EQ(CountCopies(Find(articles)), 0) << notice;
    articles.back().title = articles.front().title;
    EXPECT_EQ(CountCopies(Find(articles)), 1) << notice;
  }
}

TEST(CopyFinderTest, TheSameRecordAgainIsOneArticle) {
  std::vector<Article> articles = {MakeArticle("a", Text(1, 50)),
                                   MakeArticle("a", Text(1, 50)),
                                   MakeArticle("a", Text(2, 50))};
  const Found found = Find(articles);
  EXPECT_THAT(found.canonical,
              testing::UnorderedElementsAre(testing::Pair("a", "a"),
                                            testing::Pair("a#2", "a#2")));
}

TEST(CopyFinderTest, AnArticleWithoutAnIdIsRefused) {
  EXPECT_EQ(Find({MakeArticle("", "text")}).status.code(),
            absl::StatusCode::kInvalidArgument);
}

TEST(CopyFinderTest, ALimitOfMemoryThatIsTooLowIsTold) {
  CopyFinderOptions options;
  options.memory_bytes = 1 << 20;
  const Found found = Find(Sample(), options);
  EXPECT_EQ(found.status.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_THAT(std::string(found.status.message()),
              testing::HasSubstr("got a limit of 1 MiB (--memory)"));
  options.memory_bytes = uint64_t{1} << 30;
  EXPECT_EQ(Find(Sample(), options).canonical, Find(Sample()).canonical);
}

TEST(CopyFinderTest, AnInputThatChangesIsTold) {
  CopyFinder finder = *CopyFinder::Create({});
  const std::vector<Article> articles = Sample();
  ListedArticles stream(articles);
  ASSERT_TRUE(finder.Read(stream).ok());
  StageLog log;
  const absl::Status status = finder.Find(
      [](absl::Span<const uint32_t>)
          -> absl::StatusOr<std::unique_ptr<ArticleStream>> {
        return std::make_unique<ListedArticles>(absl::Span<const Article>());
      },
      &log);
  EXPECT_EQ(status.code(), absl::StatusCode::kAborted);
}

}  // namespace
}  // namespace samestory
