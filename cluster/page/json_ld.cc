#include "cluster/page/json_ld.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "simdjson.h"

namespace samestory {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

// How deep below the top an article may lie: in @graph, as the mainEntity of a
// WebPage in a list of such.
constexpr int kDepth = 4;

// The types of schema.org that are articles, beside those that end in
// "Article" and "Posting".
constexpr absl::string_view kArticleTypes[] = {"Report", "Review",
                                               "CreativeWork"};

absl::string_view View(const element& value) {
  std::string_view text;
  if (value.get(text) != simdjson::SUCCESS) return "";
  return absl::string_view(text.data(), text.size());
}

bool IsArticleType(absl::string_view type) {
  return absl::EndsWith(type, "Article") || absl::EndsWith(type, "Posting") ||
         std::find(std::begin(kArticleTypes), std::end(kArticleTypes), type) !=
             std::end(kArticleTypes);
}

bool IsArticle(const object& value) {
  element type;
  if (value["@type"].get(type) != simdjson::SUCCESS) return false;
  array types;
  if (type.get(types) != simdjson::SUCCESS) return IsArticleType(View(type));
  for (const element one : types) {
    if (IsArticleType(View(one))) return true;
  }
  return false;
}

// A text, the first text of a list, or the `inner` text of an object.
std::string TextOf(const element& value, absl::string_view inner) {
  array list;
  if (value.get(list) == simdjson::SUCCESS) {
    for (const element one : list) return TextOf(one, inner);
    return "";
  }
  object record;
  element text;
  if (value.get(record) != simdjson::SUCCESS) return std::string(View(value));
  if (record[std::string_view(inner.data(), inner.size())].get(text) !=
      simdjson::SUCCESS) {
    return "";
  }
  return std::string(View(text));
}

// The first of `names` that `record` has a text for.
std::string Field(const object& record,
                  std::initializer_list<std::string_view> names,
                  absl::string_view inner) {
  for (const std::string_view name : names) {
    element value;
    if (record[name].get(value) != simdjson::SUCCESS) continue;
    std::string text = TextOf(value, inner);
    if (!text.empty()) return text;
  }
  return "";
}

bool ReadArticle(const object& record, JsonLdArticle* article) {
  article->headline = Field(record, {"headline", "name"}, "@value");
  article->body = Field(record, {"articleBody", "text"}, "@value");
  article->published =
      Field(record, {"datePublished", "dateCreated"}, "@value");
  article->url = Field(record, {"url", "mainEntityOfPage", "@id"}, "@id");
  article->publisher = Field(record, {"publisher", "isPartOf"}, "name");
  article->language = Field(record, {"inLanguage"}, "name");
  return !article->headline.empty() || !article->body.empty();
}

// Looks for an article in `value` and `depth` levels below.
bool FindArticle(const element& value, int depth, JsonLdArticle* article) {
  array list;
  if (value.get(list) == simdjson::SUCCESS) {
    if (depth == 0) return false;
    for (const element one : list) {
      if (FindArticle(one, depth - 1, article)) return true;
    }
    return false;
  }
  object record;
  if (value.get(record) != simdjson::SUCCESS) return false;
  if (IsArticle(record) && ReadArticle(record, article)) return true;
  for (const char* below : {"@graph", "mainEntity", "mainEntityOfPage"}) {
    element inner;
    if (depth > 0 && record[below].get(inner) == simdjson::SUCCESS &&
        FindArticle(inner, depth - 1, article)) {
      return true;
    }
  }
  return false;
}

// The JSON in `script`, which some wrap in a comment, and end with ";".
// Control characters, which JSON forbids in strings, become spaces.
simdjson::padded_string CleanScript(absl::string_view script) {
  constexpr absl::string_view kCdata = "<![CDATA[";
  const size_t cdata = script.find(kCdata);
  if (cdata != absl::string_view::npos &&
      script.find_first_of("{[") == cdata + 2) {
    script = script.substr(cdata + kCdata.size());
    script = script.substr(0, script.rfind("]]>"));
  }
  const size_t begin = script.find_first_of("{[");
  if (begin == absl::string_view::npos) return simdjson::padded_string();
  const size_t end = script.find_last_of("}]");
  if (end == absl::string_view::npos || end < begin) {
    return simdjson::padded_string();
  }
  script = script.substr(begin, end + 1 - begin);
  simdjson::padded_string json(script.size());
  std::transform(script.begin(), script.end(), json.data(),
                 [](char c) { return absl::ascii_iscntrl(c) ? ' ' : c; });
  return json;
}

}  // namespace

bool ReadJsonLd(absl::string_view script, JsonLdArticle* article) {
  simdjson::dom::parser parser;
  element root;
  const simdjson::padded_string json = CleanScript(script);
  if (json.size() == 0) return false;
  if (parser.parse(json).get(root) != simdjson::SUCCESS) return false;
  JsonLdArticle found;
  if (!FindArticle(root, kDepth, &found)) return false;
  *article = std::move(found);
  return true;
}

}  // namespace samestory
