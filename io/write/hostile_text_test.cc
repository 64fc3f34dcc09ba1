// Every string of the shared sets of hostile text, in every field, through
// every format.

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "io/read/csv.h"
#include "io/read/test_files.h"
#include "io/write/csv.h"
#include "io/write/html.h"
#include "io/write/json_lines.h"
#include "io/write/sample_stories.h"
#include "io/write/text.h"
#include "nlohmann/json.hpp"

namespace samestory {
namespace {

using Json = nlohmann::json;

class HostileTextTest : public testing::Test {
 protected:
  void SetUp() override {
    const std::string scripts = SharedFolder("torture/xss-payloads");
    if (scripts.empty())
      GTEST_SKIP() << "SAMESTORY_SHARED names no such folder";
    AddLines(scripts + "/Intruder/xss-payload-list.txt");
    AddLines(SharedFolder("torture/csv-injection") +
             "/Intruder/csv-payload.txt");
    const Json strings = Json::parse(
        FileBytes(SharedFolder("torture/naughty-strings") + "/blns.json"));
    for (const Json& string : strings) texts_.push_back(string);
    MakeStories();
  }

  void AddLines(const std::string& path) {
    for (absl::string_view line : absl::StrSplit(FileBytes(path), '\n')) {
      texts_.emplace_back(line);
    }
  }

  // Two articles a story, the second a copy; every fourth text a link too.
  void MakeStories() {
    for (DocId doc = 0; doc + 1 < texts_.size(); doc += 2) {
      const uint32_t story = doc / 2;
      for (DocId one : {doc, doc + 1}) {
        const std::string& text = texts_[one];
        const std::string url =
            absl::StrCat(one % 4 == 0 ? "https://x.org/" : "", text);
        sample_.articles.push_back({text, url, text, text, text, text, {}});
        sample_.stories.placements.push_back({doc, {}, "g", story, 1});
      }
      const std::string& text = texts_[doc];
      sample_.stories.stories.push_back(
          {text, "l", text, doc, {text}, {doc, doc + 1}});
    }
  }

  std::vector<std::string> texts_;
  Sample sample_;
};

// The tags that a page of ours is made of, links cut at their address.
bool IsOurTag(absl::string_view tag) {
  static const std::set<std::string>* const plain =
      new std::set<std::string>{"!doctype html",
                                "html lang=\"en\"",
                                "head",
                                "meta",
                                "title",
                                "style",
                                "body",
                                "header",
                                "h1",
                                "p class=\"facts\"",
                                "main",
                                "ul",
                                "li",
                                "bdi",
                                "h2 dir=\"auto\"",
                                "h2",
                                "details",
                                "summary",
                                "section",
                                "span class=\"source\"",
                                "span class=\"facts\"",
                                "article",
                                "a",
                                "html",
                                "p",
                                "span"};
  if (absl::ConsumePrefix(&tag, "/")) return plain->count(std::string(tag));
  if (absl::StartsWith(tag, "meta ")) return true;  // by the policy below
  const auto quotes = std::count(tag.begin(), tag.end(), '"');
  if (absl::StartsWith(tag, "article id=\"")) return quotes == 2;
  if (absl::StartsWith(tag, "a href=\"#")) return quotes == 2;
  if (absl::StartsWith(tag, "a href=\"http")) {
    return quotes == 4 &&
           absl::EndsWith(tag, "\" rel=\"noopener noreferrer nofollow\"");
  }
  return plain->count(std::string(tag)) > 0;
}

TEST_F(HostileTextTest, NoMarkupSurvivesInThePage) {
  const std::string page = Written([&](ByteSink write) {
    return WriteHtml(sample_.articles, sample_.stories, {}, write);
  });
  size_t links = 0;
  for (size_t at = page.find('<'); at != std::string::npos;
       at = page.find('<', at + 1)) {
    const size_t end = page.find('>', at);
    ASSERT_NE(end, std::string::npos);
    const std::string tag = page.substr(at + 1, end - at - 1);
    EXPECT_TRUE(IsOurTag(tag)) << tag;
    links += absl::StartsWith(tag, "a href=\"http");
  }
  EXPECT_GT(links, texts_.size() / 4);
  EXPECT_EQ(std::count(page.begin(), page.end(), '\x1b'), 0);
}

TEST_F(HostileTextTest, JsonGivesBackEveryString) {
  const Json document = Json::parse(Written([&](ByteSink write) {
    return WriteJson(sample_.articles, sample_.stories, {}, write);
  }));
  size_t same = 0;
  for (const Json& story : document["stories"]) {
    for (const Json& article : story["articles"]) {
      const std::string title = article.value("title", "");
      same += article["id"] == texts_[same] && title == texts_[same];
    }
  }
  EXPECT_EQ(same, sample_.articles.size());
}

// The rows of a CSV file but for its header, as a reader finds them.
std::vector<std::vector<std::string>> RowsOf(absl::string_view csv) {
  std::vector<std::vector<std::string>> rows;
  while (!csv.empty()) {
    CsvRowScanner scanner(',');
    scanner.Scan(csv, true);
    rows.emplace_back();
    SplitCsvRow(csv.substr(0, scanner.size()), ',', 100, &rows.back());
    csv.remove_prefix(scanner.size());
  }
  rows.erase(rows.begin());
  return rows;
}

constexpr size_t kTitleColumn = 6;

TEST_F(HostileTextTest, CsvHoldsNoFormulaAndGivesBackEveryString) {
  for (const bool raw : {false, true}) {
    const auto rows = RowsOf(Written([&](ByteSink write) {
      return WriteCsv(sample_.articles, sample_.stories, {raw}, write);
    }));
    ASSERT_EQ(rows.size(), sample_.articles.size());
    for (size_t i = 0; i < rows.size(); ++i) {
      ASSERT_EQ(rows[i].size(), 10u);
      const absl::string_view title = rows[i][kTitleColumn];
      if (raw) {
        EXPECT_EQ(title, texts_[i]);
        continue;
      }
      EXPECT_EQ(WithoutGuard(title), WithoutGuard(texts_[i]));
      for (const std::string& cell : rows[i]) {
        const size_t start = cell.find_first_not_of(" \t\r\n");
        if (start == std::string::npos) continue;
        EXPECT_EQ(absl::string_view("=+-@").find(cell[start]),
                  absl::string_view::npos)
            << cell;
      }
    }
  }
}

TEST_F(HostileTextTest, ATerminalSeesNoControls) {
  const std::string text = Written([&](ByteSink write) {
    return WriteText(sample_.articles, sample_.stories, {}, write);
  });
  for (const char c : text) {
    EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n');
  }
  for (const char* mark : {"\u202e", "\u2066", "\u200f", "\u009b"}) {
    EXPECT_EQ(text.find(mark), std::string::npos);
  }
}

}  // namespace
}  // namespace samestory
