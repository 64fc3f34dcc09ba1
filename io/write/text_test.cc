#include "io/write/text.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "io/write/sample_stories.h"
#include "io/write/terminal_text.h"

namespace samestory {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string Text(const Sample& sample, const TextOptions& options) {
  return Written([&](ByteSink write) {
    return WriteText(sample.articles, sample.stories, options, write);
  });
}

TEST(WriteTextTest, StoriesSinglesAndStorylinesAreShown) {
  TextOptions options;
  options.width = 70;
  EXPECT_EQ(Text(MakeSample(), options), R"(Envoy returns
3 articles, 2 sources, 2024-10-22 to 2024-10-23: envoy, talks
  *   2024-10-22  alpha.org  Envoy returns                           a
   =  91 %        beta.org   Envoy returns, again                    b
      2024-10-23  alpha.org  Talks resumed on Tuesday.               c

1 single article
      Harvest fair opens                                             d

1 storyline
  2 stories
      2024-10-22  Envoy returns                         3 articles
                  Harvest fair opens                    1 article
)");
}

TEST(WriteTextTest, LinesFitTheWidth) {
  Sample sample = MakeSample();
  sample.articles[0].title = std::string(300, 'x');
  sample.articles[1].id = std::string(300, 'y');
  sample.articles[2].source = std::string(300, 'z');
  sample.stories.stories[0].headline = std::string(300, 'h');
  for (const int width : {40, 60, 80, 200}) {
    TextOptions options;
    options.width = width;
    for (absl::string_view line : absl::StrSplit(Text(sample, options), '\n')) {
      EXPECT_LE(DisplayWidth(line), width) << line;
    }
  }
}

TEST(WriteTextTest, ManySinglesAreCounted) {
  Sample sample;
  for (DocId doc = 0; doc < 100; ++doc) {
    Article article;
    article.id = absl::StrCat("id", doc);
    article.title = "title";
    sample.articles.push_back(article);
    sample.stories.placements.push_back({doc, {}, "g", doc, 1});
    sample.stories.stories.push_back(
        {"s", absl::StrCat("l", doc), "title", doc, {}, {doc}});
  }
  TextOptions options;
  options.max_singles = 3;
  const std::string text = Text(sample, options);
  EXPECT_THAT(text, HasSubstr("100 single articles\n"));
  EXPECT_THAT(text, HasSubstr("id2\n"));
  EXPECT_THAT(text, Not(HasSubstr("id3\n")));
  EXPECT_THAT(text, HasSubstr("and 97 more"));
}

TEST(WriteTextTest, ColoursAreOnlyThereWhenAsked) {
  TextOptions options;
  EXPECT_THAT(Text(MakeSample(), options), Not(HasSubstr("\x1b")));
  options.color = true;
  EXPECT_THAT(Text(MakeSample(), options),
              HasSubstr("\x1b[1mEnvoy returns\x1b[0m\n"));
}

TEST(WriteTextTest, HostileTextStaysText) {
  Sample sample = MakeSample();
  sample.articles[0].id = "\x1b[2J";
  sample.articles[0].source = "\x1b]0;x\x07";
  sample.articles[0].title = "a\nb\u202ec";
  sample.stories.stories[0].headline = "\x1b[31mred\r";
  sample.stories.stories[0].keywords = {"\x1b[0m"};
  const std::string text = Text(sample, {});
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  EXPECT_THAT(text, Not(HasSubstr("\u202e")));
  EXPECT_THAT(text, Not(HasSubstr("\r")));
}

TEST(WriteTextTest, NothingIsNothing) { EXPECT_EQ(Text({}, {}), ""); }

}  // namespace
}  // namespace samestory
