// A file without a name for what does not fit in memory; it disappears with the
// object, and with the program however that ends.
//
//   SAMESTORY_ASSIGN_OR_RETURN(std::unique_ptr<ScratchFile> file,
//                              ScratchFile::Create("/tmp"));
//   SAMESTORY_ASSIGN_OR_RETURN(uint64_t offset, file->Append("some bytes"));
//   SAMESTORY_RETURN_IF_ERROR(file->Read(offset, absl::MakeSpan(buffer)));
//
// Appended bytes may wait in a buffer of 1 MiB. Read() is thread-safe, unless
// something is appended meanwhile.

#ifndef SAMESTORY_BASE_SCRATCH_FILE_H_
#define SAMESTORY_BASE_SCRATCH_FILE_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace samestory {

// A new file in `folder` that has no name any more, open for reading and
// writing. Unavailable if `folder` cannot be written to.
absl::StatusOr<int> OpenUnnamedFile(const std::string& folder);

class ScratchFile {
 public:
  // Fails as OpenUnnamedFile() does.
  static absl::StatusOr<std::unique_ptr<ScratchFile>> Create(
      const std::string& folder);
  ~ScratchFile();

  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;

  // Where the bytes begin. ResourceExhausted if the disk is full.
  absl::StatusOr<uint64_t> Append(absl::string_view bytes);

  // Fills `to` with the bytes from `offset` on, which must have been appended.
  absl::Status Read(uint64_t offset, absl::Span<char> to) const;

  uint64_t size() const { return written_ + waiting_.size(); }

 private:
  ScratchFile(int fd, std::string folder);

  absl::Status Flush();
  absl::Status Failure(absl::string_view what) const;

  const int fd_;
  const std::string folder_;
  std::string waiting_;  // not written yet
  uint64_t written_ = 0;
};

}  // namespace samestory

#endif  // SAMESTORY_BASE_SCRATCH_FILE_H_
