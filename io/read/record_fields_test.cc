#include "io/read/record_fields.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "io/read/skip.h"

namespace samestory {
namespace {

using testing::HasSubstr;

class RecordFieldsTest : public testing::Test {
 protected:
  void Add(absl::string_view name, absl::string_view value) {
    const FieldNode* const node = map_.root().FindPath(name);
    ASSERT_NE(node, nullptr) << name;
    fields_.Add(*node, value);
  }

  Article Make() {
    Article article;
    const absl::Status status = fields_.MakeArticle(&article);
    EXPECT_TRUE(status.ok()) << status;
    return article;
  }

  const FieldMap map_ = *FieldMap::Create({});
  RecordFields fields_ = RecordFields(&map_);
};

TEST_F(RecordFieldsTest, TheFirstNameWithAValueWins) {
  Add("description", "short");
  Add("text", "long");
  Add("maintext", "None");
  EXPECT_EQ(Make().body, "long");
}

TEST_F(RecordFieldsTest, AMarkThatATextIsCutIsNoText) {
  const struct {
    const char* text;
    const char* body;
  } cases[] = {
      {"The envoy met… [+1234 chars]", "The envoy met…"},
      {"The envoy met ... [99 chars]", "The envoy met ..."},
      {"[+1 chars]", ""},
      {"The field is [a few chars]", "The field is [a few chars]"},
      {"The field has 10 chars]", "The field has 10 chars]"},
      {"It is [+ chars]", "It is [+ chars]"},
      {"[+12 chars] more", "[+12 chars] more"},
  };
  for (const auto& c : cases) {
    fields_.Clear();
    Add("content", c.text);
    EXPECT_EQ(Make().body, c.body);
  }
}

TEST_F(RecordFieldsTest, WordsForNothingAreNothing) {
  for (const char* none : {"", "  ", "None", "null", "NULL", "nan", "NaN"}) {
    fields_.Clear();
    Add("title", none);
    Add("headline", "second");
    EXPECT_EQ(Make().title, "second") << none;
  }
}

TEST_F(RecordFieldsTest, OfANameThatComesTwiceTheLastCounts) {
  Add("title", "first");
  Add("title", "second");
  EXPECT_EQ(Make().title, "second");
}

TEST_F(RecordFieldsTest, ARecordWithEmptyFieldsIsAnEmptyArticle) {
  Add("title", "");
  const Article article = Make();
  EXPECT_EQ(article.title, "");
  EXPECT_EQ(article.body, "");
}

TEST_F(RecordFieldsTest, ARecordWithoutTextFieldsIsRefused) {
  Add("url", "https://a.org/1");
  Article article;
  const absl::Status status = fields_.MakeArticle(&article);
  EXPECT_EQ(CauseOf(status), SkipCause::kNoText);
  EXPECT_FALSE(fields_.has_text());
  EXPECT_EQ(NoTextField("vote_count").message(),
            "no title and no text field, got vote_count (name one with --field "
            "text=NAME)");
}

TEST_F(RecordFieldsTest, DatesThatCannotBeReadAreCounted) {
  Add("title", "t");
  Add("published", "yesterday");
  Add("date", "04/05/2031");
  EXPECT_FALSE(Make().published.has_value());
  fields_.Clear();
  Add("title", "t");
  Add("published", "tomorrow");
  Add("updated", "2031-05-04");
  EXPECT_TRUE(Make().published.has_value());
  fields_.Clear();
  Add("title", "t");
  Make();
  EXPECT_EQ(fields_.usage().dated, 2u);
  EXPECT_EQ(fields_.usage().unread_dates, 1u);
  EXPECT_EQ(fields_.usage().unread_date, "yesterday");
}

TEST_F(RecordFieldsTest, TheSourceIsTheHostWhenNothingBetterIsThere) {
  Add("title", "t");
  Add("url", "https://www.Example.org:80/a");
  EXPECT_EQ(Make().source, "example.org");
  Add("source", "https://www.example.org/a");  // as trafilatura has it
  EXPECT_EQ(Make().source, "example.org");
  Add("source", "The Example");
  EXPECT_EQ(Make().source, "The Example");
}

TEST_F(RecordFieldsTest, AUrlUnderAnotherNameIsFound) {
  Add("title", "t");
  Add("guid", "tag:example.org,2024:1");
  EXPECT_EQ(Make().url, "");
  Add("source", "https://example.org/a");
  EXPECT_EQ(Make().url, "https://example.org/a");
  EXPECT_EQ(Make().id, "tag:example.org,2024:1");
}

TEST_F(RecordFieldsTest, DatesAreReadFromTheFirstThatIsOne) {
  Add("title", "t");
  Add("date_publish", "None");
  Add("published", "soon");
  Add("date", "2024-05-01");
  EXPECT_EQ(*Make().published,
            absl::FromCivil(absl::CivilDay(2024, 5, 1), absl::UTCTimeZone()));
  Add("time", "10:20:30");
  EXPECT_EQ(*Make().published,
            absl::FromCivil(absl::CivilSecond(2024, 5, 1, 10, 20, 30),
                            absl::UTCTimeZone()));
}

TEST_F(RecordFieldsTest, UsageCountsWhatWasChosen) {
  Add("headline", "h");
  Make();
  const int title = static_cast<int>(Role::kTitle);
  EXPECT_EQ(fields_.usage().records, 1u);
  EXPECT_EQ(fields_.usage().chosen[title][1], 1u);
  EXPECT_EQ(map_.aliases(Role::kTitle)[1], "headline");
}

TEST(HostOfUrlTest, OnlyTheHostIsLeft) {
  struct Case {
    const char* url;
    const char* host;
  };
  const Case cases[] = {
      {"https://www.Example.org/a?b#c", "example.org"},
      {"http://user:pass@example.org:8080/", "example.org"},
      {"https://example.org?x", "example.org"},
      {"https://wwwx.org", "wwwx.org"},
      {"example.org/a", ""},
      {"javascript:alert(1)", ""},
      {"", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(HostOfUrl(c.url), c.host) << c.url;
}

TEST(CleanFieldTest, FaultsAndMarkupAreResolved) {
  EXPECT_EQ(CleanField("  plain \n"), "plain");
  EXPECT_EQ(CleanField("caf\xe9"), "caf\ufffd");
  EXPECT_EQ(CleanField(absl::string_view("a\0b", 3)), "a b");
  EXPECT_EQ(CleanField("<p>a</p><p>b &amp; c</p>"), "a\nb & c");
  EXPECT_EQ(CleanField("Tom &amp; Jerry"), "Tom & Jerry");
  EXPECT_EQ(CleanField("a < b"), "a < b");
  EXPECT_EQ(CleanField("it&amp;#8217;s &amp;ndash; A&amp;amp;B"), "it’s – A&B");
  EXPECT_EQ(CleanField("<p>it&amp;#8217;s</p>"), "it’s");
}

}  // namespace
}  // namespace samestory
