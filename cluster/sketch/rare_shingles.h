// Finds texts that may contain another one, however much longer they are:
// bands do not promise such pairs, for their Jaccard is low.
//
//   // By length, the longest first: {report, brief, ...}
//   RareShingles rare(sets, {}, threads);
//   rare.Candidates(1, .9).found;   // {0}: the report holds the brief's probes
//
// Every text names kProbes of its shingles, those with the least hash values:
// a sample by hash, so the same shingle is named by whoever holds it. One
// streaming pass over all texts counts who holds a named shingle, a second one
// lists the holders. A text with share c of its shingles in another finds
// c * kProbes of its probes there; half of that makes a candidate, so that
// for c = .9 fewer than one pair in 10,000 is missed.
//
// A shingle held by more than `max_holders` texts is common: a standing line,
// a template. Its list keeps the first (the longest) holders and counts only
// for texts that have no rarer probe; their answers say so in `cut`.
//
// Cost: two passes, some 2 ns a shingle each; at most 32 * kProbes bytes a
// text, half of that on news. Const methods are thread-safe. The spans must
// outlive the object.
// Source: bottom-k sampling by hash, Broder 1997; rare-shingle candidates as
// in plagiarism search (Heintze 1996).

#ifndef SAMESTORY_CLUSTER_SKETCH_RARE_SHINGLES_H_
#define SAMESTORY_CLUSTER_SKETCH_RARE_SHINGLES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"

namespace samestory {

struct RareShinglesOptions {
  // Texts with fewer shingles name none: they are found in nothing.
  size_t min_shingles = 1;

  // Holders listed per shingle, at least 1.
  uint32_t max_holders = 64;
};

class RareShingles {
 public:
  static constexpr size_t kProbes = 8;

  // Holders of a text's probes, those with the most of them first.
  struct Answer {
    std::vector<uint32_t> found;
    bool cut = false;  // a list it needed was full: there may be more
  };

  // Each set sorted, without repeats, of mixed hashes. The order of `sets`
  // decides who is listed, and who may be found: only those before a text.
  RareShingles(absl::Span<const absl::Span<const uint64_t>> sets,
               const RareShinglesOptions& options, int threads);

  // Texts before `set` that may hold `containment` or more of its shingles.
  Answer Candidates(uint32_t set, double containment) const;

  size_t bytes_used() const;

 private:
  static constexpr uint32_t kNotNamed = 0xffffffff;

  absl::Span<const uint64_t> Probes(uint32_t set) const;
  void NameShingles();
  void MakeDirectory();
  void CountHolders(int threads);
  void ListHolders();
  void AddToFilter(uint64_t mixed);
  bool PassesFilter(uint64_t mixed) const;
  bool IsListed(uint32_t index) const { return counts_[index] >= 2; }
  bool IsCommon(uint32_t index) const {
    return counts_[index] > options_.max_holders;
  }

  // The number of a shingle that passes the filter and is named, else
  // kNotNamed.
  uint32_t IndexOf(uint64_t shingle) const;

  template <typename Visit>
  void ForEachNamed(absl::Span<const uint64_t> set, Visit visit) const;

  absl::Span<const absl::Span<const uint64_t>> sets_;
  RareShinglesOptions options_;
  std::vector<uint64_t> named_;   // mixed, sorted, unique
  std::vector<uint64_t> filter_;  // a bit for each named shingle
  int filter_bits_ = 0;           // log2 of its size in bits
  int directory_bits_ = 0;
  std::vector<uint32_t> directory_;  // by top bits: first index in named_
  std::vector<uint32_t> counts_;     // by index: holders in all
  std::vector<uint32_t> starts_;     // by index: first of its list in holders_
  std::vector<uint32_t> holders_;
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_SKETCH_RARE_SHINGLES_H_
