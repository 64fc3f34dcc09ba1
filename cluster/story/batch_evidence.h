// The evidence of a whole batch, channel by channel, in compact lists.
//
//   const BatchEvidence evidence = ReadEvidence(
//       documents, [&](size_t i) { return TextOf(i); }, threads);
//   evidence[Channel::kNames].of(3).terms;
//
// Six bytes a term, some 5 KB an article of 500 words. The result does not
// depend on threads.

#ifndef SAMESTORY_CLUSTER_STORY_BATCH_EVIDENCE_H_
#define SAMESTORY_CLUSTER_STORY_BATCH_EVIDENCE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"
#include "cluster/story/evidence.h"
#include "cluster/story/term_lists.h"

namespace samestory {

class BatchEvidence {
 public:
  explicit BatchEvidence(size_t documents)
      : channels_(kChannels, TermLists(documents)), first_weekday_(documents) {}

  size_t size() const { return first_weekday_.size(); }

  const TermLists& operator[](Channel channel) const {
    return channels_[static_cast<size_t>(channel)];
  }
  TermLists& operator[](Channel channel) {
    return channels_[static_cast<size_t>(channel)];
  }
  const std::vector<uint8_t>& first_weekday() const { return first_weekday_; }

  // The next document of its block (term_lists.h).
  void Append(uint32_t document, const Evidence& evidence);
  void EndBlock(size_t block);

 private:
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
