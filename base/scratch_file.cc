#include "base/scratch_file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"

namespace samestory {
namespace {

constexpr size_t kWaitingBytes = size_t{1} << 20;

}  // namespace

absl::StatusOr<int> OpenUnnamedFile(const std::string& folder) {
  std::string path = absl::StrCat(folder, "/samestory-XXXXXX");
  const int fd = ::mkostemp(&path[0], O_CLOEXEC);
  if (fd < 0) {
    return absl::UnavailableError(
        absl::StrCat(folder, ": no temporary file: ", std::strerror(errno)));
  }
  ::unlink(path.c_str());
  return fd;
}

absl::StatusOr<std::unique_ptr<ScratchFile>> ScratchFile::Create(
    const std::string& folder) {
  SAMESTORY_ASSIGN_OR_RETURN(const int fd, OpenUnnamedFile(folder));
  return std::unique_ptr<ScratchFile>(new ScratchFile(fd, folder));
}

ScratchFile::ScratchFile(int fd, std::string folder)
    : fd_(fd), folder_(std::move(folder)) {
  waiting_.reserve(kWaitingBytes);
}

ScratchFile::~ScratchFile() { ::close(fd_); }

absl::StatusOr<uint64_t> ScratchFile::Append(absl::string_view bytes) {
  const uint64_t offset = size();
  absl::StrAppend(&waiting_, bytes);
  if (waiting_.size() >= kWaitingBytes) SAMESTORY_RETURN_IF_ERROR(Flush());
  return offset;
}

absl::Status ScratchFile::Read(uint64_t offset, absl::Span<char> to) const {
  while (!to.empty() && offset < written_) {
    const size_t wanted = std::min<uint64_t>(to.size(), written_ - offset);
    const ssize_t got = ::pread(fd_, to.data(), wanted, offset);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return Failure("cannot be read");
    offset += got;
    to.remove_prefix(got);
  }
  if (to.empty()) return absl::OkStatus();
  if (offset + to.size() > size()) return Failure("has no such bytes");
  std::memcpy(to.data(), waiting_.data() + (offset - written_), to.size());
  return absl::OkStatus();
}

absl::Status ScratchFile::Flush() {
  for (size_t done = 0; done < waiting_.size();) {
    const ssize_t wrote =
        ::write(fd_, waiting_.data() + done, waiting_.size() - done);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return Failure("cannot be written");
    done += wrote;
  }
  written_ += waiting_.size();
  waiting_.clear();
  return absl::OkStatus();
}

absl::Status ScratchFile::Failure(absl::string_view what) const {
  const std::string message = absl::StrCat(folder_, ": temporary file ", what,
                                           ": ", std::strerror(errno));
  if (errno == ENOSPC) return absl::ResourceExhaustedError(message);
  return absl::UnavailableError(message);
}

}  // namespace samestory
