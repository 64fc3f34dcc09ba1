// What the writers write is read back as what was written: stories of any
// strings, as JSON lines, as a document and as rows.

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "cluster/stories.h"
#include "cluster/text/article.h"
#include "cluster/text/unicode.h"
#include "io/read/csv.h"
#include "io/read/input_buffer.h"
#include "io/read/json_parser.h"
#include "io/write/csv.h"
#include "io/write/json_lines.h"
#include "io/write/sample_stories.h"
#include "simdjson.h"
#include "tests/fuzz/require.h"

namespace samestory {
namespace {

using simdjson::dom::element;

constexpr size_t kColumns = 10;

// The sample, its strings replaced by those of `text`, which NUL divides.
Sample MakeSampleOf(absl::string_view text) {
  const std::vector<std::string> strings = absl::StrSplit(text, '\0');
  size_t next = 0;
  const auto take = [&] {
    return next < strings.size() ? RepairUtf8(strings[next++]) : std::string();
  };
  Sample sample = MakeSample();
  for (Article& article : sample.articles) {
    article.id = take();
    article.title = take();
    article.url = take();
    article.source = take();
  }
  for (Story& story : sample.stories.stories) {
    story.headline = take();
    story.keywords = {take(), take()};
  }
  return sample;
}

// The string `name` of `object`; what is unknown is absent, and empty here.
std::string Field(const element& object, const char* name) {
  element value;
  if (object[name].get(value) != simdjson::SUCCESS) return "";
  return std::string(value.get_string().value());
}

void CheckStory(const Sample& sample, const Story& story, const element& json) {
  Require(Field(json, "headline") == story.headline, "headlines come back");
  size_t keyword = 0;
  for (const element& word : json["keywords"].get_array()) {
    Require(std::string(word.get_string().value()) == story.keywords[keyword++],
            "keywords come back");
  }
  size_t place = 0;
  for (const element& member : json["articles"].get_array()) {
    const Article& article = sample.articles[story.articles[place++]];
    Require(Field(member, "id") == article.id, "ids come back");
    Require(Field(member, "title") == article.title, "titles come back");
    Require(Field(member, "url") == article.url, "addresses come back");
    Require(Field(member, "source") == article.source, "sources come back");
  }
  Require(place == story.articles.size(), "all articles come back");
}

// Calls `check` with the value that `json` is.
template <typename Check>
void WithJson(absl::string_view json, Check check) {
  std::string padded(json);
  padded.append(kBufferPadding, '\0');
  JsonParser parser(/*depth=*/10);
  const auto value =
      parser.Parse(absl::string_view(padded).substr(0, json.size()));
  Require(value.ok(), "what is written is JSON");
  check(*value);
}

void CheckJson(const Sample& sample) {
  const std::string written = Written([&](ByteSink write) {
    return WriteJsonLines(sample.articles, sample.stories, write);
  });
  const std::vector<std::string> lines = absl::StrSplit(written, '\n');
  const std::vector<Story>& stories = sample.stories.stories;
  Require(lines.size() == stories.size() + 1, "a story is a line");
  for (size_t i = 0; i < stories.size(); ++i) {
    WithJson(lines[i], [&](const element& json) {
      CheckStory(sample, stories[i], json);
    });
  }
  const std::string document = Written([&](ByteSink write) {
    return WriteJson(sample.articles, sample.stories, RunFacts(), write);
  });
  WithJson(document, [&](const element& json) {
    size_t next = 0;
    for (const element& story : json["stories"].get_array()) {
      CheckStory(sample, stories[next++], story);
    }
    Require(next == stories.size(), "all stories come back");
  });
}

// The next row of `*text`, which is taken off it.
std::vector<std::string> TakeRow(absl::string_view* text) {
  CsvRowScanner scanner(',');
  Require(scanner.Scan(*text, true), "a row ends");
  std::vector<std::string> row;
  SplitCsvRow(text->substr(0, scanner.size()), ',', kColumns, &row);
  text->remove_prefix(scanner.size());
  return row;
}

void CheckCsv(const Sample& sample) {
  const std::string written = Written([&](ByteSink write) {
    return WriteCsv(sample.articles, sample.stories, {/*raw=*/true}, write);
  });
  absl::string_view rest = written;
  TakeRow(&rest);  // the header
  for (size_t i = 0; i < sample.articles.size(); ++i) {
    const Article& article = sample.articles[i];
    const Placement& place = sample.stories.placements[i];
    const std::vector<std::string> row = TakeRow(&rest);
    Require(row.size() == kColumns, "each row has all columns");
    Require(row[0] == article.id, "ids come back");
    Require(row[4] == sample.articles[place.canonical].id, "canonicals too");
    Require(row[5] == sample.stories.stories[place.story].headline,
            "headlines come back");
    Require(row[6] == article.title && row[7] == article.url &&
                row[8] == article.source,
            "titles, addresses and sources come back");
  }
  Require(rest.empty(), "an article is a row");
}

}  // namespace
}  // namespace samestory

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace samestory;  // NOLINT: the target itself has no namespace
  const Sample sample = MakeSampleOf(
      absl::string_view(reinterpret_cast<const char*>(data), size));
  CheckJson(sample);
  CheckCsv(sample);
  return 0;
}
