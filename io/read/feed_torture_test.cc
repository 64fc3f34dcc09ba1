// Feeds against the expectations of feedparser's own tests
// (SAMESTORY_SHARED/torture/feedparser).

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/types/optional.h"
#include "cluster/text/html.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "io/read/record_fields.h"
#include "io/read/test_files.h"

namespace samestory {
namespace {

std::vector<std::string> FilesBelow(const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path().native());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Appends what a backslash of Python means; gives the bytes it takes.
size_t AppendEscape(absl::string_view text, std::string* out) {
  const char kind = text[1];
  const size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : 0;
  if (digits > 0) {
    uint32_t code = 0;
    EXPECT_TRUE(absl::SimpleHexAtoi(text.substr(2, digits), &code));
    absl::StrAppend(out, CleanField(absl::StrCat("&#", code, ";")));
    return 2 + digits;
  }
  out->push_back(kind == 'n' ? '\n' : kind == 't' ? '\t' : kind);
  return 2;
}

// The strings of a Python expression ('a' + "b"), joined; null for others.
absl::optional<std::string> PythonString(absl::string_view text) {
  std::string value;
  while (true) {
    text = absl::StripLeadingAsciiWhitespace(text);
    if (absl::StartsWith(text, "u'") || absl::StartsWith(text, "u\"")) {
      text.remove_prefix(1);
    }
    if (text.empty() || (text[0] != '\'' && text[0] != '"')) {
      return absl::nullopt;
    }
    const char quote = text[0];
    size_t at = 1;
    while (at < text.size() && text[at] != quote) {
      if (text[at] == '\\' && at + 1 < text.size()) {
        at += AppendEscape(text.substr(at), &value);
      } else {
        value.push_back(text[at++]);
      }
    }
    if (at >= text.size()) return absl::nullopt;
    text = absl::StripLeadingAsciiWhitespace(text.substr(at + 1));
    if (!absl::StartsWith(text, "+")) return value;
    text.remove_prefix(1);
  }
}

// What the comment in `file` expects of entries[0] under one of `names`.
absl::optional<std::string> Expected(absl::string_view file,
                                     std::vector<absl::string_view> names) {
  size_t begin = file.find("Expect:");
  if (begin == absl::string_view::npos) return absl::nullopt;
  absl::string_view line =
      file.substr(begin, file.find("\n-->", begin) - begin);
  for (absl::string_view name : names) {
    const std::string key = absl::StrCat("entries[0]", name, " == ");
    const size_t at = line.find(key);
    if (at != absl::string_view::npos) {
      return PythonString(line.substr(at + key.size()));
    }
  }
  return absl::nullopt;
}

// Words as they are seen, one space between them.
std::string Seen(absl::string_view text) {
  std::string seen(text);
  for (char& c : seen) {
    if (absl::ascii_isspace(c)) c = ' ';
  }
  absl::RemoveExtraAsciiWhitespace(&seen);
  return seen;
}

bool SameText(absl::string_view ours, absl::string_view expected) {
  const std::string seen = Seen(ours);
  return seen == Seen(expected) || seen == Seen(CleanField(expected)) ||
         seen == Seen(StripTags(expected));
}

struct Field {
  const char* what;
  std::vector<absl::string_view> names;  // feedparser's
  bool title;
  const char* option;  // the field that is to be the text
};

const Field kFields[] = {
    {"title",
     {"['title']", ".title", "['title_detail']['value']"},
     true,
     "text=summary"},
    {"summary",
     {"['summary']", ".summary", "['summary_detail']['value']"},
     false,
     "text=summary"},
    {"description", {"['description']", ".description"}, false, ""},
    {"content",
     {"['content'][0]['value']", ".content[0].value"},
     false,
     "text=content"},
};

struct Score {
  int wanted = 0;
  int same = 0;
  std::vector<std::string> others;
};

Score Compare(const std::string& folder, const Field& field) {
  Score score;
  ReadOptions options;
  if (*field.option != '\0') options.fields.fields = {field.option};
  for (const std::string& path : FilesBelow(folder)) {
    const absl::optional<std::string> expected =
        Expected(FileBytes(path), field.names);
    if (!expected.has_value()) continue;
    ++score.wanted;
    const Reading reading = ReadAll(path, options);
    std::string ours = "(no article)";
    if (!reading.articles.empty()) {
      const Article& first = reading.articles[0];
      ours = field.title ? first.title : first.body;
    }
    if (SameText(ours, *expected)) {
      ++score.same;
    } else {
      score.others.push_back(absl::StrCat(
          path.substr(folder.size()), "\n  wants ", *expected, "\n  got   ",
          ours, reading.errors.empty() ? "" : "\n  " + reading.errors[0]));
    }
  }
  return score;
}

// Where we differ, and why.
struct Difference {
  const char* file;  // a part of its name
  const char* reason;
};
constexpr Difference kDifferences[] = {
    {"crazy", "what a script says is no text"},
    {"iframe", "what stands in an iframe is not seen"},
    {"nested_cdata", "what is left of a script is no text"},
    {"style_font_family", "the sanitizer's list of styles is expected"},
    {"description_and_summary", "the second one is no content"},
    {"summary_and_description", "the second one is no content"},
};

bool IsKnown(absl::string_view other) {
  const absl::string_view file = other.substr(0, other.find('\n'));
  return std::any_of(std::begin(kDifferences), std::end(kDifferences),
                     [&](const Difference& known) {
                       return absl::StrContains(file, known.file);
                     });
}

TEST(FeedTortureTest, WellFormedFeedsGiveWhatTheirCommentsExpect) {
  const std::string folder =
      SharedFolder("torture/feedparser/tests/wellformed");
  if (folder.empty()) GTEST_SKIP() << "needs SAMESTORY_SHARED";
  for (const Field& field : kFields) {
    const Score score = Compare(folder, field);
    RecordProperty(absl::StrCat(field.what, "_same"), score.same);
    RecordProperty(absl::StrCat(field.what, "_wanted"), score.wanted);
    EXPECT_GT(score.wanted, 60) << field.what;
    EXPECT_GE(score.same, score.wanted - 6) << field.what;
    for (const std::string& other : score.others) {
      EXPECT_TRUE(IsKnown(other)) << field.what << " of " << other;
    }
  }
}

// Of the title of an entry 167 comments speak; of some they expect only its
// type, base or language, and some are but a picture.
TEST(FeedTortureTest, EveryTitleThatACommentSpeaksOfIsThere) {
  const std::string folder =
      SharedFolder("torture/feedparser/tests/wellformed");
  if (folder.empty()) GTEST_SKIP() << "needs SAMESTORY_SHARED";
  int wanted = 0, found = 0;
  for (const std::string& path : FilesBelow(folder)) {
    const std::string bytes = FileBytes(path);
    if (!absl::StrContains(bytes, "entries[0]['title") &&
        !absl::StrContains(bytes, "entries[1]['title") &&
        !absl::StrContains(bytes, "entries[0].title")) {
      continue;
    }
    ++wanted;
    const Reading reading = ReadAll(path);
    const bool picture = absl::StrContains(bytes, "== '<img ");
    const bool titled = !reading.articles.empty() &&
                        reading.articles[0].title.empty() == picture;
    found += titled;
    EXPECT_TRUE(titled) << path;
  }
  EXPECT_EQ(wanted, 167);
  EXPECT_EQ(found, 167);
}

// feedparser 6.0.14 finds ten titles in these, and so do we.
TEST(FeedTortureTest, IllFormedFeedsAreSurvivedAndKeepTheirTitles) {
  size_t titles = 0;
  for (const char* name : {"illformed", "encoding", "entities"}) {
    const std::string folder =
        SharedFolder(absl::StrCat("torture/feedparser/tests/", name));
    if (folder.empty()) GTEST_SKIP() << "needs SAMESTORY_SHARED";
    const Reading reading = ReadAll(folder);
    for (const Article& article : reading.articles) {
      titles += !article.title.empty();
    }
    for (const std::string& error : reading.errors) {
      EXPECT_TRUE(absl::StartsWith(error, folder)) << error;
    }
  }
  EXPECT_GE(titles, 10u);
}

}  // namespace
}  // namespace samestory
