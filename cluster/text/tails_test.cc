#include "cluster/text/tails.h"

#include <string>

#include "gtest/gtest.h"

namespace samestory {
namespace {

constexpr char kText[] =
    "The envoy left on Monday.\nHe will be back, the minister said.";

TEST(TailsTest, WhatStandsAroundTheTextGoes) {
  const std::string text = kText;
  const std::string cases[] = {
      text,
      text + "\nAdd Comment\n",
      text + "\nReuters/Anna Name\nComments are closed.",
      text +
          "\n\nRead More:\n\nEnvoy in talks\n\nA Minister's Mission: Talks"
          "\n\nJoin Daily Whatsapp group\nRelated News",
      "By Anna Name\nPublished Oct. 22, 2024\n" + text,
      text +
          "\nFor updates, visit [your website link]. We encourage readers "
          "to share their thoughts and leave a comment.\nNote to Readers: "
          "Things change. We recommend other papers.",
      text + "\n(Reporting by Anna Name; Editing by Bo Name)\nAdvertisement",
      "The envoy left on Monday.\nADVERTISEMENT\nALSO READ | Envoy in talks\n"
      "He will be back, the minister said.",
      "The envoy left on Monday.\r\n\r\n  He will be back, the minister said.",
  };
  for (const std::string& body : cases) EXPECT_EQ(RemoveTails(body), text);
}

TEST(TailsTest, WhatBelongsToTheTextStays) {
  const std::string cases[] = {
      // A heading inside the text, though short.
      "It began in May.\nA new chapter\nIt ended in June.",
      // Text after the header: no list of links.
      "It began in May. \u201cRead more,\u201d he said.\nIt ended in June.",
      // A byline's words far from the head.
      "One.\nTwo.\nThree.\nFour.\nBy Land And Sea\nFive.",
      // Editor's brackets.
      "\u201cWe like [your] country,\u201d he said.",
      // Speaking to readers in the middle of a text.
      "Share your thoughts.\nOne.\nTwo.\nThree.\nFour.\nFive.",
  };
  for (const std::string& body : cases) EXPECT_EQ(RemoveTails(body), body);
}

TEST(TailsTest, ATextIsNeverEmptied) {
  for (const char* body : {"Add Comment", "Read More:\nEnvoy in talks", "(AFP)",
                           "By Anna Name", "", "\u2026\nAdd Comment"}) {
    EXPECT_FALSE(RemoveTails(body).empty() && *body != '\0') << body;
  }
}

TEST(TailsTest, RemovingTwiceChangesNothing) {
  const std::string once = RemoveTails(
      "By A. Name\nOne two.\nRead more: x\n[your link here] Three.\n(AP)");
  EXPECT_EQ(RemoveTails(once), once);
}

}  // namespace
}  // namespace samestory
