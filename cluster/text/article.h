// One scraped document, as a reader hands it over and every room knows it.
//
//   Article article;
//   article.id = "blinken-11";
//   article.title = "Envoy returns for ceasefire talks";
//   article.body = "The envoy met ...";
//
// Plain data: any field but the id may be empty. `title` and `body` are UTF-8
// (the text room repairs what is not). `source` is the outlet's name or host.

#ifndef SAMESTORY_CLUSTER_TEXT_ARTICLE_H_
#define SAMESTORY_CLUSTER_TEXT_ARTICLE_H_

#include <string>

#include "absl/time/time.h"
#include "absl/types/optional.h"

namespace samestory {

struct Article {
  std::string id;
  std::string url;
  std::string source;
  std::string title;
  std::string body;
  std::string language;  // as the record gives it, e.g. "en"; often empty
  absl::optional<absl::Time> published;  // from the record, never guessed
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_ARTICLE_H_
