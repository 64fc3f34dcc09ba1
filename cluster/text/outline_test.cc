#include "cluster/text/outline.h"

#include <string>
#include <vector>

#include "cluster/text/sentences.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

const char* const kTexts[] = {
    "",
    " \n\t\n",
    "The envoy left. He is back.\nGet our letter",
    "  One.\r\n\r\nTwo words!  Three more, he said.  \n***\n",
    "caf\xe9 Caf\u00e9\u200b. \u201cSo,\u201d she said\u2026 The end.",
    "\u5317\u4eac\u5e02\u3002\u660e\u5929\u89c1\uff01\n\u0e01\u0e02 x",
};

TEST(OutlineTest, LinesAndSentencesAreThoseOfTheText) {
  Outline outline;  // used again and again
  for (const absl::string_view text : kTexts) {
    ReadOutline(text, &outline);
    const std::vector<absl::string_view> lines = SplitLines(text);
    ASSERT_EQ(outline.lines.size(), lines.size()) << text;
    for (size_t i = 0; i < lines.size(); ++i) {
      const Outline::Line& line = outline.lines[i];
      EXPECT_EQ(TextOf(text, outline.Whole(line)), lines[i]);
      std::vector<absl::string_view> sentences;
      for (uint32_t s = line.first_sentence; s < line.end_sentence; ++s) {
        sentences.push_back(TextOf(text, outline.sentences[s]));
      }
      EXPECT_EQ(sentences, SplitSentences(lines[i]));
    }
  }
}

TEST(OutlineTest, EverySentenceHasItsOwnWords) {
  Outline outline;
  FoldedWords words;
  for (const absl::string_view text : kTexts) {
    ReadOutline(text, &outline);
    uint32_t next = 0;
    for (const Outline::Sentence& sentence : outline.sentences) {
      EXPECT_EQ(sentence.first_word, next);
      next = sentence.end_word;
      HashFoldedWords(TextOf(text, sentence), &words);
      EXPECT_EQ(words.hashes,
                std::vector<uint64_t>(
                    outline.words.hashes.begin() + sentence.first_word,
                    outline.words.hashes.begin() + sentence.end_word))
          << TextOf(text, sentence);
    }
    EXPECT_EQ(next, outline.words.hashes.size());
  }
}

}  // namespace
}  // namespace samestory
