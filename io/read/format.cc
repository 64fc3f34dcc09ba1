#include "io/read/format.h"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "cluster/text/unicode.h"
#include "io/read/csv.h"
#include "io/read/json_record.h"
#include "io/read/json_scanner.h"
#include "io/read/markup_root.h"

namespace samestory {
namespace {

// First bytes of what people keep beside their articles.
constexpr absl::string_view kBinaryMagic[] = {"%PDF-",
                                              "PK\x03\x04",
                                              "PAR1",
                                              "\x89PNG",
                                              "\xff\xd8\xff",
                                              "GIF8",
                                              "\x7f"
                                              "ELF",
                                              "SQLite format 3",
                                              "BZh",
                                              "\xfd"
                                              "7zXZ",
                                              "Rar!",
                                              "\xd0\xcf\x11\xe0"};

// Names of columns that make a first line a header. A plain text hardly has
// two of them between delimiters and nothing else in its first line.
constexpr absl::string_view kHeaderNames[] = {
    "id",   "url",    "link",    "title",   "headline",
    "text", "body",   "content", "source",  "published",
    "date", "author", "guid",    "summary", "description"};

bool EndsWithAny(absl::string_view name,
                 std::initializer_list<absl::string_view> endings) {
  return absl::c_any_of(endings, [&](absl::string_view ending) {
    return absl::EndsWithIgnoreCase(name, ending);
  });
}

bool StartsWithAny(absl::string_view text,
                   std::initializer_list<absl::string_view> starts) {
  return absl::c_any_of(starts, [&](absl::string_view start) {
    return absl::StartsWithIgnoreCase(text, start);
  });
}

absl::string_view SkipSpace(absl::string_view text) {
  while (!text.empty() && IsJsonSpace(text.front())) text.remove_prefix(1);
  return text;
}

// Control characters by the dozen, or control characters among bytes that are
// no UTF-8: a picture, noise, an encrypted file.
bool IsBinary(absl::string_view start) {
  for (const absl::string_view magic : kBinaryMagic) {
    if (absl::StartsWith(start, magic)) return true;
  }
  size_t controls = 0;
  size_t invalid = 0;
  for (size_t at = 0; at < start.size();) {
    const CodePoint point = DecodeUtf8(start, at);
    invalid += point.value == kReplacementCharacter && point.bytes < 3;
    controls += point.value < 32 && !absl::ascii_isspace(start[at]);
    at += point.bytes;
  }
  return controls * 4 > start.size() ||
         (controls * 20 > start.size() &&
          (controls + invalid) * 3 > start.size());
}

// What can follow the bracket that a JSON text begins with; "[Update] Talks"
// and "{sic} he said" are texts.
bool LooksLikeJson(absl::string_view text) {
  if (text.empty() || (text[0] != '{' && text[0] != '[')) return false;
  const absl::string_view next = SkipSpace(text.substr(1));
  if (next.empty()) return true;
  if (text[0] == '{') return next[0] == '"' || next[0] == '}';
  return next[0] == '"' || next[0] == '{' || next[0] == '[' || next[0] == ']';
}

// Whether the first value ends on its line.
bool FirstLineIsWhole(absl::string_view text) {
  JsonScanner scanner;
  return scanner.Scan(text.substr(0, text.find('\n')), true);
}

// Whether the first line is one whole object and a line follows: another
// object, or, where the name does not say JSON, anything (a broken record).
bool LooksLikeJsonLines(absl::string_view text, Format by_name) {
  if (text[0] != '{' || !FirstLineIsWhole(text)) return false;
  const size_t feed = text.find('\n');
  if (feed == absl::string_view::npos) return false;
  const absl::string_view rest = SkipSpace(text.substr(feed));
  if (rest.empty()) return false;
  return rest[0] == '{' || by_name != Format::kJson;
}

bool LooksLikeCsv(absl::string_view text) {
  const absl::string_view line = text.substr(0, text.find_first_of("\r\n"));
  std::vector<std::string> fields;
  SplitCsvRow(line, SniffDelimiter(text, false), 1000, &fields);
  const auto known = [](const std::string& field) {
    return absl::c_linear_search(kHeaderNames, absl::AsciiStrToLower(field));
  };
  return fields.size() > 1 && absl::c_count_if(fields, known) >= 2;
}

// What markup `text` is; kText when it is none that is known.
Format MarkupFormat(absl::string_view text) {
  if (StartsWithAny(text, {"<!doctype html", "<html", "<head", "<body"})) {
    return Format::kHtml;
  }
  if (StartsWithAny(text, {"<rss", "<feed", "<rdf:rdf"})) return Format::kFeed;
  if (!StartsWithAny(text, {"<?xml", "<!doctype", "<!--"}))
    return Format::kText;
  const std::string root = MarkupRoot(text);
  if (root == "html") return Format::kHtml;
  if (!root.empty()) return Format::kFeed;
  const bool html = absl::StrContains(absl::AsciiStrToLower(text), "<html");
  return html ? Format::kHtml : Format::kFeed;
}

Format FormatOfName(absl::string_view name) {
  if (EndsWithAny(name, {".jsonl", ".ndjson", ".jl", ".jsonlines"})) {
    return Format::kJsonLines;
  }
  if (EndsWithAny(name, {".json", ".jsonld"})) return Format::kJson;
  if (EndsWithAny(name, {".csv", ".tsv", ".tab"})) return Format::kCsv;
  if (EndsWithAny(name, {".html", ".htm", ".xhtml"})) return Format::kHtml;
  if (EndsWithAny(name, {".xml", ".rss", ".atom", ".rdf"})) {
    return Format::kFeed;
  }
  if (EndsWithAny(name, {".warc", ".wet", ".arc"})) return Format::kWarc;
  return Format::kText;
}

}  // namespace

absl::string_view FormatName(Format format) {
  switch (format) {
    case Format::kText:
      return "text";
    case Format::kJson:
      return "JSON";
    case Format::kJsonLines:
      return "JSON lines";
    case Format::kCsv:
      return "CSV";
    case Format::kFeed:
      return "a feed or other XML";
    case Format::kHtml:
      return "an HTML page";
    case Format::kWarc:
      return "a web archive";
    case Format::kBinary:
      return "binary data";
  }
  return "?";
}

absl::string_view StripCompression(absl::string_view name) {
  while (absl::ConsumeSuffix(&name, ".gz") ||
         absl::ConsumeSuffix(&name, ".zst")) {
  }
  return name;
}

Format DetectFormat(absl::string_view start, absl::string_view name) {
  const Format by_name = FormatOfName(StripCompression(name));
  if (absl::StartsWith(start, "WARC/") ||
      absl::StartsWith(start, "filedesc:")) {
    return Format::kWarc;
  }
  const absl::string_view text = SkipSpace(start);
  const bool json = LooksLikeJson(text);
  if (json && LooksLikeJsonLines(text, by_name)) return Format::kJsonLines;
  if (by_name == Format::kJsonLines || by_name == Format::kJson) {
    // A list that goes on behind its first line is no JSON lines.
    const bool list = json && text[0] == '[' && !FirstLineIsWhole(text);
    return list ? Format::kJson : by_name;
  }
  if (json) return Format::kJson;
  if (IsBinary(start)) return Format::kBinary;
  const Format markup = MarkupFormat(text);
  if (markup != Format::kText) return markup;
  if (by_name == Format::kText && LooksLikeCsv(text)) return Format::kCsv;
  return by_name;
}

}  // namespace samestory
