#include "cluster/versions.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "cluster/dedup/digest.h"
#include "cluster/text/clean.h"
#include "cluster/text/shingles.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;

// A sentence of `words` words that no other seed has.
std::string Sentence(int seed, int words = 20) {
  std::string text = absl::StrCat("S", seed);
  for (int i = 1; i < words; ++i) absl::StrAppend(&text, " w", seed, "x", i);
  return text + ".";
}

std::vector<std::string> Sentences(int first_seed, int count) {
  std::vector<std::string> sentences;
  for (int i = 0; i < count; ++i) sentences.push_back(Sentence(first_seed + i));
  return sentences;
}

std::string Text(int first_seed, int count) {
  return absl::StrJoin(Sentences(first_seed, count), " ");
}

// `text` of sentences of 20 words, its `edits` words changed from the
// `first`-th sentence on, one in each.
std::string Edited(int first_seed, int count, int first, int edits, int seed) {
  std::vector<std::string> sentences = Sentences(first_seed, count);
  for (int i = 0; i < edits; ++i) {
    std::string& sentence = sentences[(first + i) % count];
    const size_t at = sentence.find("x10");
    sentence.insert(at, absl::StrCat("changed", seed));
  }
  return absl::StrJoin(sentences, " ");
}

// An article, and what is known of it.
class Known {
 public:
  Known(std::string title, std::string body) {
    Article article;
    article.title = std::move(title);
    article.body = std::move(body);
    ReadForCleaning(&article, &reading_);
    ReadUnitsOf(&reading_);
    Digester::Create({})->Make(MakeShingles(article.body, "", 5), &digest_);
  }

  CountedArticle Counted() const {
    return {"ledger", reading_.units, digest_.sample};
  }

 private:
  ArticleReading reading_;
  Digest digest_;
};

Version Compare(const Known& a, const Known& b) {
  const Version version = CompareVersions(a.Counted(), b.Counted());
  EXPECT_EQ(CompareVersions(b.Counted(), a.Counted()), version);
  return version;
}

std::vector<uint32_t> Find(const std::vector<Known>& known, int threads = 1) {
  std::vector<CountedArticle> articles;
  for (const Known& article : known) articles.push_back(article.Counted());
  return *FindVersions(articles, threads);
}

TEST(CompareVersionsTest, WhatIsOwnDecides) {
  const std::string text = Text(0, 16);
  const Known first("Envoy returns", text);
  struct {
    const char* what;
    const char* title;
    std::string body;
    Version expected;
  } const kCases[] = {
      {"the same", "Other title", text, Version::kSame},
      {"grown by as much", "Other title", text + " " + Text(500, 16),
       Version::kSame},
      {"cut by half", "Other title", Text(0, 8), Version::kSame},
      {"some words of its own", "Other title", text + " Edition 17 of today.",
       Version::kSame},
      {"a word changed in four sentences", "Other title",
       Edited(0, 16, 3, 4, 1), Version::kSame},
      {"a word changed in each sentence", "Other title",
       Edited(0, 16, 0, 16, 1), Version::kSame},
      {"a word changed in each, and grown", "Other title",
       Edited(0, 16, 0, 16, 1) + " " + Text(500, 12), Version::kSame},
      {"another sentence under the title", "Envoy returns",
       Sentence(900) + " " + Text(1, 15), Version::kSame},
      {"another sentence under another title", "Other title",
       Sentence(900) + " " + Text(1, 15), Version::kMaybe},
      {"half of it another text", "Other title", Text(8, 16), Version::kOther},
      {"another text", "Other title", Text(700, 16), Version::kOther},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(Compare(first, Known(c.title, c.body)), c.expected) << c.what;
  }
}

TEST(CompareVersionsTest, NoTitleIsNobodysTitle) {
  EXPECT_EQ(Compare(Known("", Sentence(900) + " " + Text(1, 15)),
                    Known("", Sentence(901) + " " + Text(1, 15))),
            Version::kMaybe);
}

TEST(CompareVersionsTest, WithoutSamplesSentencesDecide) {
  const Known a("One", Text(0, 16));
  const Known b("Another", Edited(0, 16, 0, 8, 1));
  CountedArticle without_a = a.Counted();
  CountedArticle without_b = b.Counted();
  without_a.sample = without_b.sample = {};
  EXPECT_EQ(CompareVersions(a.Counted(), b.Counted()), Version::kSame);
  EXPECT_EQ(CompareVersions(without_a, without_b), Version::kOther);
}

TEST(FindVersionsTest, TenRecrawlsWithEditsAreOneText) {
  std::vector<Known> known;
  for (int i = 0; i < 10; ++i) {
    known.emplace_back(absl::StrCat("Title ", i),
                       Edited(0, 16, 5 * i, i == 0 ? 0 : 4, i));
  }
  EXPECT_THAT(Find(known), Each(0u));
}

TEST(FindVersionsTest, AStoryThatGrowsIsOneText) {
  std::vector<Known> known;
  for (int i = 0; i < 5; ++i) {
    known.emplace_back(absl::StrCat("Title ", i),
                       Edited(0, 8 + 6 * i, 2 * i, 2, i));
  }
  const std::vector<uint32_t> version_of = Find(known);
  EXPECT_THAT(version_of, Each(version_of[0]));
}

// The report `i` of several that have 15 sentences in common and one not.
Known Reworked(int i) {
  return Known(absl::StrCat("Title number ", i),
               Sentence(900 + i) + " " + Text(1, 15));
}

TEST(FindVersionsTest, AFewReworkedReportsAreOneTextManyAreNot) {
  std::vector<Known> known;
  for (int i = 0; i < 4; ++i) known.push_back(Reworked(i));
  EXPECT_THAT(Find(known), Each(0u));
  std::vector<Known> with_longer = known;
  with_longer[3] =
      Known("Title number 3", Sentence(903, 25) + " " + Text(1, 15));
  EXPECT_THAT(Find(with_longer), Each(0u));
  known.push_back(Reworked(4));
  EXPECT_THAT(Find(known), ElementsAre(0, 1, 2, 3, 4));
}

// The first words of an article above what the outlet asks of who reads on.
Known Opening(int i, int words) {
  return Known(absl::StrCat("Title number ", i),
               Sentence(900 + i, words) + "\n" + Text(1, 8));
}

TEST(FindVersionsTest, AShortOpeningDoesNotTakeTheOthersForItsVersions) {
  std::vector<Known> known;
  for (int i = 0; i < 10; ++i) known.push_back(Opening(i, i == 0 ? 5 : 15 + i));
  const std::vector<uint32_t> version_of = Find(known);
  // All but the longest one, of which the shortest is a part.
  for (uint32_t i = 0; i < 9; ++i) EXPECT_EQ(version_of[i], i);
}

TEST(FindVersionsTest, ANoticeUnderManyTitlesIsNoVersionOfItself) {
  const auto find = [](int articles, int sentences) {
    std::vector<Known> known;
    for (int i = 0; i < articles; ++i) {
      known.emplace_back(absl::StrCat("Title ", i), Text(0, sentences));
    }
    return Find(known);
  };
  EXPECT_THAT(find(4, 4), Each(0u));
  EXPECT_THAT(find(5, 4), ElementsAre(0, 1, 2, 3, 4));
  EXPECT_THAT(find(20, 16), Each(0u)) << "too long for a notice";
}

TEST(FindVersionsTest, ALongSentenceIsNoNotice) {
  std::vector<Known> known;
  for (int i = 0; i < 20; ++i) {
    known.emplace_back(absl::StrCat("Title ", i), Sentence(0, 400));
  }
  EXPECT_THAT(Find(known), Each(0u));
}

TEST(FindVersionsTest, WhatManyUnknownSourcesPrintIsNoNotice) {
  std::vector<Known> known;
  for (int i = 0; i < 20; ++i) {
    known.emplace_back(absl::StrCat("Title ", i), Text(0, 4));
  }
  std::vector<CountedArticle> articles;
  for (const Known& article : known) {
    articles.push_back(article.Counted());
    articles.back().source = "";
  }
  EXPECT_THAT(*FindVersions(articles, 1), Each(0u));
}

TEST(FindVersionsTest, ThreadsMakeNoDifference) {
  std::vector<Known> known;
  for (int i = 0; i < 30; ++i) {
    known.emplace_back(absl::StrCat("Title ", i),
                       Edited(i % 4 * 100, 16, i, i / 4, i));
  }
  const std::vector<uint32_t> expected = Find(known);
  EXPECT_EQ(Find(known, 2), expected);
  EXPECT_EQ(Find(known, 8), expected);
}

TEST(FindVersionsTest, NoneAreFine) { EXPECT_THAT(Find({}), ElementsAre()); }

}  // namespace
}  // namespace samestory
