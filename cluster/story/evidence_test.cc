#include "cluster/story/evidence.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// What the mentions of one channel look like in the text.
std::vector<std::string> Mentioned(Channel channel, absl::string_view text,
                                   bool is_title = false) {
  std::vector<std::string> result;
  for (const Mention& mention : FindMentions(text, is_title)) {
    if (mention.channel != channel) continue;
    result.emplace_back(
        text.substr(mention.begin, mention.end - mention.begin));
  }
  return result;
}

size_t SharedTerms(Channel channel, absl::string_view a, absl::string_view b) {
  const Evidence x = ExtractEvidence("", a);
  const Evidence y = ExtractEvidence("", b);
  size_t shared = 0;
  for (const TermCount& p : x[channel]) {
    for (const TermCount& q : y[channel]) shared += p.term == q.term;
  }
  return shared;
}

TEST(EvidenceTest, NamesAreCapitalsInsideASentence) {
  EXPECT_THAT(
      Mentioned(Channel::kNames, "Later the envoy met Ana Bell in Zub."),
      ElementsAre("Ana", "Bell", "Ana Bell", "Zub"));
}

TEST(EvidenceTest, ACapitalAtTheBeginningCountsIfItIsANameElsewhere) {
  EXPECT_THAT(Mentioned(Channel::kNames, "Zub fell. They left Zub. They won."),
              ElementsAre("Zub", "Zub"));
}

TEST(EvidenceTest, AHeadlineInCapitalsTellsNoNames) {
  EXPECT_THAT(Mentioned(Channel::kNames, "Envoy Meets Ruler Over Truce", true),
              IsEmpty());
  EXPECT_THAT(
      Mentioned(Channel::kNames, "Envoy in talks with Bell again", true),
      ElementsAre("Bell"));
}

TEST(EvidenceTest, ANumberCountsNothingOfTheNextSentence) {
  const char* const text =
      "It will open in 2027. Builders took the 31 buses there on the 3rd.\n"
      "Trips are many, 42\nDead ends fewer.";
  EXPECT_THAT(Mentioned(Channel::kCounts, text), ElementsAre("31 buses"));
  EXPECT_THAT(Mentioned(Channel::kCountNouns, text), ElementsAre("buses"));
  EXPECT_THAT(Mentioned(Channel::kOrdinals, text), IsEmpty());
}

TEST(EvidenceTest, AnOrdinalKeepsItsNoun) {
  EXPECT_THAT(Mentioned(Channel::kOrdinals, "his 11th trip, the second one"),
              ElementsAre("11th trip", "second one"));
  EXPECT_EQ(SharedTerms(Channel::kOrdinals, "the eleventh trip", "11th trip"),
            1u);
  EXPECT_EQ(SharedTerms(Channel::kOrdinals, "the tenth trip", "11th trip"), 0u);
  EXPECT_EQ(SharedTerms(Channel::kOrdinalNouns, "tenth trip", "11th trip"), 1u);
}

TEST(EvidenceTest, ADateIsADayBesideAMonth) {
  EXPECT_EQ(SharedTerms(Channel::kDates, "on 12 May", "on May 12th, 2024"), 1u);
  EXPECT_EQ(SharedTerms(Channel::kDates, "on 12 May", "on 13 May"), 0u);
  EXPECT_THAT(Mentioned(Channel::kDates, "May 45 people ask 12 questions?"),
              IsEmpty());
}

TEST(EvidenceTest, WeekdaysAreKept) {
  EXPECT_THAT(Mentioned(Channel::kWeekdays, "on Monday and on sunday"),
              ElementsAre("Monday", "sunday"));
}

TEST(EvidenceTest, TheFirstWeekdayOfABodyIsThatOfTheNews) {
  EXPECT_EQ(
      ExtractEvidence("On Sunday", "Talks began on Tuesday, a Friday before.")
          .first_weekday,
      2);
  std::string late;
  for (int i = 0; i < 120; ++i) late += "word ";
  EXPECT_EQ(ExtractEvidence("", late + "Monday").first_weekday, 0);
}

TEST(EvidenceTest, AReaderGivesEachDocumentItsOwn) {
  EvidenceReader reader;
  reader.Read("Ana Bell in Zub", "On Monday 12 men left.");
  const Evidence& second = reader.Read("", "It rains.");
  const Evidence alone = ExtractEvidence("", "It rains.");
  EXPECT_EQ(second.first_weekday, 0);
  for (size_t i = 0; i < kChannels; ++i) {
    const auto channel = static_cast<Channel>(i);
    EXPECT_EQ(second[channel].size(), alone[channel].size());
  }
}

TEST(EvidenceTest, ANumberIsOneHoweverItIsWritten) {
  EXPECT_EQ(SharedTerms(Channel::kNumbers, "27,585 dead", "27585 dead"), 1u);
  EXPECT_EQ(SharedTerms(Channel::kCounts, "27,585 dead", "27585 dead"), 1u);
  EXPECT_EQ(SharedTerms(Channel::kCounts, "27,585 dead", "27586 dead"), 0u);
  EXPECT_EQ(SharedTerms(Channel::kCountNouns, "27,585 dead", "3 dead"), 1u);
}

TEST(EvidenceTest, OneDigitAloneIsNoNumber) {
  EXPECT_THAT(Mentioned(Channel::kNumbers, "5 men, 12 women"),
              ElementsAre("12"));
}

TEST(EvidenceTest, TheLeadEndsAfterSixtyWords) {
  std::string body;
  for (int i = 0; i < 100; ++i) body += "word" + std::to_string(i) + " ";
  EXPECT_EQ(Mentioned(Channel::kLead, body).size(), 60u);
  EXPECT_EQ(Mentioned(Channel::kWords, body).size(), 100u);
}

TEST(EvidenceTest, TermsAscendAndAreCounted) {
  const Evidence evidence = ExtractEvidence("a b", "b c b");
  const std::vector<TermCount>& words = evidence[Channel::kWords];
  ASSERT_EQ(words.size(), 3u);
  uint32_t most = 0;
  for (size_t i = 0; i < 3; ++i) {
    if (i > 0) {
      EXPECT_LT(words[i - 1].term, words[i].term);
    }
    most = std::max(most, words[i].count);
  }
  EXPECT_EQ(most, 3u);
  EXPECT_EQ(evidence[Channel::kTitle].size(), 2u);
}

TEST(EvidenceTest, ScriptsWithoutCaseHaveWordsAndNoNames) {
  const Evidence evidence = ExtractEvidence("", "北京时间周一");
  EXPECT_FALSE(evidence[Channel::kWords].empty());
  EXPECT_THAT(evidence[Channel::kNames], IsEmpty());
}

TEST(EvidenceTest, NothingGivesNothing) {
  EXPECT_THAT(FindMentions("", false), IsEmpty());
  EXPECT_THAT(ExtractEvidence("", " \n")[Channel::kWords], IsEmpty());
}

}  // namespace
}  // namespace samestory
