#include "cluster/story/text_meter.h"

#include <array>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "cluster/story/batch_evidence.h"
#include "cluster/story/sparse_vectors.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

struct Text {
  std::string title;
  std::string body;
};

// Common words, rarer ones and some of one text alone; some texts without
// title or body.
std::vector<Text> RandomTexts(size_t count) {
  std::mt19937 random(11);
  const auto write = [&](size_t words) {
    std::string text;
    for (size_t i = 0; i < words; ++i) {
      const uint32_t word = random() % (1 + random() % 900);
      absl::StrAppend(&text, word < 20 ? "the " : "", "w", word, " ");
      if (random() % 40 == 0) absl::StrAppend(&text, "own", random(), " said ");
    }
    return text;
  };
  std::vector<Text> texts(count);
  for (size_t i = 0; i < count; ++i) {
    if (i % 5 != 0) texts[i].title = write(1 + random() % 8);
    if (i % 7 != 0) texts[i].body = write(random() % 200);
  }
  return texts;
}

TextVectors VectorsOf(const std::vector<Text>& texts, int threads) {
  BatchEvidence evidence = ReadEvidence(
      texts.size(),
      [&](size_t i) {
        return TitleAndBody{texts[i].title, texts[i].body};
      },
      threads);
  TextVectors text = TextVectors::Make(std::move(evidence.streams()),
                                       Background::Shipped(), threads);
  text.AddPairs(Background::Shipped(), threads);
  return text;
}

// The vectors as they are when made of whole lists.
class Oracle {
 public:
  explicit Oracle(const std::vector<Text>& texts)
      : lists_(kTextChannels, TermLists(texts.size())) {
    std::vector<WordCounts> counts(texts.size());
    for (uint32_t i = 0; i < texts.size(); ++i) {
      const Evidence evidence = ExtractEvidence(texts[i].title, texts[i].body);
      for (size_t k = 0; k < kTextChannels; ++k) {
        lists_[k].Append(i, evidence[static_cast<Channel>(k)]);
      }
      for (const TermCount& word : evidence[Channel::kWords]) {
        counts[i].all += word.count;
        ++counts[i].different;
        counts[i].known += Background::Shipped().CountOf(word.term) > 0;
      }
    }
    foreign_ = FindForeign(
        counts, [&](uint32_t i) { return Lists(Channel::kWords).of(i); });
    const TermTable words =
        TableOf(Channel::kWords, {kFixedOne / 50, /*are_words=*/true});
    for (Channel channel : {Channel::kWords, Channel::kTitle, Channel::kLead}) {
      vectors_.push_back(
          MakeVectors(Lists(channel), words, VectorKind::kContent, 1));
    }
    vectors_.push_back(
        MakeVectors(Lists(Channel::kBigrams),
                    TableOf(Channel::kBigrams, {kFixedOne / 100, false}),
                    VectorKind::kContent, 1));
  }

  uint64_t Product(Channel x, uint32_t a, Channel y, uint32_t b) const {
    const TermList left = vectors_[static_cast<size_t>(x)].of(a);
    const TermList right = vectors_[static_cast<size_t>(y)].of(b);
    uint64_t sum = 0;
    for (size_t i = 0; i < left.size(); ++i) {
      for (size_t k = 0; k < right.size(); ++k) {
        if (left.terms[i] != right.terms[k]) continue;
        sum += uint64_t{left.values[i]} * right.values[k];
      }
    }
    return sum;
  }
  bool empty(Channel channel, uint32_t document) const {
    return vectors_[static_cast<size_t>(channel)].empty(document);
  }

 private:
  const TermLists& Lists(Channel channel) const {
    return lists_[static_cast<size_t>(channel)];
  }
  TermTable TableOf(Channel channel, const TermPrior& prior) const {
    return TermTable::Count(
        Lists(channel), Background::Shipped(),
        ForeignTerms([&](uint32_t i) { return Lists(channel).of(i); }, foreign_,
                     prior),
        1);
  }

  std::vector<TermLists> lists_;
  ForeignDocuments foreign_;
  std::vector<SparseVectors> vectors_;
};

TEST(TextMeterTest, GivesTheProductsOfTheVectors) {
  const std::vector<Text> texts = RandomTexts(120);
  const Oracle oracle(texts);
  for (int threads : {1, 2}) {
    const TextVectors text = VectorsOf(texts, threads);
    TextMeter meter(text);
    for (uint32_t a = 0; a < texts.size(); a += 3) {
      meter.Load(a);
      for (uint32_t b = 0; b < texts.size(); ++b) {
        if (a == b) continue;
        const TextProducts products = meter.Measure(b, [](Fixed) {});
        const auto expect = [&](Channel x, Channel y, uint64_t product) {
          ASSERT_EQ(product, oracle.Product(x, a, y, b)) << a << " " << b;
        };
        expect(Channel::kWords, Channel::kWords, products.words);
        expect(Channel::kTitle, Channel::kTitle, products.title);
        expect(Channel::kLead, Channel::kLead, products.lead);
        expect(Channel::kBigrams, Channel::kBigrams, products.bigrams);
        expect(Channel::kTitle, Channel::kLead, products.title_with_lead);
        expect(Channel::kLead, Channel::kTitle, products.lead_with_title);
      }
    }
  }
}

TEST(TextMeterTest, KnowsWhichVectorsAreEmpty) {
  const std::vector<Text> texts = RandomTexts(60);
  const Oracle oracle(texts);
  const TextVectors text = VectorsOf(texts, 1);
  for (uint32_t i = 0; i < texts.size(); ++i) {
    for (size_t k = 0; k < kTextChannels; ++k) {
      const auto channel = static_cast<Channel>(k);
      EXPECT_EQ(text.empty(channel, i), oracle.empty(channel, i)) << i;
    }
  }
}

TEST(TextVectorsTest, TitleAndLeadAreReadAsInTheWholeText) {
  const std::vector<Text> texts = RandomTexts(80);
  const TextVectors text = VectorsOf(texts, 1);
  TextVectors::Reader reader(text);
  using Weights = std::array<uint32_t, 3>;  // term, in title and lead
  const auto weights_of = [](absl::Span<const TextVectors::Reader::Word> read) {
    std::vector<Weights> weights;
    for (const TextVectors::Reader::Word& word : read) {
      if (word.title_weight == 0 && word.lead_weight == 0) continue;
      weights.push_back({word.term, word.title_weight, word.lead_weight});
    }
    return weights;
  };
  for (uint32_t i = 0; i < texts.size(); ++i) {
    const std::vector<Weights> whole = weights_of(reader.Read(i));
    EXPECT_EQ(weights_of(reader.ReadTitleAndLead(i)), whole) << i;
  }
}

TEST(TextMeterTest, TellsWhatEachSharedWordIsWorth) {
  const TextVectors text = VectorsOf(
      {{"", "Zubara waits for rain."}, {"", "No rain in Zubara, says Zubara."}},
      1);
  TextMeter meter(text);
  meter.Load(0);
  int words = 0;
  meter.Measure(1, [&](Fixed idf) { words += idf > 3 * kFixedOne; });
  EXPECT_EQ(words, 2);
}

}  // namespace
}  // namespace samestory
