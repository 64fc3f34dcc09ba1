#include "cluster/story/word_streams.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Texts = std::vector<std::vector<uint64_t>>;

WordStreams StreamsOf(const Texts& texts, int threads) {
  WordStreams::Builder builder(texts.size());
  for (uint32_t i = 0; i < texts.size(); ++i) {
    builder.Add(i, texts[i], texts[i].size() / 3);
    if (i + 1 == texts.size() || (i + 1) % WordStreams::kBlock == 0) {
      builder.EndBlock(i / WordStreams::kBlock);
    }
  }
  return std::move(builder).Build(threads);
}

std::vector<uint64_t> HashesOf(const WordStreams& streams, uint32_t document) {
  std::vector<uint32_t> codes;
  streams.Read(document, &codes);
  std::vector<uint64_t> hashes;
  for (uint32_t code : codes) hashes.push_back(streams.hashes()[code]);
  return hashes;
}

// Low words are common; more different ones than two bytes can number.
Texts RandomTexts(size_t documents) {
  std::mt19937_64 random(3);
  std::vector<uint64_t> words(150000);
  for (uint64_t& word : words) word = random();
  Texts texts(documents);
  for (std::vector<uint64_t>& text : texts) {
    text.resize(random() % 300);
    for (uint64_t& word : text) {
      word = words[random() % (1 + random() % words.size())];
    }
  }
  return texts;
}

TEST(WordStreamsTest, GivesTheWordsBackInOrder) {
  const Texts texts = RandomTexts(2500);
  for (int threads : {1, 3}) {
    const WordStreams streams = StreamsOf(texts, threads);
    ASSERT_EQ(streams.size(), texts.size());
    uint64_t words = 0;
    for (uint32_t i = 0; i < texts.size(); ++i) {
      std::vector<uint32_t> codes;
      ASSERT_EQ(streams.Read(i, &codes), texts[i].size() / 3);
      ASSERT_EQ(HashesOf(streams, i), texts[i]);
      words += texts[i].size();
    }
    EXPECT_EQ(streams.words(), words);
  }
}

TEST(WordStreamsTest, ABeginningIsTheTitleAndAsManyWordsAsWanted) {
  const Texts texts = RandomTexts(1200);
  const WordStreams streams = StreamsOf(texts, 2);
  std::vector<uint32_t> all, beginning;
  for (uint32_t i = 0; i < texts.size(); ++i) {
    for (size_t body_words : {0, 1, 17, 60, 1000}) {
      const size_t title_words = streams.Read(i, &all);
      all.resize(std::min(all.size(), title_words + body_words));
      ASSERT_EQ(streams.ReadBeginning(i, body_words, &beginning), title_words);
      ASSERT_EQ(beginning, all) << i << " " << body_words;
    }
  }
}

// A hash of a key of its own.
uint64_t Key(uint64_t key) { return key << 32; }

TEST(WordStreamsTest, FrequentWordsComeFirstThenTheSmallerHash) {
  const WordStreams streams = StreamsOf(
      {{Key(9), Key(7), Key(9), Key(5)}, {Key(9), Key(5), Key(8)}}, 1);
  EXPECT_THAT(streams.hashes(), ElementsAre(Key(9), Key(5), Key(7), Key(8)));
  EXPECT_THAT(streams.documents(), ElementsAre(2, 2, 1, 1));
}

TEST(WordStreamsTest, WordsOfOneKeyInOneDocumentCountOnce) {
  constexpr uint64_t kKey = uint64_t{77} << 32;
  const WordStreams streams =
      StreamsOf({{kKey + 1, kKey + 2, kKey + 1}, {kKey + 1}, {kKey + 2}}, 1);
  EXPECT_EQ(streams.documents()[0] + streams.documents()[1], 3u);
}

TEST(WordStreamsTest, CountsDocumentsLikeACounter) {
  const Texts texts = RandomTexts(1500);
  std::map<uint64_t, uint32_t> counts;
  for (const std::vector<uint64_t>& text : texts) {
    for (uint64_t word : std::set<uint64_t>(text.begin(), text.end())) {
      ++counts[word];
    }
  }
  const WordStreams streams = StreamsOf(texts, 2);
  ASSERT_EQ(streams.hashes().size(), counts.size());
  for (size_t code = 0; code < counts.size(); ++code) {
    ASSERT_EQ(streams.documents()[code], counts[streams.hashes()[code]]);
  }
}

TEST(WordStreamsTest, NoWordsAndNoDocumentsAreFine) {
  EXPECT_EQ(StreamsOf({}, 1).size(), 0u);
  EXPECT_THAT(HashesOf(StreamsOf({{}, {4}}, 1), 0), IsEmpty());
}

}  // namespace
}  // namespace samestory
