#include "cluster/text/plain_words.h"

#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "cluster/text/unicode.h"
#include "cluster/text/words.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

const char* const kPieces[] = {" ",      "a",      "Word_1", ".",      "\u2019",
                               "\u201c", "\u00a0", "\u00e9", "\u0301", "\u2122",
                               "\u200b", "\xe2",   "\x80",   "\u5317", "THE"};

std::string RandomText(std::mt19937* random) {
  std::string text;
  for (uint32_t n = (*random)() % 30; n > 0; --n) {
    text +=
        kPieces[(*random)() % ((*random)() % 3 == 0 ? std::size(kPieces) : 7)];
  }
  return text;
}

std::vector<std::string> FoldedWordsOf(const std::string& text) {
  const std::string folded = FoldText(text);
  std::vector<std::string> words;
  for (const Word& word : FindWords(folded)) {
    words.emplace_back(WordText(folded, word));
  }
  return words;
}

TEST(PlainWordsTest, TheFirstWordIsThatOfTheFoldedText) {
  std::mt19937 random(1);
  int told = 0;
  for (int round = 0; round < 20000; ++round) {
    const std::string text = RandomText(&random);
    const absl::optional<absl::string_view> first = FirstPlainWord(text);
    if (!first.has_value()) continue;
    const std::vector<std::string> words = FoldedWordsOf(text);
    EXPECT_EQ(absl::AsciiStrToLower(*first), words.empty() ? "" : words[0])
        << text;
    ++told;
  }
  EXPECT_GT(told, 5000);
}

TEST(PlainWordsTest, LongTexts) {
  const std::string word(200, 'a');
  EXPECT_EQ(FirstPlainWord(word + ".b"), absl::string_view(word));
  EXPECT_EQ(FirstPlainWord(word), absl::string_view(word));
  EXPECT_EQ(FirstPlainWord(word + "\u00e9"), absl::nullopt);
}

}  // namespace
}  // namespace samestory
