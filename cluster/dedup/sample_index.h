// Finds texts that may contain another one, however much longer they are:
// bands do not promise such pairs, for their Jaccard is low.
//
//   // Texts are numbered by length, the longest first: 0 a report, 1 a brief.
//   SampleIndex index(samples, texts, lengths, {}, threads);
//   index.Candidates(1, .9).found;   // {0}: the report holds the brief's
//
// A sample (digest.h) is taken by hash, so the same shingle is in the sample of
// whoever holds it: a text with share c of its shingles in another finds about
// c of its sample there. Half of that makes a candidate.
//
// Texts that are hardly longer than another cannot contain it without being its
// Jaccard match (`least_ratio`), so what only texts of about one length hold,
// as copies do, is forgotten at once.
//
// A value that more than `max_holders` texts hold is common: a standing line,
// a template. Its list keeps the first (the longest) holders and counts only
// for texts that have no rarer value; their answers say so in `cut`.
//
// Cost: a radix sort of all samples, part by part, some 10 ns a value; then 12
// bytes a text and 4 per text and value that two texts hold. While it is made,
// 4 bytes a text more for each thread, and 32 MB or, of ten million texts, 8
// bytes a text. Const methods are thread-safe.
// Source: fingerprints 0 mod p (Manber 1994); rare-shingle candidates as in
// plagiarism search (Heintze 1996).

#ifndef SAMESTORY_CLUSTER_DEDUP_SAMPLE_INDEX_H_
#define SAMESTORY_CLUSTER_DEDUP_SAMPLE_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "base/span_list.h"
#include "cluster/dedup/number_lists.h"

namespace samestory {

struct SampleIndexOptions {
  // Holders listed per value, at least 1.
  uint32_t max_holders = 64;

  // How much longer a text must be to be found, at least 1.
  double least_ratio = 1;
};

class SampleIndex {
 public:
  // Texts that hold values of a text, those with the most of them first.
  struct Answer {
    std::vector<uint32_t> found;
    bool cut = false;  // a list it needed was full: there may be more
  };

  // `texts` says whose each sample is, kNoDoc: nobody's. Best they come in the
  // order in which they lie in memory, for they are read several times. Each is
  // sorted, without repeats. `lengths`, by text, descend: only those before a
  // text are found.
  SampleIndex(const SpanList<uint32_t>& samples,
              absl::Span<const uint32_t> texts, std::vector<uint32_t> lengths,
              const SampleIndexOptions& options, int threads);

  // Texts before `text`, so much longer, that may hold `containment` or more
  // of it.
  Answer Candidates(uint32_t text, double containment) const;

 private:
  // The texts that hold one value, and no others.
  struct Holders {
    uint32_t begin, end;  // of listed_
    bool is_common;
  };
  struct Part;

  bool IsLonger(uint32_t holder, uint32_t text) const {
    return lengths_[holder] >= least_ratio_ * lengths_[text];
  }

  void Join(std::vector<Part> parts);

  const double least_ratio_;
  const std::vector<uint32_t> lengths_;  // by text

  // By text: its values that a longer text holds too, as numbers of holders_.
  NumberLists values_;
  std::vector<uint32_t> sample_sizes_;  // by text

  std::vector<Holders> holders_;
  std::vector<uint32_t> listed_;
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_DEDUP_SAMPLE_INDEX_H_
