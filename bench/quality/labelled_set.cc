#include "bench/quality/labelled_set.h"

#include <fstream>
#include <map>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "base/hashing.h"
#include "simdjson.h"

namespace samestory {
namespace {

std::string Text(simdjson::dom::element record, const char* name) {
  std::string_view value;
  if (record[name].get(value) != simdjson::SUCCESS) return "";
  return std::string(value);
}

absl::optional<absl::Time> ParsePublished(absl::string_view text) {
  int64_t milliseconds;
  if (absl::SimpleAtoi(text, &milliseconds)) {
    return absl::FromUnixMillis(milliseconds);
  }
  absl::Time time;
  std::string error;
  for (const char* format : {"%Y-%m-%dT%H:%M:%E*S%Ez", "%Y-%m-%dT%H:%M:%E*S",
                             "%Y-%m-%d %H:%M:%E*S", "%Y-%m-%d"}) {
    if (absl::ParseTime(format, text, &time, &error)) return time;
  }
  return absl::nullopt;
}

struct Label {
  std::string story, topic;
};

std::map<std::string, Label> ReadLabels(const std::string& path) {
  std::map<std::string, Label> labels;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const std::vector<std::string> fields = absl::StrSplit(line, ',');
    if (fields.size() < 2) continue;
    labels[fields[0]] = {fields[1], fields.size() > 2 ? fields[2] : ""};
  }
  return labels;
}

void DisguiseText(std::string* text) {
  for (char& c : *text) {
    if (!absl::ascii_isalpha(c)) continue;
    const char first = absl::ascii_isupper(c) ? 'A' : 'a';
    c = static_cast<char>(first + (c - first + 13) % 26);
  }
}

}  // namespace

LabelledSet ReadLabelledSet(const std::string& path, const std::string& gold) {
  std::map<std::string, Label> labels = ReadLabels(gold);
  const std::string file = path.substr(path.rfind('/') + 1);
  LabelledSet set{file.substr(0, file.find('.')), {}};
  simdjson::dom::parser parser;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    simdjson::dom::element json;
    if (parser.parse(line).get(json) != simdjson::SUCCESS) continue;
    const std::string id = Text(json, "id");
    const Label& label = labels[id];
    set.articles.push_back(
        {id, Text(json, "title"), Text(json, "text"), Text(json, "source"),
         ParsePublished(Text(json, "published")), label.story, label.topic});
  }
  return set;
}

void Thin(LabelledSet* set) {
  std::vector<LabelledArticle>& articles = set->articles;
  std::map<std::string, size_t> kept;  // story to its one article
  for (size_t i = 0; i < articles.size(); ++i) {
    if (HashBytes(articles[i].story, 7) % 10 >= 6) continue;
    const auto inserted = kept.insert({articles[i].story, i});
    size_t& best = inserted.first->second;
    if (HashBytes(articles[i].id) < HashBytes(articles[best].id)) best = i;
  }
  std::vector<LabelledArticle> thinned;
  for (size_t i = 0; i < articles.size(); ++i) {
    const auto found = kept.find(articles[i].story);
    if (found == kept.end() || found->second == i) {
      thinned.push_back(std::move(articles[i]));
    }
  }
  articles = std::move(thinned);
}

void Disguise(LabelledSet* set) {
  for (LabelledArticle& article : set->articles) {
    DisguiseText(&article.title);
    DisguiseText(&article.body);
  }
}

std::vector<StoryDocument> DocumentsOf(const LabelledSet& set) {
  std::vector<StoryDocument> documents;
  for (const LabelledArticle& article : set.articles) {
    StoryDocument document;
    document.title = article.title;
    document.body = article.body;
    document.source = article.source;
    document.published = article.published;
    document.order = HashBytes(article.id);
    documents.push_back(document);
  }
  return documents;
}

std::vector<uint32_t> GoldOf(const LabelledSet& set) {
  std::map<std::string, uint32_t> numbers;
  std::vector<uint32_t> gold;
  for (const LabelledArticle& article : set.articles) {
    const auto next = static_cast<uint32_t>(numbers.size());
    gold.push_back(numbers.insert({article.story, next}).first->second);
  }
  return gold;
}

}  // namespace samestory
