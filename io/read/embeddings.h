// Reads vectors that a model outside made of articles.
//
//   SAMESTORY_ASSIGN_OR_RETURN(EmbeddingTable table,
//                              ReadEmbeddings("vectors.jsonl"));
//
// Two forms, told apart by how the file begins:
//   JSON lines   {"id": "a.txt", "vector": [0.1, -0.3]}
//   NumPy        a .npy file of rows of little-endian floats ("<f4", "<f8"),
//                with the ids, one a line, in a file beside it: vectors.ids
//                for vectors.npy
//
// A failure names file and line or row: "vectors.jsonl:7: vector wants 384
// numbers as the first, got 383".

#ifndef SAMESTORY_IO_READ_EMBEDDINGS_H_
#define SAMESTORY_IO_READ_EMBEDDINGS_H_

#include <string>

#include "absl/status/statusor.h"
#include "cluster/embedding_table.h"

namespace samestory {

absl::StatusOr<EmbeddingTable> ReadEmbeddings(const std::string& path);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_EMBEDDINGS_H_
