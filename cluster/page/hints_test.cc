#include "cluster/page/hints.h"

#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(ReadHintTest, NamesAreReadWordByWord) {
  const struct {
    const char* attributes;
    Hint wanted;
  } cases[] = {
      {"", Hint::kNone},
      {"class=\"col-md-8 wide\"", Hint::kNone},
      // The article.
      {"class=\"article-body\"", Hint::kArticle},
      {"class='x storyBody y'", Hint::kArticle},
      {"id=post_content", Hint::kArticle},
      {"CLASS=\"Entry-Content\"", Hint::kArticle},
      {"itemprop=\"articleBody\"", Hint::kArticle},
      // Half a name is none.
      {"class=content", Hint::kNone},
      {"class=article", Hint::kNone},
      {"class=articlebodycopy", Hint::kNone},
      // What stands around it.
      {"class=\"related-posts\"", Hint::kAside},
      {"id=comments", Hint::kAside},
      {"class=\"article-share-body\"", Hint::kAside},
      {"role=navigation", Hint::kAside},
      {"class=unrelated", Hint::kNone},
      {"data-id=comments", Hint::kNone},
      // What is not shown.
      {"style=\"display: none\"", Hint::kHidden},
      {"style=display:none;color:red", Hint::kHidden},
      {"style=\"display: block\"", Hint::kNone},
      {"hidden", Hint::kHidden},
      {"aria-hidden=\"true\"", Hint::kHidden},
      {"aria-hidden=\"false\"", Hint::kNone},
      // The strongest word counts.
      {"class=\"article-body\" style=\"display:none\"", Hint::kHidden},
      {"class=\"article-body\" id=\"related\"", Hint::kAside},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(ReadHint(c.attributes), c.wanted) << c.attributes;
  }
}

}  // namespace
}  // namespace samestory
