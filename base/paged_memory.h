// Large blocks of memory that can be let go: their pages lie in a file without
// a name, and while nobody touches them the system may have the memory.
//
//   SAMESTORY_ASSIGN_OR_RETURN(std::unique_ptr<PagedMemory> memory,
//                              PagedMemory::OnFile("/tmp"));
//   MemoryBlock block = memory->Take(size_t{1} << 20);
//   block.data()[7] = 'x';
//   memory->LetGo();     // nothing of the block is resident now
//   block.data()[7];     // 'x' again: its page has come back by itself
//
// So what is written once and read in order (the columns of a table of millions
// of articles) needs no code of its own to go to disk: whoever has made or read
// much of it calls LetGo(). A block that was not taken from a PagedMemory is
// plain memory, in large pages where it is large and the system has them: two
// thirds of the page faults of a run less.
//
// Cost: a page let go and touched again is a page fault, some 0.1 us a KB while
// the system still has it, else a read from disk. The file takes the disk space
// of all blocks when they are taken, so that a full disk is told by status()
// and not by a signal; a disk that breaks still ends the program (SIGBUS).
//
// Thread-safe. A PagedMemory must outlive its blocks.

#ifndef SAMESTORY_BASE_PAGED_MEMORY_H_
#define SAMESTORY_BASE_PAGED_MEMORY_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"

namespace samestory {

class PagedMemory;

// Owns its bytes, which are 0 at first. Pages that nobody touches are not
// there.
class MemoryBlock {
 public:
  // Plain memory. Ends the program if the system has none, as `new` does.
  explicit MemoryBlock(size_t bytes);
  ~MemoryBlock();

  MemoryBlock(MemoryBlock&& other) noexcept;
  MemoryBlock& operator=(MemoryBlock&& other) noexcept;

  char* data() const { return data_; }
  size_t bytes() const { return bytes_; }

 private:
  friend class PagedMemory;
  MemoryBlock(char* data, size_t bytes, PagedMemory* owner)
      : data_(data), bytes_(bytes), owner_(owner) {}

  char* data_;
  size_t bytes_;
  PagedMemory* owner_ = nullptr;  // of plain memory: none
};

class PagedMemory {
 public:
  // Unavailable if `folder` cannot be written to.
  static absl::StatusOr<std::unique_ptr<PagedMemory>> OnFile(
      const std::string& folder);
  ~PagedMemory();

  PagedMemory(const PagedMemory&) = delete;
  PagedMemory& operator=(const PagedMemory&) = delete;

  // Plain memory, and a status(), if the file cannot have so much.
  MemoryBlock Take(size_t bytes);

  // Makes no page of any block resident. They stay as they are for whoever
  // touches them, even meanwhile.
  void LetGo() const;

  // ResourceExhausted once the disk was full.
  absl::Status status() const;

 private:
  friend class MemoryBlock;
  PagedMemory(int fd, std::string folder);

  void Free(char* data, size_t bytes);

  const int fd_;
  const std::string folder_;
  mutable absl::Mutex mutex_;  // of all that follows
  std::map<char*, size_t> blocks_;
  uint64_t file_bytes_ = 0;
  absl::Status status_;
};

// A block of `memory`, or of plain memory if that is null.
inline MemoryBlock TakeBlock(PagedMemory* memory, size_t bytes) {
  return memory == nullptr ? MemoryBlock(bytes) : memory->Take(bytes);
}

}  // namespace samestory

#endif  // SAMESTORY_BASE_PAGED_MEMORY_H_
