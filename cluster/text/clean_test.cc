#include "cluster/text/clean.h"

#include <string>

#include "cluster/text/boilerplate.h"
#include "cluster/text/units.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

Article MakeArticle(const std::string& title, const std::string& body) {
  Article article;
  article.source = "The Daily Post";
  article.title = title;
  article.body = body;
  return article;
}

TEST(CleanTest, EveryRuleApplies) {
  BoilerplateCounter counter;
  for (uint64_t i = 0; i < 3; ++i) {
    counter.Add("the daily post", i,
                ReadUnits("Our letter comes each day.", ""));
  }
  const CleanText text = CleanArticle(
      MakeArticle("Envoy returns | The Daily Post",
                  "Envoy Returns | the daily post\nThe envoy is back.\nOur "
                  "letter comes each day.\nAdd Comment"),
      counter.Finish(1), CleanOptions());
  EXPECT_EQ(text.title, "Envoy returns");
  EXPECT_EQ(text.body, "The envoy is back.");
}

TEST(CleanTest, TheTitleIsTakenOffTheBodyAlsoWithoutTheSitesName) {
  const CleanText text =
      CleanArticle(MakeArticle("Envoy returns | The Daily Post",
                               "Envoy returns\nThe envoy is back."),
                   BoilerplateTable(), CleanOptions());
  EXPECT_EQ(text.body, "The envoy is back.");
}

TEST(CleanTest, MojibakeIsReadAsItWasMeant) {
  const CleanText text =
      CleanArticle(MakeArticle("Itâ€™s done", "It’s done\nThe envoyâ€™s back."),
                   BoilerplateTable(), CleanOptions());
  EXPECT_EQ(text.title, "It’s done");
  EXPECT_EQ(text.body, "The envoy’s back.");
}

TEST(CleanTest, OffRepairsTheEncodingAndNothingElse) {
  CleanOptions options;
  options.remove_boilerplate = false;
  const CleanText text =
      CleanArticle(MakeArticle("T T\xff", "caf\xe9 crÃ¨me\n\nAdd Comment"),
                   BoilerplateTable(), options);
  EXPECT_EQ(text.title, "T T\ufffd");
  EXPECT_EQ(text.body, "caf\ufffd crème\n\nAdd Comment");
}

TEST(CleanTest, ABodyThatIsItsTitleStays) {
  const CleanText text =
      CleanArticle(MakeArticle("Envoy returns", "Envoy returns"),
                   BoilerplateTable(), CleanOptions());
  EXPECT_EQ(text.body, "Envoy returns");
}

}  // namespace
}  // namespace samestory
