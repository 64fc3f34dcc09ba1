#include "cli/dropped.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "cluster/article_stream.h"
#include "cluster/text/article.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

// `words` different words.
std::string Text(int words) {
  std::string text;
  for (int i = 0; i < words; ++i) absl::StrAppend(&text, "word", i, " ");
  return text;
}

// Four records: a part of an article, the article, both again.
class DroppedTest : public testing::Test {
 protected:
  DroppedTest() : copies_(*CopyFinder::Create({})) {
    Article part, whole;
    part.id = "part";
    part.body = Text(104);
    whole.id = "original \"1\"";
    whole.body = Text(204);
    const std::vector<Article> records = {part, whole, part, whole};
    ListedArticles stream(records);
    EXPECT_TRUE(copies_.Read(stream).ok());
    StageLog log;
    const absl::Status found = copies_.Find(
        [&](absl::Span<const uint32_t> wanted)
            -> absl::StatusOr<std::unique_ptr<ArticleStream>> {
          return std::make_unique<ListedArticles>(records, wanted);
        },
        &log);
    EXPECT_TRUE(found.ok());
  }

  CopyFinder copies_;
};

TEST_F(DroppedTest, TheFirstRecordOfACanonicalIsKept) {
  EXPECT_EQ(ChooseKept(copies_),
            (std::vector<bool>{false, true, false, false}));
}

TEST_F(DroppedTest, EveryOtherRecordHasALine) {
  const std::string copy =
      R"({"id":"part","duplicate_of":"original \"1\"","jaccard":0.5,)"
      R"("containment":1.0,"containment_of_kept":0.5,)"
      R"("reason":"containment"})"
      "\n";
  const std::string repeat =
      R"({"id":"original \"1\"","duplicate_of":"original \"1\"",)"
      R"("jaccard":1.0,"containment":1.0,"containment_of_kept":1.0,)"
      R"("reason":"repeated"})"
      "\n";
  std::string lines;
  const absl::Status written =
      WriteDropped(copies_, ChooseKept(copies_), [&](absl::string_view bytes) {
        absl::StrAppend(&lines, bytes);
        return absl::OkStatus();
      });
  EXPECT_TRUE(written.ok());
  EXPECT_EQ(lines, copy + copy + repeat);
}

}  // namespace
}  // namespace samestory
