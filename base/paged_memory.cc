#include "base/paged_memory.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstring>
#include <new>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/scratch_file.h"
#include "base/status_macros.h"

namespace samestory {
namespace {

// What a page of x86-64 holds where the system gives large ones.
constexpr size_t kHugePage = size_t{2} << 20;

// Null if the system has none.
char* Map(size_t bytes, int flags, int fd, uint64_t offset) {
  void* const data = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, flags, fd,
                            static_cast<off_t>(offset));
  return data == MAP_FAILED ? nullptr : static_cast<char*>(data);
}

// Mappings begin and end with pages.
size_t WholePages(size_t bytes) {
  static const auto page = static_cast<size_t>(::sysconf(_SC_PAGESIZE));
  return (bytes + page - 1) / page * page;
}

}  // namespace

MemoryBlock::MemoryBlock(size_t bytes)
    : data_(nullptr), bytes_(WholePages(bytes)) {
  if (bytes_ == 0) return;
  // Most blocks are never touched to their end.
  data_ = Map(bytes_, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (data_ == nullptr) throw std::bad_alloc();
  if (bytes_ >= kHugePage) ::madvise(data_, bytes_, MADV_HUGEPAGE);
}

MemoryBlock::~MemoryBlock() {
  if (data_ == nullptr) return;
  if (owner_ != nullptr) owner_->Free(data_, bytes_);
  ::munmap(data_, bytes_);
}

MemoryBlock::MemoryBlock(MemoryBlock&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)),
      bytes_(std::exchange(other.bytes_, 0)),
      owner_(other.owner_) {}

MemoryBlock& MemoryBlock::operator=(MemoryBlock&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(bytes_, other.bytes_);
  std::swap(owner_, other.owner_);
  return *this;
}

absl::StatusOr<std::unique_ptr<PagedMemory>> PagedMemory::OnFile(
    const std::string& folder) {
  SAMESTORY_ASSIGN_OR_RETURN(const int fd, OpenUnnamedFile(folder));
  return std::unique_ptr<PagedMemory>(new PagedMemory(fd, folder));
}

PagedMemory::PagedMemory(int fd, std::string folder)
    : fd_(fd), folder_(std::move(folder)) {}

PagedMemory::~PagedMemory() { ::close(fd_); }

MemoryBlock PagedMemory::Take(size_t bytes) {
  bytes = WholePages(bytes);
  if (bytes == 0) return MemoryBlock(0);
  absl::MutexLock lock(&mutex_);
  const uint64_t offset = file_bytes_;
  const int error = ::posix_fallocate(fd_, static_cast<off_t>(offset),
                                      static_cast<off_t>(bytes));
  if (error != 0) {
    status_ = absl::ResourceExhaustedError(
        absl::StrCat(folder_, ": temporary file cannot grow to ",
                     (offset + bytes) >> 20, " MiB: ", std::strerror(error)));
    return MemoryBlock(bytes);
  }
  char* const data = Map(bytes, MAP_SHARED, fd_, offset);
  if (data == nullptr) return MemoryBlock(bytes);
  file_bytes_ += bytes;
  blocks_.emplace(data, bytes);
  return MemoryBlock(data, bytes, this);
}

void PagedMemory::LetGo() const {
  absl::MutexLock lock(&mutex_);
  for (const auto& block : blocks_) {
    ::madvise(block.first, block.second, MADV_DONTNEED);
  }
}

void PagedMemory::Free(char* data, size_t bytes) {
  absl::MutexLock lock(&mutex_);
  blocks_.erase(data);
  // The disk space goes with it; a file system that cannot do so keeps it.
  ::madvise(data, bytes, MADV_REMOVE);
}

absl::Status PagedMemory::status() const {
  absl::MutexLock lock(&mutex_);
  return status_;
}

}  // namespace samestory
