#include "cluster/text/boilerplate.h"

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/hashing.h"
#include "cluster/text/units.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

struct Counted {
  std::string source;
  uint64_t group;
  std::string body;
};

BoilerplateTable Count(const std::vector<Counted>& articles) {
  BoilerplateCounter counter;
  for (const Counted& a : articles) {
    counter.Add(a.source, a.group, ReadUnits(a.body, ""));
  }
  return counter.Finish(1);
}

// `count` articles of one source, each with a text of its own and `tail`.
std::vector<Counted> Articles(const std::string& source, int count,
                              const std::string& tail) {
  std::vector<Counted> articles;
  for (int i = 0; i < count; ++i) {
    articles.push_back(
        {source, static_cast<uint64_t>(i + 1),
         absl::StrCat("Text number ", i, " of ", source, " says this.", tail)});
  }
  return articles;
}

TEST(BoilerplateTest, RepeatedLinesOfASourceAreDropped) {
  const BoilerplateTable table =
      Count(Articles("post", 3, "\nGet our morning letter"));
  EXPECT_EQ(table.size(), 1u);
  EXPECT_EQ(table.Remove("post", "A new text.\nGET our  morning letter!\nEnd."),
            "A new text.\nEnd.");
  EXPECT_EQ(table.Remove("other", "A new text.\nGet our morning letter"),
            "A new text.\nGet our morning letter");
}

TEST(BoilerplateTest, RepeatedSentencesInsideALineAreDropped) {
  const BoilerplateTable table =
      Count(Articles("post", 3, " You may unsubscribe at any time."));
  EXPECT_EQ(table.Remove("post", "One. You may unsubscribe at any time. Two."),
            "One. Two.");
}

TEST(BoilerplateTest, TwoArticlesAreNotEnough) {
  EXPECT_EQ(Count(Articles("post", 2, "\nGet our letter")).size(), 0u);
}

TEST(BoilerplateTest, CopiesCountOnce) {
  std::vector<Counted> articles = Articles("post", 5, "\nGet our letter now");
  for (Counted& article : articles) article.group = 7;
  EXPECT_EQ(Count(articles).size(), 0u);
  EXPECT_EQ(Count(articles).Remove("post", articles[0].body), articles[0].body);
}

TEST(BoilerplateTest, ALargeSourceNeedsItsShare) {
  // 4 of 100 is below 5 %, 5 is not.
  for (const int repeats : {4, 5}) {
    std::vector<Counted> articles = Articles("post", 100, "");
    for (int i = 0; i < repeats; ++i) articles[i].body += "\nGet our letter";
    EXPECT_EQ(Count(articles).size(), repeats == 5 ? 1u : 0u);
  }
}

TEST(BoilerplateTest, LongSentencesNeedEight) {
  const std::string tail =
      "\nAnna Name has been the paper's writer on foreign affairs for twenty "
      "years.";
  for (const int repeats : {7, 8}) {
    std::vector<Counted> articles = Articles("post", 400, "");
    for (int i = 0; i < repeats; ++i) articles[i].body += tail;
    EXPECT_EQ(Count(articles).size(), repeats == 8 ? 1u : 0u);
  }
}

TEST(BoilerplateTest, ShortSentencesCountOnlyAsLines) {
  EXPECT_EQ(Count(Articles("post", 9, " He said so.")).size(), 0u);
  EXPECT_EQ(Count(Articles("post", 9, "\nHe said so.")).size(), 1u);
}

TEST(BoilerplateTest, AnUnknownSourceIsACarefulPool) {
  const std::string tail =
      " \u201cNo one stands above the law,\u201d she said.";
  EXPECT_EQ(Count(Articles("", 7, tail)).size(), 0u);
  EXPECT_EQ(Count(Articles("", 8, tail)).size(), 1u);
}

TEST(BoilerplateTest, ATextWithoutATitleIsNeverEmptied) {
  const BoilerplateTable table = Count(Articles("post", 3, "\nGet our letter"));
  EXPECT_EQ(table.Remove("post", "Get our letter"), "Get our letter");
  EXPECT_EQ(table.Remove("post", "Get our letter\n***"), "Get our letter\n***");
  EXPECT_EQ(table.Remove("post", ""), "");
  EXPECT_EQ(BoilerplateTable().Remove("post", "a\n\nb"), "a\n\nb");
}

TEST(BoilerplateTest, ATitleMayBeAllThatIsLeft) {
  const BoilerplateTable table = Count(Articles("post", 3, "\nGet our letter"));
  Outline outline;
  ReadOutline("Get our letter", &outline);
  const auto left = [&](absl::string_view title) {
    const std::vector<Unit> units = UnitsOf(outline, title);
    KeptSentences kept(outline);
    table.Drop("post", units, &kept);
    EXPECT_EQ(table.Touches("post", units), !kept.HasAll()) << title;
    return kept.Text("Get our letter");
  };
  EXPECT_EQ(left("Envoy returns"), "");
  EXPECT_EQ(left(""), "Get our letter");
}

TEST(BoilerplateTest, TitlesLoseWhatTheSourceRepeats) {
  BoilerplateCounter counter;
  for (int i = 0; i < 3; ++i) {
    const std::string title = absl::StrCat("Event ", i, " - World | Post");
    counter.Add("post", i, ReadUnits("text", title));
  }
  const BoilerplateTable table = counter.Finish(1);
  EXPECT_EQ(table.RemoveFromTitle("post", "Envoy - back | Post"),
            "Envoy - back");
  EXPECT_EQ(table.RemoveFromTitle("other", "Envoy | Post"), "Envoy | Post");
  EXPECT_EQ(table.RemoveFromTitle("post", "Post"), "Post");
  EXPECT_EQ(table.RemoveFromTitle("post", ""), "");
}

TEST(BoilerplateTest, ATitleKeepsAFirstPieceThatSaysMoreThanTheRest) {
  BoilerplateCounter counter;
  const char* const kTowns[] = {"Siegen", "Olpe", "Netphen"};
  for (int i = 0; i < 3; ++i) {
    counter.Add(
        "post", i,
        ReadUnits("a", absl::StrCat("Man dies in crash - ", kTowns[i])));
    counter.Add("post", i,
                ReadUnits("b", absl::StrCat("Opinion | The price of ", i)));
  }
  const BoilerplateTable table = counter.Finish(1);
  EXPECT_EQ(table.RemoveFromTitle("post", "Man dies in crash - Olpe"),
            "Man dies in crash - Olpe");
  EXPECT_EQ(table.RemoveFromTitle("post", "Opinion | The price of 1"),
            "The price of 1");
}

TEST(BoilerplateTest, UntouchedArticlesStayAsTheyAre) {
  const std::vector<Counted> articles =
      Articles("post", 4, "\nGet our letter now, reader");
  const BoilerplateTable table = Count(articles);
  EXPECT_TRUE(table.Touches(
      "post", ReadUnits("Else.\nGET our letter now, reader!", "")));
  const std::string bodies[] = {"", "One.\n\nTwo  three.", articles[0].body};
  for (const std::string& body : bodies) {
    for (const char* source : {"post", "times", ""}) {
      if (table.Touches(source, ReadUnits(body, ""))) continue;
      EXPECT_EQ(table.Remove(source, body), body);
    }
  }
  EXPECT_FALSE(
      BoilerplateTable().Touches("post", ReadUnits(articles[0].body, "")));
}

TEST(BoilerplateTest, TellsWhatShareOfATextItIs) {
  BoilerplateCounter counter;
  constexpr char kFooter[] = "Get our letter every morning.";
  for (uint64_t i = 0; i < 5; ++i) {
    counter.Add("post", i, ReadUnits(kFooter, ""));
  }
  const BoilerplateTable table = counter.Finish(1);
  const auto share = [&](const std::string& body) {
    return table.ShareOf("post", ReadUnits(body, "A title"));
  };
  EXPECT_EQ(share("The envoy left the town at noon today on foot."), 0);
  EXPECT_EQ(share(kFooter), 1);
  EXPECT_EQ(share(""), 0);
  EXPECT_EQ(share(absl::StrCat("The envoy left today.\n", kFooter)), 5. / 9);
  EXPECT_EQ(share(absl::StrCat("He left us today. ", kFooter)), 5. / 9);
  EXPECT_EQ(table.ShareOf("other", ReadUnits(kFooter, "")), 0);
}

// Of 400 articles, 8 with a long line or 20 with a short one.
TEST(BoilerplateTest, WhatIsRepeatedIsWhatTheBarSays) {
  constexpr uint64_t kArticles = 400, kLines = 4000;
  std::mt19937_64 random(1);
  BoilerplateCounter counter;
  std::vector<std::set<uint64_t>> seen(kLines);  // groups, by line
  const auto line_of = [](uint64_t number) {
    return Unit(MixHash(number), number % 2 == 0 ? 5 : 15, Unit::kLine);
  };
  for (uint64_t article = 0; article < kArticles; ++article) {
    std::vector<Unit> units;
    for (int i = 0; i < 25; ++i) {
      const uint64_t number = random() % (1 + random() % kLines);
      units.push_back(line_of(number));
      seen[number].insert(article);
    }
    counter.Add("source", article, units);
  }
  const BoilerplateTable table = counter.Finish(1);
  size_t repeated = 0;
  for (uint64_t number = 0; number < kLines; ++number) {
    const bool expected = seen[number].size() >= (number % 2 == 0 ? 20u : 8u);
    const std::vector<Unit> units = {line_of(number), line_of(kLines)};
    EXPECT_EQ(table.Touches("source", units), expected) << number;
    repeated += expected;
  }
  EXPECT_EQ(table.size(), repeated);
  EXPECT_GT(repeated, 100u);
}

TEST(BoilerplateTest, OrderMergingAndThreadsMakeNoDifference) {
  std::vector<Counted> articles;
  for (const char* source : {"post", "times", ""}) {
    for (Counted& a : Articles(source, 12, "\nGet our letter now, reader")) {
      articles.push_back(std::move(a));
    }
  }
  const std::string body = "One.\nGet our letter now, reader";
  const BoilerplateTable table = Count(articles);
  std::mt19937 random(6);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(articles.begin(), articles.end(), random);
    BoilerplateCounter halves[2];
    for (size_t i = 0; i < articles.size(); ++i) {
      const Counted& a = articles[i];
      halves[random() % 2].Add(a.source, a.group, ReadUnits(a.body, ""));
    }
    halves[0].Merge(std::move(halves[1]));
    const BoilerplateTable merged = halves[0].Finish(1 + round % 3);
    EXPECT_EQ(merged.size(), table.size());
    for (const char* source : {"post", "times", ""}) {
      EXPECT_EQ(merged.Remove(source, body), "One.");
    }
  }
}

}  // namespace
}  // namespace samestory
