// Finds the articles whose sketches share a band with a given one.
//
//   SAMESTORY_ASSIGN_OR_RETURN(LshIndex index,
//                              LshIndex::Create(sketcher.format(), {25, 5}));
//   SAMESTORY_RETURN_IF_ERROR(index.Add(7, sketch));
//   index.Candidates(edited_sketch);   // {7}
//
// For articles that come one by one. A batch known beforehand is grouped by
// sorted passes instead (cluster/dedup/band_buckets.h), in a quarter of the
// memory. Add only what should be found: canonicals, not their copies.
//
// Cost: one hash table look-up per band, some 60 bytes per band and article.
// Const methods are thread-safe; Add() wants the index for itself.

#ifndef SAMESTORY_CLUSTER_SKETCH_LSH_INDEX_H_
#define SAMESTORY_CLUSTER_SKETCH_LSH_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "cluster/sketch/banding.h"
#include "cluster/sketch/doc_id.h"
#include "cluster/sketch/minhash.h"

namespace samestory {

class LshIndex {
 public:
  // An index of sketches of `format`, cut by `banding`.
  static absl::StatusOr<LshIndex> Create(uint32_t format, Banding banding);

  // InvalidArgument for a sketch of another format. The sketch of an empty set
  // is taken and never found.
  absl::Status Add(DocId doc, const Sketch& sketch);

  // Those added whose sketch shares a band, each once, in increasing order.
  // Of a sketch of another format: none.
  std::vector<DocId> Candidates(const Sketch& sketch) const;

  size_t size() const { return size_; }
  size_t bytes_used() const;

 private:
  // The articles of one bucket are a list through links_, the latest first.
  struct Link {
    DocId doc;
    uint32_t next;
  };
  using Buckets = absl::flat_hash_map<uint64_t, uint32_t>;

  LshIndex(uint32_t format, Banding banding);

  bool Holds(const Sketch& sketch) const;

  uint32_t format_;
  Banding banding_;
  size_t size_ = 0;
  std::vector<Buckets> buckets_;  // by band: key -> index into links_
  std::vector<Link> links_;
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_SKETCH_LSH_INDEX_H_
