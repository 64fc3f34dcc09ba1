// Prints synthetic news as JSON lines: make_corpus ARTICLES [WORDS].
//
// Articles come in blocks of 10,000 with a seed each, so memory is that of one
// block for any number of articles, and a larger corpus begins with the
// smaller one.

#include <cstdint>
#include <cstdio>
#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "cluster/text/article.h"
#include "tests/testutil/synthetic_articles.h"

namespace samestory {
namespace {

constexpr int kBlock = 10000;

// The articles are of letters, digits and simple punctuation.
std::string Line(const Article& article, int64_t number) {
  return absl::StrCat(
      R"({"id":"n)", number, R"(","source":")", article.source,
      R"(","published":")",
      absl::FormatTime(article.published.value_or(absl::UnixEpoch()),
                       absl::UTCTimeZone()),
      R"(","title":")", article.title, R"(","text":")", article.body, "\"}\n");
}

int Print(int64_t articles, int words) {
  for (int64_t begin = 0; begin < articles; begin += kBlock) {
    SyntheticOptions options;
    options.seed = 1 + begin / kBlock;
    options.words = words;
    int64_t number = begin;
    for (const SyntheticArticle& made :
         MakeSyntheticArticles(kBlock, options)) {
      if (number == articles) break;
      const std::string line = Line(made.article, number++);
      if (std::fwrite(line.data(), 1, line.size(), stdout) != line.size()) {
        return 1;
      }
    }
  }
  return std::fflush(stdout) == 0 ? 0 : 1;
}

}  // namespace
}  // namespace samestory

int main(int argc, char** argv) {
  int64_t articles = 0;
  int words = 400;
  if (argc < 2 || !absl::SimpleAtoi(argv[1], &articles) ||
      (argc > 2 && !absl::SimpleAtoi(argv[2], &words))) {
    std::fputs("usage: make_corpus ARTICLES [WORDS]\n", stderr);
    return 2;
  }
  return samestory::Print(articles, words);
}
