#include "cluster/text/article_shingler.h"

#include <string>
#include <vector>

#include "cluster/text/shingles.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

constexpr char kSource[] = "The Daily Post";

Article MakeArticle(std::string title, std::string body) {
  Article article;
  article.source = kSource;
  article.title = std::move(title);
  article.body = std::move(body);
  return article;
}

std::vector<Article> Samples() {
  return {
      MakeArticle("", ""),
      MakeArticle("Envoy returns | The Daily Post", ""),
      MakeArticle("Envoy returns | The Daily Post",
                  "Envoy Returns\nThe envoy is back. Our letter comes each "
                  "day. He will stay.\r\n\r\nBut \u201cnot for long\u201d, she "
                  "said\u2026 Add more.\nAdd Comment"),
      MakeArticle("T T\xff",
                  "caf\xe9\n\nthe NOISE is \xe2\x80 gone. Caf\u00e9 "
                  "au lait.\nAdd Comment\nRead More:\nEnvoy back"),
      MakeArticle("\u5317\u4eac",
                  "\u5317\u4eac\u5e02\u6c11\u4eca\u5929\u3002\u660e\u5929\u89c1"
                  "\uff01 By A. Name\nReuters"),
      MakeArticle("Envoy returns", "Envoy returns"),
  };
}

BoilerplateTable LearnLetter() {
  BoilerplateCounter counter;
  for (uint64_t i = 0; i < 3; ++i) {
    counter.Add("the daily post", i,
                ReadUnits("Our letter comes each day.", ""));
  }
  return counter.Finish(1);
}

TEST(ArticleShinglerTest, GivesTheShinglesOfTheCleanText) {
  const BoilerplateTable tables[] = {BoilerplateTable(), LearnLetter()};
  ArticleReading reading;  // used again and again
  std::vector<uint64_t> shingles;
  for (const bool clean : {true, false}) {
    const ArticleShingler shingler({3, clean});
    for (const BoilerplateTable& table : tables) {
      for (Article article : Samples()) {
        CleanOptions options;
        options.remove_boilerplate = clean;
        const CleanText text = CleanArticle(article, table, options);
        shingler.Read(&article, true, &reading);
        shingler.MakeShingles(article, reading, table, &shingles);
        SortShingles(&shingles);
        EXPECT_EQ(shingles, MakeShingles(text.body, text.title, 3))
            << text.body;
      }
    }
  }
}

TEST(ArticleShinglerTest, CountsTheWordsOfTheCleanBody) {
  Article article = MakeArticle("Envoy", "The envoy is back.\nAdd Comment");
  const ArticleShingler shingler({});
  ArticleReading reading;
  std::vector<uint64_t> shingles;
  shingler.Read(&article, true, &reading);
  EXPECT_EQ(shingler.MakeShingles(article, reading, {}, &shingles), 4u);
}

}  // namespace
}  // namespace samestory
