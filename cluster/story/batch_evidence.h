// The evidence of a whole batch: its words as they stand, and its marks,
// channel by channel, in compact lists.
//
//   const BatchEvidence evidence = ReadEvidence(
//       documents, [&](size_t i) { return TextOf(i); }, threads);
//   evidence[Channel::kNames].of(3).terms;
//
// Two bytes a word and six a mark, some 1.5 KB an article of 500 words. The
// channels of the text itself stay empty. The result does not depend on
// threads.

#ifndef SAMESTORY_CLUSTER_STORY_BATCH_EVIDENCE_H_
#define SAMESTORY_CLUSTER_STORY_BATCH_EVIDENCE_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"
#include "cluster/story/evidence.h"
#include "cluster/story/term_lists.h"
#include "cluster/story/word_streams.h"

namespace samestory {

class BatchEvidence {
 public:
  explicit BatchEvidence(size_t documents);

  size_t size() const { return first_weekday_.size(); }

  const TermLists& operator[](Channel channel) const {
    return channels_[static_cast<size_t>(channel)];
  }
  TermLists& operator[](Channel channel) {
    return channels_[static_cast<size_t>(channel)];
  }
  const WordStreams& streams() const { return streams_; }
  WordStreams& streams() { return streams_; }
  const std::vector<uint8_t>& first_weekday() const { return first_weekday_; }
  void set_streams(WordStreams streams) { streams_ = std::move(streams); }

  // The next document of its block (term_lists.h).
  void Append(uint32_t document, const Evidence& evidence);
  void EndBlock(size_t block);

 private:
  WordStreams streams_;
  std::vector<TermLists> channels_;
  std::vector<uint8_t> first_weekday_;
};

struct TitleAndBody {
  absl::string_view title;
  absl::string_view body;
};

// `text_of` is called from several threads at once.
BatchEvidence ReadEvidence(size_t documents,
                           absl::FunctionRef<TitleAndBody(size_t)> text_of,
                           int threads);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_BATCH_EVIDENCE_H_
