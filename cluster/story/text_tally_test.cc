#include "cluster/story/text_tally.h"

#include <algorithm>
#include <random>
#include <utility>
#include <vector>

#include "cluster/story/evidence.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

// Documents of words some of which have the upper half of their hash in
// common, and what TextVectors makes of them.
struct Batch {
  std::vector<std::vector<uint64_t>> texts;
  std::vector<size_t> title_words;
  WordStreams streams;
  TextVocabulary vocabulary;
};

uint64_t KeyOf(uint64_t hash) { return Background::KeyOf(hash); }

void MakeVocabulary(Batch* batch) {
  std::vector<uint64_t> keys;
  for (uint64_t hash : batch->streams.hashes()) keys.push_back(KeyOf(hash));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  TextVocabulary& vocabulary = batch->vocabulary;
  vocabulary.twins.resize(batch->streams.hashes().size() / 64 + 1);
  for (uint64_t hash : batch->streams.hashes()) {
    const auto code = static_cast<uint32_t>(vocabulary.words.size());
    const auto term = static_cast<uint32_t>(
        std::lower_bound(keys.begin(), keys.end(), KeyOf(hash)) - keys.begin());
    const std::vector<uint32_t>& before = vocabulary.terms;
    const bool twin =
        std::find(before.begin(), before.end(), term) != before.end();
    vocabulary.twins[code / 64] |= uint64_t{twin} << code % 64;
    vocabulary.terms.push_back(term);
    vocabulary.words.push_back({hash, PairBegin(hash)});
  }
}

Batch RandomBatch() {
  constexpr size_t kDocuments = 200;
  std::mt19937_64 random(3);
  std::vector<uint64_t> words(300);
  for (size_t i = 0; i < words.size(); ++i) {
    words[i] = random();
    if (i % 10 == 1) words[i] = KeyOf(words[i - 1]) << 32 | words[i] >> 32;
  }
  Batch batch;
  WordStreams::Builder builder(kDocuments);
  for (uint32_t i = 0; i < kDocuments; ++i) {
    std::vector<uint64_t> text(random() % 200);
    for (uint64_t& word : text) word = words[random() % words.size()];
    const size_t title =
        i % 3 == 0 ? text.size() : std::min<size_t>(text.size(), random() % 9);
    builder.Add(i, text, title);
    batch.texts.push_back(text);
    batch.title_words.push_back(title);
  }
  batch.streams = std::move(builder).Build(1);
  MakeVocabulary(&batch);
  return batch;
}

// The same, word by word.
std::vector<TextTally::Word> CountPlainly(const Batch& batch, uint32_t document,
                                          size_t most) {
  const std::vector<uint64_t>& text = batch.texts[document];
  const size_t title_words = batch.title_words[document];
  const size_t lead_begin = title_words == text.size() ? 0 : title_words;
  const size_t lead_end =
      title_words == text.size() ? text.size() : lead_begin + kLeadWords;
  std::vector<TextTally::Word> words;
  for (size_t i = 0; i < std::min(text.size(), most); ++i) {
    const auto code =
        static_cast<uint32_t>(std::find(batch.streams.hashes().begin(),
                                        batch.streams.hashes().end(), text[i]) -
                              batch.streams.hashes().begin());
    const uint32_t term = batch.vocabulary.terms[code];
    auto word = std::find_if(words.begin(), words.end(),
                             [&](const auto& x) { return x.term == term; });
    if (word == words.end()) {
      words.push_back({term, code, 0, 0, 0});
      word = words.end() - 1;
    }
    ++word->count;
    word->title_count += i < title_words;
    word->lead_count += i >= lead_begin && i < lead_end;
  }
  return words;
}

void ExpectEqual(absl::Span<const TextTally::Word> words,
                 const std::vector<TextTally::Word>& expected) {
  ASSERT_EQ(words.size(), expected.size());
  for (size_t i = 0; i < words.size(); ++i) {
    EXPECT_EQ(words[i].term, expected[i].term);
    EXPECT_EQ(words[i].code, expected[i].code);
    EXPECT_EQ(words[i].count, expected[i].count);
    EXPECT_EQ(words[i].title_count, expected[i].title_count);
    EXPECT_EQ(words[i].lead_count, expected[i].lead_count);
  }
}

TEST(TextTallyTest, CountsWordsOfOneTermTogether) {
  const Batch batch = RandomBatch();
  TextTally tally(batch.streams, batch.vocabulary);
  for (uint32_t i = 0; i < batch.texts.size(); ++i) {
    tally.ReadWords(i);
    ExpectEqual(tally.words(), CountPlainly(batch, i, SIZE_MAX));
    tally.ReadTitleAndLead(i);
    ExpectEqual(tally.words(),
                CountPlainly(batch, i, batch.title_words[i] + kLeadWords));
  }
}

TEST(TextTallyTest, CountsNoFurtherThanSixteenBits) {
  Batch batch;
  const uint64_t word = 5ull << 32;
  batch.texts.assign(1, std::vector<uint64_t>(70000, word));
  batch.texts[0].resize(140000, word + 1);
  WordStreams::Builder builder(1);
  builder.Add(0, batch.texts[0], 1);
  batch.streams = std::move(builder).Build(1);
  MakeVocabulary(&batch);
  TextTally tally(batch.streams, batch.vocabulary);
  tally.ReadWords(0);
  ASSERT_EQ(tally.words().size(), 1u);
  EXPECT_EQ(tally.words()[0].count, 65535);
  EXPECT_EQ(tally.words()[0].title_count, 1);
}

}  // namespace
}  // namespace samestory
