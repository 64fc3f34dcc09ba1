#include "cluster/page/main_text.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

// Prose of the length of real paragraphs.
constexpr char kFirst[] =
    "The envoy landed in Kalvany on Monday, a day later than planned, and went "
    "straight to the ministry.";
constexpr char kSecond[] =
    "She is to meet the prime minister on Tuesday, then the families of the "
    "missing, before she leaves for the delta.";
constexpr char kThird[] =
    "Talks broke off in March over the bridge at Tarrow, which neither side "
    "would guard alone.";
constexpr char kOther[] =
    "The harbour at Orrun closes for two weeks in June, when its cranes are "
    "painted, the port said on Friday.";

std::string Text(absl::string_view html) {
  return MainText(*PageTree::Parse(html, {}), "Envoy returns");
}

std::string Article() {
  return absl::StrCat("<p>", kFirst, "</p><p>", kSecond, "</p><p>", kThird,
                      "</p>");
}

std::string Wanted() {
  return absl::StrCat(kFirst, "\n", kSecond, "\n", kThird, "\n");
}

TEST(MainTextTest, MenusAsidesAndFootersGo) {
  EXPECT_EQ(
      Text(absl::StrCat(
          "<nav><a href=/>Home</a> <a href=/n>News</a></nav>",
          "<div class=wrap><div class=left><h1>Envoy returns</h1>", Article(),
          "</div><aside><h3>More</h3><p>", kOther, "</p></aside>",
          "<div id=comments><p>", kOther, "</p></div></div>",
          "<footer>Copyright, all rights reserved. Printed on recycled bytes, "
          "by hand.</footer>")),
      Wanted());
}

TEST(MainTextTest, TheMarkedArticleIsBelieved) {
  EXPECT_EQ(
      Text(absl::StrCat("<div class=list><div><p>", kOther, "</p><p>", kOther,
                        "</p></div></div>", "<div class='entry-content'>",
                        Article(), "</div>")),
      Wanted());
}

TEST(MainTextTest, TeasersWeighNothing) {
  std::string teasers;
  for (int i = 0; i < 20; ++i) {
    absl::StrAppend(&teasers, "<div><h3><a href=/", i, ">Port closes</a></h3>",
                    "<span>2 May</span><p>", kOther, "</p></div>");
  }
  EXPECT_EQ(Text(absl::StrCat("<div><div>", Article(), "</div><div>", teasers,
                              "</div></div>")),
            Wanted());
}

TEST(MainTextTest, TitleCaptionsAndLastHeadingsGo) {
  EXPECT_EQ(
      Text(absl::StrCat("<div><div>Envoy returns</div><p>", kFirst,
                        "</p><p><img src=x alt='A bridge'>",
                        "<span>A bridge</span></p>", "<figure><figcaption>",
                        kOther, "</figcaption></figure><h2>Meetings</h2><p>",
                        kSecond, "</p><h2>Read on</h2></div>")),
      absl::StrCat(kFirst, "\nMeetings\n", kSecond, "\n"));
}

TEST(MainTextTest, AnAsideThatHoldsThePageStays) {
  EXPECT_EQ(Text(absl::StrCat("<div class=has-sidebar>", Article(), "</div>")),
            Wanted());
}

TEST(MainTextTest, ASentenceOfManyLinksStays) {
  const std::string line =
      "<a href=1>Elena Marquand</a>, who leads the <a href=2>Merovian "
      "delegation</a> to the talks in the delta, met <a href=3>Tovin Aldermar "
      "of "
      "Kalvany</a>.";
  EXPECT_EQ(
      Text(absl::StrCat("<div>", Article(), "<p>", line, "</p></div>")),
      absl::StrCat(Wanted(),
                   "Elena Marquand, who leads the Merovian delegation to "
                   "the talks in the delta, met Tovin Aldermar of Kalvany.\n"));
}

TEST(MainTextTest, APageWithoutProseGivesItsText) {
  EXPECT_EQ(Text("<div><p>Page not found</p><a href=/>Home</a></div>"),
            "Page not found\n");
  EXPECT_EQ(Text(""), "");
}

}  // namespace
}  // namespace samestory
