// Vectors that a model outside made of articles, by the articles' ids.
//
//   EmbeddingTable table;
//   table.Add("a.txt", {.1, -.3, .7});   // OK
//   table.Add("b.txt", {.1});            // wants 3 numbers as before, got 1
//   table.Find("a.txt");                 // of length 1, see story/embedding.h
//
// Two bytes a dimension. Const methods are thread-safe.

#ifndef SAMESTORY_CLUSTER_EMBEDDING_TABLE_H_
#define SAMESTORY_CLUSTER_EMBEDDING_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "base/span_list.h"

namespace samestory {

class EmbeddingTable {
 public:
  // InvalidArgument if it has no numbers or others than the first, no
  // direction, or the id is there already.
  absl::Status Add(absl::string_view id, absl::Span<const double> vector);

  // Empty if there is none of this id.
  absl::Span<const int16_t> Find(absl::string_view id) const;

  size_t size() const { return vectors_.size(); }
  // That of the first; 0 if there is none.
  size_t dimensions() const { return dimensions_; }

 private:
  size_t dimensions_ = 0;
  absl::flat_hash_map<std::string, size_t> places_;
  SpanList<int16_t> vectors_;
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_EMBEDDING_TABLE_H_
