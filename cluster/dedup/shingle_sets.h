// The shingle sets of the texts that are compared: in memory as far as they
// may, else in a file without a name.
//
//   ShingleSets sets(num_texts, memory_bytes, "/tmp");
//   SAMESTORY_RETURN_IF_ERROR(sets.Put(7, set));
//   std::vector<uint64_t> buffer;
//   sets.Get(7, &buffer);    // the set; {} of a text without one
//   SAMESTORY_RETURN_IF_ERROR(sets.status());   // after the last Get()
//
// Cost: 12 bytes a text; a set in the file is read anew at every Get(). Const
// methods are thread-safe.

#ifndef SAMESTORY_CLUSTER_DEDUP_SHINGLE_SETS_H_
#define SAMESTORY_CLUSTER_DEDUP_SHINGLE_SETS_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/types/span.h"
#include "base/paged_memory.h"
#include "base/scratch_file.h"

namespace samestory {

class ShingleSets {
 public:
  ShingleSets(size_t texts, size_t memory_bytes, std::string temporary_folder);

  // At most once a text. Fails as the file does, if one is needed.
  absl::Status Put(uint32_t text, absl::Span<const uint64_t> set);

  size_t size(uint32_t text) const { return sizes_[text]; }
  size_t num_texts() const { return sizes_.size(); }

  // The set of `text`, which may be in `*buffer` and stays until that changes.
  absl::Span<const uint64_t> Get(uint32_t text,
                                 std::vector<uint64_t>* buffer) const;

  // How many sets went to the file.
  uint64_t sets_on_disk() const { return sets_on_disk_; }

  // Whether all that was asked for could be read.
  absl::Status status() const;

  // Frees the sets; their sizes stay.
  void Free();

 private:
  union Place {
    const uint64_t* in_memory;
    uint64_t offset;  // in the file
  };

  const uint64_t* Keep(absl::Span<const uint64_t> set);

  size_t memory_left_;
  const std::string temporary_folder_;
  std::vector<Place> places_;     // by text
  std::vector<bool> is_on_disk_;  // by text
  std::vector<uint32_t> sizes_;   // by text
  std::vector<MemoryBlock> blocks_;
  size_t block_used_ = 0;  // bytes of the last one
  std::unique_ptr<ScratchFile> file_;
  uint64_t sets_on_disk_ = 0;
  mutable std::atomic<bool> failed_{false};
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_DEDUP_SHINGLE_SETS_H_
