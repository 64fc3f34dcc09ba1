#include "io/write/json_lines.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "base/status_macros.h"
#include "io/write/story_facts.h"
#include "nlohmann/json.hpp"

namespace samestory {
namespace {

using Json = nlohmann::ordered_json;

std::string String(absl::string_view text) { return std::string(text); }

void AddKnown(const char* name, const std::string& value, Json* object) {
  if (!value.empty()) (*object)[name] = value;
}

Json ArticleJson(absl::Span<const Article> articles, const Stories& stories,
                 DocId doc) {
  const Article& article = articles[doc];
  const Placement& placement = stories.placements[doc];
  Json json = {{"id", article.id}};
  AddKnown("title", article.title, &json);
  AddKnown("url", article.url, &json);
  AddKnown("source", article.source, &json);
  AddKnown("published", FormatPublished(article.published), &json);
  json["group"] = placement.group;
  json["canonical"] = articles[placement.canonical].id;
  json["jaccard"] = FourDecimals(placement.to_canonical.jaccard);
  json["score"] = FourDecimals(placement.score);
  return json;
}

// One line, without its end. Bytes that are no UTF-8 become U+FFFD.
std::string StoryJson(absl::Span<const Article> articles,
                      const Stories& stories, const Story& story) {
  const StoryFacts facts = FactsOf(articles, story);
  Json json = {{"story", story.id}, {"storyline", story.storyline}};
  AddKnown("headline", story.headline, &json);
  json["headline_from"] = articles[story.headline_from].id;
  json["size"] = story.articles.size();
  json["sources"] = Json::array();
  for (const absl::string_view source : facts.sources) {
    json["sources"].push_back(String(source));
  }
  AddKnown("first_published", FormatPublished(facts.first), &json);
  AddKnown("last_published", FormatPublished(facts.last), &json);
  json["keywords"] = story.keywords;
  json["articles"] = Json::array();
  for (const DocId doc : story.articles) {
    json["articles"].push_back(ArticleJson(articles, stories, doc));
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

absl::Status WriteJsonLines(absl::Span<const Article> articles,
                            const Stories& stories, ByteSink write) {
  for (const Story& story : stories.stories) {
    SAMESTORY_RETURN_IF_ERROR(
        write(absl::StrCat(StoryJson(articles, stories, story), "\n")));
  }
  return absl::OkStatus();
}

absl::Status WriteJson(absl::Span<const Article> articles,
                       const Stories& stories, const RunFacts& facts,
                       ByteSink write) {
  Json run;
  for (const auto& [name, count] : NamedFacts(facts)) run[name] = count;
  SAMESTORY_RETURN_IF_ERROR(
      write(absl::StrCat("{\"run\":", run.dump(), ",\"stories\":[")));
  const char* separator = "\n";
  for (const Story& story : stories.stories) {
    SAMESTORY_RETURN_IF_ERROR(
        write(absl::StrCat(separator, StoryJson(articles, stories, story))));
    separator = ",\n";
  }
  return write("\n]}\n");
}

}  // namespace samestory
