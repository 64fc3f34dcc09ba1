// The plain data of this room: what goes into StoryClusterer and what comes
// out. See story_clusterer.h for their use.

#ifndef SAMESTORY_CLUSTER_STORY_STORY_TYPES_H_
#define SAMESTORY_CLUSTER_STORY_STORY_TYPES_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/optional.h"
#include "absl/types/span.h"

namespace samestory {

// One article as this room sees it. The views must outlive the clusterer.
struct StoryDocument {
  absl::string_view title;               // clean UTF-8, case kept; may be empty
  absl::string_view body;                // clean UTF-8, case kept; may be empty
  absl::string_view source;              // outlet or host; may be empty
  absl::string_view language;            // as the record gives it; may be empty
  absl::optional<absl::Time> published;  // from the record
  absl::optional<absl::Time> guessed;    // serves where `published` is missing

  // Decides ties, so it must be unique and must not depend on the order of
  // reading: a hash of id and content, say.
  uint64_t order = 0;

  // Articles in its group of copies, itself included.
  int copies = 1;

  // What a model outside makes of it (embedding.h), as long for all; empty if
  // unknown.
  absl::Span<const int16_t> embedding;
};

struct StoryOptions {
  // Moves the level at which articles are one story, in logits: above 0 the
  // stories become finer, below 0 coarser. Useful from -3 to 3.
  double granularity = 0;

  // Articles published further apart are never scored as a pair. Without a
  // date an article meets all.
  absl::Duration window = absl::Hours(24 * 14);

  // Pairs scored per article, the most promising first. B3 F1 by its value:
  //                    15     30     60
  //   ecbplus         .894   .901   .901
  //   allsides_train  .870   .870   .870
  //   neus_train      .781   .777   .775
  int candidates = 30;

  // A table of weights to use in place of the shipped ones, for articles and
  // for bare headlines (weights.txt tells the form); empty: the shipped ones.
  std::string weights;

  // 0: one per core.
  int threads = 0;

  // Called at the beginning of each stage with its name, in the thread of the
  // caller: for progress and measurements.
  std::function<void(absl::string_view stage)> on_stage;

  absl::Status Validate() const;
};

struct StorySummary {
  uint32_t storyline = 0;             // index of the subject it belongs to
  std::string headline;               // never empty unless all its texts are
  uint32_t headline_from = 0;         // the document the headline is from
  std::vector<std::string> keywords;  // as written, the strongest first
};

struct StoryClustering {
  std::vector<uint32_t> story_of;     // by document: index into `stories`
  std::vector<double> score;          // p(the document belongs there), 0..1
  std::vector<StorySummary> stories;  // by the smallest order of a member
  uint32_t storylines = 0;            // how many there are
};

// One kind of evidence about a pair.
struct ChannelEvidence {
  std::string name;
  double value = 0;  // what the table's weight multiplies
  double weight = 0;
  double contribution = 0;  // value * weight, in logits
  bool unknown = false;     // one side has none: what the words let expect
  std::vector<std::string> shared;  // the strongest terms both have
};

// Why two articles are, or are not, one story.
struct PairExplanation {
  std::vector<ChannelEvidence> channels;
  double bias = 0;         // logits without any evidence
  double logit = 0;        // bias + contributions
  double probability = 0;  // of `logit`
  double threshold = 0;    // the level in force for this pair, in logits
  bool same_story = false;
  bool same_storyline = false;

  // Where the two meet in the tree of their affair: how many articles are on
  // both sides, the mean logit between these, and what it would have to reach
  // there. No articles: they are in no common affair.
  uint32_t affair_articles = 0;
  double affair_logit = 0;
  double affair_asked = 0;

  // From a to b over the strongest links inside the story; empty if they are
  // in two stories. {a, b} when the two link directly.
  std::vector<uint32_t> path;

  std::string verdict;  // one sentence
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_STORY_TYPES_H_
