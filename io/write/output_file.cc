#include "io/write/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"

namespace samestory {
namespace {

constexpr size_t kHeldBytes = 64 << 10;

// Where a link leads; its target is replaced, not the link.
std::string FollowLink(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_symlink(path, error)) return path;
  const std::filesystem::path target =
      std::filesystem::weakly_canonical(path, error);
  return error ? path : target.native();
}

// Beside the final file, so that the rename stays inside one file system.
std::string TemporaryName(const std::string& path) {
  const std::filesystem::path whole(path);
  const std::string name =
      absl::StrCat(".", whole.filename().native(), ".samestory-", ::getpid());
  return (whole.parent_path() / name).native();
}

// A device or a pipe: there is nothing to rename.
bool IsSpecial(const std::string& path) {
  struct stat info;
  return ::stat(path.c_str(), &info) == 0 && !S_ISREG(info.st_mode);
}

}  // namespace

absl::StatusOr<OutputFile> OutputFile::Create(const std::string& path) {
  if (path == "-") return OutputFile("stdout", "", ::dup(STDOUT_FILENO));
  const std::string target = FollowLink(path);
  const bool direct = IsSpecial(target);
  const std::string temporary = direct ? "" : TemporaryName(target);
  const std::string& opened = direct ? target : temporary;
  const int flags = O_WRONLY | O_CLOEXEC | (direct ? 0 : O_CREAT | O_TRUNC);
  OutputFile file(target, temporary, ::open(opened.c_str(), flags, 0666));
  if (file.fd_ < 0) {
    file.temporary_.clear();
    return file.Failure("cannot be written");
  }
  return file;
}

OutputFile::OutputFile(std::string path, std::string temporary, int fd)
    : path_(std::move(path)), temporary_(std::move(temporary)), fd_(fd) {
  held_.reserve(kHeldBytes);
}

OutputFile::OutputFile(OutputFile&& other)
    : path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, "")),
      fd_(std::exchange(other.fd_, -1)),
      held_(std::move(other.held_)) {}

OutputFile::~OutputFile() {
  if (fd_ >= 0) ::close(fd_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

absl::Status OutputFile::Write(absl::string_view bytes) {
  if (held_.size() + bytes.size() > kHeldBytes) {
    SAMESTORY_RETURN_IF_ERROR(Flush());
  }
  absl::StrAppend(&held_, bytes);
  return held_.size() < kHeldBytes ? absl::OkStatus() : Flush();
}

absl::Status OutputFile::Commit() {
  SAMESTORY_RETURN_IF_ERROR(Flush());
  // Without the sync a crash could leave the new name on empty blocks.
  if (!temporary_.empty() && ::fsync(fd_) != 0) return Failure("sync failed");
  if (::close(std::exchange(fd_, -1)) != 0) return Failure("close failed");
  if (temporary_.empty()) return absl::OkStatus();
  if (std::rename(temporary_.c_str(), path_.c_str()) != 0) {
    return Failure("rename failed");
  }
  temporary_.clear();
  return absl::OkStatus();
}

absl::Status OutputFile::Flush() {
  for (size_t done = 0; done < held_.size();) {
    const ssize_t wrote =
        ::write(fd_, held_.data() + done, held_.size() - done);
    if (wrote >= 0) {
      done += wrote;
    } else if (errno != EINTR) {
      held_.clear();
      return Failure("write failed");
    }
  }
  held_.clear();
  return absl::OkStatus();
}

absl::Status OutputFile::Failure(const char* what) const {
  const std::string message =
      absl::StrCat(path_, ": ", what, ": ", std::strerror(errno));
  if (errno == EPIPE) return absl::AbortedError(message);
  if (errno == ENOSPC) return absl::ResourceExhaustedError(message);
  return absl::UnavailableError(message);
}

bool IsBrokenPipe(const absl::Status& status) {
  return status.code() == absl::StatusCode::kAborted;
}

}  // namespace samestory
