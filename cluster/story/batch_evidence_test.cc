#include "cluster/story/batch_evidence.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::ElementsAreArray;

std::vector<std::string> Texts(size_t count) {
  std::vector<std::string> texts;
  for (size_t i = 0; i < count; ++i) {
    texts.push_back(absl::StrCat("On Tuesday Ana Bell saw ", i * 17 % 9,
                                 " goats and ", i, " geese in Zubara."));
  }
  return texts;
}

TEST(BatchEvidenceTest, HoldsTheEvidenceOfEachDocumentWhateverTheThreads) {
  const std::vector<std::string> texts = Texts(600);
  const auto text_of = [&](size_t i) {
    return TitleAndBody{"Goats", texts[i]};
  };
  for (int threads : {1, 3}) {
    const BatchEvidence batch = ReadEvidence(texts.size(), text_of, threads);
    ASSERT_EQ(batch.size(), texts.size());
    for (uint32_t i = 0; i < texts.size(); ++i) {
      const Evidence one = ExtractEvidence("Goats", texts[i]);
      for (size_t k = kTextChannels; k < kChannels; ++k) {
        const auto channel = static_cast<Channel>(k);
        std::vector<uint32_t> terms;
        for (const TermCount& term : one[channel]) terms.push_back(term.term);
        ASSERT_THAT(batch[channel].of(i).terms, ElementsAreArray(terms));
      }
      ASSERT_EQ(batch.first_weekday()[i], 2);
    }
  }
}

}  // namespace
}  // namespace samestory
