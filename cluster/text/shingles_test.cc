#include "cluster/text/shingles.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "base/hashing.h"
#include "base/simd_targets.h"
#include "cluster/text/folded_words.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

std::vector<uint64_t> Body(const std::string& body, int k = 5) {
  return MakeShingles(body, "", k);
}

// The definition, slowly: k-grams of \w+ over the lower-cased text.
std::set<std::string> Grams(std::string text, size_t k) {
  for (char& c : text) c = static_cast<char>(std::tolower(c));
  std::vector<std::string> words;
  bool inside = false;
  for (const char c : text) {
    const bool is_part =
        std::isalnum(static_cast<unsigned char>(c)) || c == '_';
    if (is_part && !inside) words.emplace_back();
    if (is_part) words.back() += c;
    inside = is_part;
  }
  std::set<std::string> grams;
  if (words.empty()) return grams;
  k = std::min(k, words.size());
  for (size_t i = 0; i + k <= words.size(); ++i) {
    std::string gram;
    for (size_t j = i; j < i + k; ++j) gram += words[j] + " ";
    grams.insert(gram);
  }
  return grams;
}

std::string RandomText(std::mt19937* random, int words) {
  const char* const kWords[] = {"The", "envoy", "met",  "a",   "minister",
                                "in",  "town",  "U.S.", "9,1", "Don't"};
  std::string text;
  for (int i = 0; i < words; ++i) {
    text += kWords[(*random)() % 10];
    text += (*random)() % 7 == 0 ? ".\n" : " ";
  }
  return text;
}

size_t Common(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b) {
  std::vector<uint64_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(),
                        std::back_inserter(both));
  return both.size();
}

TEST(ShinglesTest, SetsAreThoseOfTheDefinition) {
  std::mt19937 random(4);
  for (int round = 0; round < 200; ++round) {
    const int k = 1 + random() % 6;
    const std::string a = RandomText(&random, random() % 120);
    const std::string b = a.substr(0, a.size() / 2) + RandomText(&random, 30);
    const std::set<std::string> grams_a = Grams(a, k), grams_b = Grams(b, k);
    EXPECT_EQ(Body(a, k).size(), grams_a.size());
    std::vector<std::string> both;
    std::set_intersection(grams_a.begin(), grams_a.end(), grams_b.begin(),
                          grams_b.end(), std::back_inserter(both));
    EXPECT_EQ(Common(Body(a, k), Body(b, k)), both.size());
  }
}

TEST(ShinglesTest, SetsAreSortedWithoutRepeats) {
  std::mt19937 random(5);
  for (const int words : {0, 1, 20, 40, 500, 3000}) {
    const std::vector<uint64_t> shingles = Body(RandomText(&random, words));
    EXPECT_TRUE(std::is_sorted(shingles.begin(), shingles.end()));
    EXPECT_EQ(std::adjacent_find(shingles.begin(), shingles.end()),
              shingles.end());
  }
}

TEST(ShinglesTest, CopiesInOtherDressAreEqual) {
  const std::string text =
      "Caf\u00e9 \u201cZ\u00fcrich\u201d isn\u2019t open: the owner\u2019s "
      "daughter said so, on Monday\u2026";
  const std::string same[] = {
      // decomposed accents
      "Cafe\u0301 \u201cZu\u0308rich\u201d isn\u2019t open: the owner\u2019s "
      "daughter said so, on Monday\u2026",
      // ASCII punctuation, capitals
      "CAF\u00c9 \"Z\u00dcRICH\" ISN'T OPEN - THE OWNER'S DAUGHTER SAID SO ON "
      "MONDAY...",
      // tokenised
      "Caf\u00e9 `` Z\u00fcrich '' isn \u2019 t open : the owner \u2019 s "
      "daughter said so , on Monday .",
      // invisible characters, lines, the acute accent as apostrophe
      "Caf\u00e9\u200b\nZ\u00fcr\u00adich isn\u00b4t open\u00a0the owner`s\r\n"
      "daughter said\tso on \ufeffMonday",
  };
  for (const std::string& copy : same)
    EXPECT_EQ(Body(copy), Body(text)) << copy;
}

TEST(ShinglesTest, OrderOfWordsMatters) {
  EXPECT_NE(Body("a b", 2), Body("b a", 2));
  EXPECT_NE(Body("a b c d e"), Body("a b c e d"));
  EXPECT_NE(Body("a a b"), Body("a b"));
}

TEST(ShinglesTest, ShortTextsAreOneShingle) {
  EXPECT_EQ(Body("one").size(), 1u);
  EXPECT_EQ(Body("one two three four").size(), 1u);
  EXPECT_EQ(Body("one two three four five").size(), 1u);
  EXPECT_EQ(Body("one two three four five six").size(), 2u);
  EXPECT_NE(Body("one two"), Body("one three"));
  EXPECT_TRUE(Body("?! \u2026").empty());
}

TEST(ShinglesTest, TheTitleGoesBeforeABodyThatIsNoShingle) {
  EXPECT_EQ(MakeShingles("", "a title", 5), Body("a title"));
  EXPECT_EQ(MakeShingles(" . ", "a title", 5), Body("a title"));
  EXPECT_EQ(MakeShingles("a body", "a title", 5), Body("a title a body"));
  EXPECT_EQ(MakeShingles("body", "the title of it", 5).size(), 1u);
  EXPECT_EQ(MakeShingles("a body of five words", "a title", 5),
            Body("a body of five words"));
}

TEST(ShinglesTest, CharactersAreTheWordsOfChinese) {
  const std::string text = "\u5317\u4eac\u5929\u5b89\u95e8\u5e7f\u573a";  // 7
  EXPECT_EQ(Body(text).size(), 3u);
  EXPECT_EQ(Common(Body(text), Body("\u5728" + text)), 3u);
}

TEST(ShinglesTest, EveryTargetMakesThePolynomialOfEachWindow) {
  ForEachTarget([] {
    for (const size_t count : {1, 4, 5, 12, 13, 100}) {
      for (const size_t k : {1, 2, 5, 16, 17, 40}) {
        std::vector<uint64_t> words(count), expected;
        for (size_t i = 0; i < count; ++i) words[i] = MixHash(i);
        const size_t size = std::min(k, count);
        for (size_t begin = 0; begin + size <= count; ++begin) {
          uint64_t sum = 0;
          for (size_t i = begin; i < begin + size; ++i) {
            sum = sum * 0x9e3779b97f4a7c15 + words[i];
          }
          expected.push_back(MixHash(sum));
        }
        ShingleWords(static_cast<int>(k), &words);
        EXPECT_EQ(words, expected) << count << " " << k;
      }
    }
  });
}

// Former values: sketches and archives hold them.
TEST(ShinglesTest, ValuesStayWhatTheyWere) {
  EXPECT_EQ(Body("Gaza", 1),
            (std::vector<uint64_t>{MixHash(HashWord("gaza"))}));
  EXPECT_EQ(Body("a b", 2),
            (std::vector<uint64_t>{
                MixHash(HashWord("a") * 0x9e3779b97f4a7c15 + HashWord("b"))}));
}

}  // namespace
}  // namespace samestory
