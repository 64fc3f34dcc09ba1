// What the search for copies keeps of an article: no text, no shingles.
//
//   SAMESTORY_ASSIGN_OR_RETURN(Digester digester, Digester::Create(options));
//   Digests digests;
//   digests.Add(digester.Make(shingles));   // some 400 bytes of 3,000
//
// Band keys of the sketch find texts alike in all (banding.h), a sample of the
// shingles finds texts that lie in longer ones: a shingle is in the sample of
// every text that holds it or of none, five in 32 are, so a text of 50 misses
// all of a text that contains it once in 2,500 times.
//
// A digest depends on the set of shingles, but for its hash, which is that of
// the sequence: equal texts have equal ones.
//
// Cost: see bench/sketch_bench.cc. A Digester is constant, thread-safe.

#ifndef SAMESTORY_CLUSTER_DEDUP_DIGEST_H_
#define SAMESTORY_CLUSTER_DEDUP_DIGEST_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "base/column.h"
#include "base/paged_memory.h"
#include "base/span_list.h"
#include "cluster/dedup/dedup_options.h"
#include "cluster/sketch/banding.h"
#include "cluster/sketch/minhash.h"

namespace samestory {

// How many of a text's shingles are in its sample, on average.
constexpr double kSampledShare = 5. / 32;

struct Digest {
  uint64_t hash = 0;                // of the shingles in their order
  uint32_t shingles = 0;            // repeats counted
  std::vector<uint64_t> band_keys;  // none of a text of fewer than two
  std::vector<uint32_t> sample;     // sorted, without repeats
};

class Digester {
 public:
  // InvalidArgument if an option is wrong.
  static absl::StatusOr<Digester> Create(const DedupOptions& options);

  // Of well-mixed 64-bit hashes, in any order, repeats allowed.
  void Make(absl::Span<const uint64_t> shingles, Digest* digest) const;

 private:
  Digester(Sketcher sketcher, Banding banding, bool wants_sample)
      : sketcher_(std::move(sketcher)),
        banding_(banding),
        wants_sample_(wants_sample) {}

  Sketcher sketcher_;
  Banding banding_;
  bool wants_sample_;  // else nobody looks for contained texts
};

// The digests of a batch.
class Digests {
 public:
  // `memory`, if it is not null, must outlive them.
  explicit Digests(PagedMemory* memory = nullptr)
      : hashes_(memory),
        shingles_(memory),
        band_keys_(memory),
        samples_(memory) {}

  size_t size() const { return hashes_.size(); }

  void Add(const Digest& digest);
  void Replace(size_t i, const Digest& digest);

  uint64_t hash(size_t i) const { return hashes_[i]; }
  uint32_t shingles(size_t i) const { return shingles_[i]; }
  const SpanList<uint64_t>& band_keys() const { return band_keys_; }
  const SpanList<uint32_t>& samples() const { return samples_; }

  size_t bytes_used() const;

 private:
  Column<uint64_t> hashes_;
  Column<uint32_t> shingles_;
  SpanList<uint64_t> band_keys_;
  SpanList<uint32_t> samples_;
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_DEDUP_DIGEST_H_
