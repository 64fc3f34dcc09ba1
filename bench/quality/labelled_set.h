// A labelled set of articles, and the ways in which it is made harder.
//
//   LabelledSet set = ReadLabelledSet("news.jsonl", "news.gold.csv");
//   Thin(&set);
//   ClusterStories(DocumentsOf(set), options);
//
// A record has `id title text [published source]`, a line of gold begins with
// `id,story,topic`. What is wrong is left out: a bench needs no messages.

#ifndef SAMESTORY_BENCH_QUALITY_LABELLED_SET_H_
#define SAMESTORY_BENCH_QUALITY_LABELLED_SET_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "absl/types/optional.h"
#include "cluster/story/story_types.h"

namespace samestory {

struct LabelledArticle {
  std::string id, title, body, source;
  absl::optional<absl::Time> published;
  std::string story, topic;
};

struct LabelledSet {
  std::string name;
  std::vector<LabelledArticle> articles;
};

LabelledSet ReadLabelledSet(const std::string& path, const std::string& gold);

// Keeps one article of six in ten stories, as in a real feed, where most
// articles have no partner. Chosen by hash, so always the same.
void Thin(LabelledSet* set);

// Writes every Latin letter as the one 13 places further: the articles of a
// language that no table knows, names and sentences kept.
void Disguise(LabelledSet* set);

// The views point into `set`.
std::vector<StoryDocument> DocumentsOf(const LabelledSet& set);

// A number per article: its story.
std::vector<uint32_t> GoldOf(const LabelledSet& set);

}  // namespace samestory

#endif  // SAMESTORY_BENCH_QUALITY_LABELLED_SET_H_
