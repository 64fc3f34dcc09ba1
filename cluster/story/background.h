// How common a term is in news at large: document frequencies of some fifteen
// thousand articles, shipped with the program. A batch of five articles cannot
// know by itself that "said" is common and "Zubara" is not.
//
//   const Background& background = Background::Shipped();
//   background.documents();           // 24 thousand
//   background.CountOf(Background::KeyOf(HashToken("said")));  // most of them
//   background.CountOf(Background::KeyOf(HashToken("xyzzy")));  // 0: too rare
//
// The table holds hashes and counts, no text. tools/background makes it with
// ExtractEvidence(), so terms of every channel are in it; their salts keep
// them apart. Of a term's hash the upper 32 bits are kept: a term that is not
// in the table is taken for one that is once in 10,000 times.
//
// The file, all numbers little-endian:
//   8 bytes  "samebg1\n"
//   4 bytes  documents
//   4 bytes  terms
//   then per term, by ascending key: the key less the one before, and the
//   count, both as varints (seven bits a byte, the lowest first)
//
// CountOf costs a bit, and a binary search in a 64th of a page if it is set.
// Immutable, thread-safe.

#ifndef SAMESTORY_CLUSTER_STORY_BACKGROUND_H_
#define SAMESTORY_CLUSTER_STORY_BACKGROUND_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace samestory {

// A term's key in the table, and the number of documents that have it.
struct BackgroundCount {
  uint32_t key = 0;
  uint32_t count = 0;
};

class Background {
 public:
  // The table that is linked into the program.
  static const Background& Shipped();

  // InvalidArgument, with the byte it stopped at, if it is no such file.
  static absl::StatusOr<Background> Parse(absl::string_view file);

  static uint32_t KeyOf(uint64_t hash) { return hash >> 32; }

  // How many documents were counted.
  uint32_t documents() const { return documents_; }
  size_t terms() const { return keys_.size(); }

  // In how many of them the term of this key is; 0 if in too few to be kept.
  uint32_t CountOf(uint32_t key) const;

  // The keys of which CountOf() is more than that, ascending. Looks at all.
  std::vector<uint32_t> KeysAbove(uint32_t count) const;

 private:
  Background() = default;

  uint32_t documents_ = 0;
  std::vector<uint32_t> keys_;  // ascending
  std::vector<uint16_t> counts_;
  std::vector<uint32_t> starts_;  // by the upper 16 bits of a key
  // By these, too: a bit for each value of the next six, set if a key has it.
  // Most keys that are not in the table are told off by it.
  std::vector<uint64_t> filter_;
};

// The file for these counts, which ascend by key. Counts above 65,535 are
// kept as 65,535.
std::string EncodeBackground(uint32_t documents,
                             absl::Span<const BackgroundCount> counts);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_BACKGROUND_H_
