#include "cluster/text/prompts.h"

#include <string>

#include "absl/strings/string_view.h"
#include "cluster/text/folded_words.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(PromptsTest, PromptsAreKnownByTheirWords) {
  for (const char* line :
       {"Add Comment", "COMMENTS ARE CLOSED.", "Follow us on Facebook and X!",
        "Join NewsDesk Whatsapp group", "Join our Telegram channel now",
        "Sign up for our newsletter", "ADVERTISEMENT",
        "Subscribe to our daily newsletter for more."}) {
    EXPECT_TRUE(ReadPageLine(line).is_prompt) << line;
  }
  for (const char* line :
       {"Comments are closed doors to some.", "Join hands", "He followed us.",
        "Rebels join the signals corps, whose officers met for the first time "
        "since the long war on Telegram",
        "\u2026", ""}) {
    EXPECT_FALSE(ReadPageLine(line).is_prompt) << line;
  }
}

TEST(PromptsTest, ListsHaveHeaders) {
  EXPECT_TRUE(ReadPageLine("Read More:").is_list_header);
  EXPECT_TRUE(ReadPageLine("RELATED NEWS").is_list_header);
  EXPECT_FALSE(ReadPageLine("Related deaths").is_list_header);
  EXPECT_TRUE(ReadPageLine("Read more: Envoy in talks").is_link);
  EXPECT_TRUE(ReadPageLine("ALSO READ | Envoy in talks").is_link);
  EXPECT_FALSE(ReadPageLine("Envoy: read more books").is_link);
}

TEST(PromptsTest, SignaturesNameAgenciesAndEditors) {
  for (const char* line :
       {"Reuters/Anna Name", "(AFP)", "AP", "\u2014 Reuters",
        "Reporting by Anna Name in Oradia; Editing by Bo Name",
        "(Reporting by Anna Name)", "Source: Agencies",
        "\u00a9 2024 The Daily Post. All rights reserved."}) {
    EXPECT_TRUE(ReadPageLine(line).is_signature) << line;
  }
  for (const char* line :
       {"Reuters reported the deal first.", "Source of the Nile found",
        "The AP said so", "Envoy returns"}) {
    EXPECT_FALSE(ReadPageLine(line).is_signature) << line;
  }
}

TEST(PromptsTest, BylinesAreNamesOrDates) {
  for (const char* line :
       {"By Anna Name", "BY ANNA NAME", "By Anna Name and Bo Name, Daily Post",
        "Published: Oct. 22, 2024", "3 min read", "Monday 4 March 2024",
        "Updated 3:15 p.m. ET"}) {
    EXPECT_TRUE(ReadPageLine(line).is_byline) << line;
  }
  for (const char* line : {"By then it was late", "By Monday.", "March on",
                           "He left on 4 March 2024", "2024"}) {
    EXPECT_FALSE(ReadPageLine(line).is_byline) << line;
  }
}

TEST(PromptsTest, PlaceholdersAreNotEditorsBrackets) {
  EXPECT_TRUE(HasPlaceholder("For more, visit [your website link]."));
  EXPECT_TRUE(HasPlaceholder("Dear [Insert Name], hello."));
  EXPECT_FALSE(HasPlaceholder("\u201cWe like [your] country,\u201d he said."));
  EXPECT_FALSE(HasPlaceholder("\u201c[The minister] left,\u201d he said."));
  EXPECT_FALSE(HasPlaceholder("\u201cGo to [the site] now,\u201d he said."));
  EXPECT_FALSE(HasPlaceholder("[your website link"));
  EXPECT_FALSE(HasPlaceholder("[] [ ]"));
}

TEST(PromptsTest, ReadersAreAddressedOutsideQuotations) {
  EXPECT_TRUE(AddressesReader("Share your thoughts in the comments below!"));
  EXPECT_FALSE(AddressesReader("\u201cLeave a comment,\u201d he said."));
  EXPECT_FALSE(AddressesReader("Both men will share their thoughts."));
}

bool MayAddress(absl::string_view text) {
  FoldedWords words;
  HashFoldedWords(text, &words);
  return MayAddressReader(words.hashes);
}

TEST(PromptsTest, TheQuickLookMissesNoAddress) {
  for (const char* sentence :
       {"All rights reserved.", "COMMENT below", "Comments below",
        "Use the comments section below", "Follow us on X",
        "For continuous updates", "Tell us in the comments", "Leave a comment",
        "By leaving comments", "It may not be published, broadcast",
        "Our newsletter", "Our Telegram", "Our \uff37hatsApp",
        "Our YouTube channel", "Share your thoughts", "Share your views",
        "Subscribe to our list", "Visit our website"}) {
    EXPECT_TRUE(AddressesReader(sentence)) << sentence;
    EXPECT_TRUE(MayAddress(std::string("He left. ") + sentence + "\nx"))
        << sentence;
  }
  EXPECT_FALSE(MayAddress("The envoy left. He is back.\nRead more"));
}

}  // namespace
}  // namespace samestory
