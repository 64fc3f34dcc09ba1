#include "cluster/text/kept_sentences.h"

#include <string>
#include <vector>

#include "cluster/text/folded_words.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

constexpr char kText[] = "  One two.  Three.\n***\nFour five. Six. Seven!\n";

class KeptSentencesTest : public testing::Test {
 protected:
  KeptSentencesTest() { ReadOutline(kText, &outline_); }

  // The words of what is kept are those of its text.
  void ExpectText(const KeptSentences& kept, const std::string& text) {
    EXPECT_EQ(kept.Text(kText), text);
    std::vector<uint64_t> words;
    kept.AppendWords(&words);
    FoldedWords of_text;
    HashFoldedWords(text, &of_text);
    EXPECT_EQ(words, of_text.hashes);
    EXPECT_EQ(kept.HasWords(), !words.empty());
  }

  Outline outline_;
};

TEST_F(KeptSentencesTest, AllIsTheLinesAsTheyAre) {
  const KeptSentences kept(outline_);
  EXPECT_TRUE(kept.HasAll());
  ExpectText(kept, "One two.  Three.\n***\nFour five. Six. Seven!");
}

TEST_F(KeptSentencesTest, WhatIsDroppedLeavesTheOthersOfItsLine) {
  KeptSentences kept(outline_);
  kept.Drop(0);  // of the first line
  kept.Drop(4);  // "Six."
  EXPECT_FALSE(kept.HasAll());
  EXPECT_FALSE(kept.Has(4));
  ExpectText(kept, "Three.\n***\nFour five. Seven!");
}

TEST_F(KeptSentencesTest, ALineGoesAsAWhole) {
  KeptSentences kept(outline_);
  kept.DropLine(2);
  ExpectText(kept, "One two.  Three.\n***");
  kept.DropLine(0);
  ExpectText(kept, "***");
  kept.DropLine(1);
  ExpectText(kept, "");
}

TEST_F(KeptSentencesTest, WhatIsLeftOfALineIsARange) {
  KeptSentences kept(outline_);
  EXPECT_EQ(TextOf(kText, kept.LeftOf(2)), "Four five. Six. Seven!");
  kept.Drop(3);
  EXPECT_EQ(TextOf(kText, kept.LeftOf(2)), "Six. Seven!");
  EXPECT_EQ(kept.LeftOf(2).word_count(), 2u);
  kept.DropLine(2);
  EXPECT_EQ(TextOf(kText, kept.LeftOf(2)), "");
}

}  // namespace
}  // namespace samestory
