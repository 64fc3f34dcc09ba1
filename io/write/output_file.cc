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

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "base/status_macros.h"

namespace samestory {
namespace {

constexpr size_t kHeldBytes = 64 << 10;

// By their numbers. Without it, an unnamed file could get no name.
constexpr char kOwnFiles[] = "/proc/self/fd";

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

std::string FolderOf(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().native();
  return folder.empty() ? "." : folder;
}

// A device or a pipe: there is nothing to rename.
bool IsSpecial(const std::string& path) {
  struct stat info;
  return ::stat(path.c_str(), &info) == 0 && !S_ISREG(info.st_mode);
}

}  // namespace

absl::StatusOr<OutputFile> OutputFile::Create(const std::string& path) {
  const int descriptor = DescriptorOf(path);
  if (descriptor >= 0) {
    OutputFile open(path == "-" ? "stdout" : path,
                    ::fcntl(descriptor, F_DUPFD_CLOEXEC, 0));
    if (open.fd_ < 0) return open.Failure("cannot be written");
    return open;
  }
  OutputFile file(FollowLink(path), -1);
  if (!IsSpecial(file.path_)) {
    SAMESTORY_RETURN_IF_ERROR(file.OpenTemporary());
    return file;
  }
  file.fd_ = ::open(file.path_.c_str(), O_WRONLY | O_CLOEXEC);
  if (file.fd_ < 0) return file.Failure("cannot be written");
  return file;
}

absl::Status OutputFile::OpenTemporary() {
  temporary_ = TemporaryName(path_);
  if (::access(kOwnFiles, X_OK) == 0) {
    fd_ =
        ::open(FolderOf(path_).c_str(), O_WRONLY | O_TMPFILE | O_CLOEXEC, 0666);
  }
  if (fd_ < 0) {
    fd_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC,
                 0666);
    if (fd_ < 0) return Failure("cannot be written");
    is_named_ = true;
  }
  struct stat older;
  if (::stat(path_.c_str(), &older) == 0) ::fchmod(fd_, older.st_mode & 0777);
  return absl::OkStatus();
}

OutputFile::OutputFile(OutputFile&& other)
    : path_(std::move(other.path_)),
      fd_(std::exchange(other.fd_, -1)),
      temporary_(std::move(other.temporary_)),
      is_named_(std::exchange(other.is_named_, false)),
      held_(std::move(other.held_)) {}

OutputFile::~OutputFile() {
  if (fd_ >= 0) ::close(fd_);
  if (is_named_) ::unlink(temporary_.c_str());
}

absl::Status OutputFile::Write(absl::string_view bytes) {
  if (held_.size() + bytes.size() > kHeldBytes) {
    SAMESTORY_RETURN_IF_ERROR(Flush());
  }
  absl::StrAppend(&held_, bytes);
  return held_.size() < kHeldBytes ? absl::OkStatus() : Flush();
}

absl::Status OutputFile::Finish() {
  SAMESTORY_RETURN_IF_ERROR(Flush());
  // Without the sync a crash could leave the new name on empty blocks.
  if (!temporary_.empty() && ::fsync(fd_) != 0) return Failure("sync failed");
  return absl::OkStatus();
}

absl::Status OutputFile::Commit() {
  SAMESTORY_RETURN_IF_ERROR(Finish());
  if (!temporary_.empty()) SAMESTORY_RETURN_IF_ERROR(GiveName());
  if (::close(std::exchange(fd_, -1)) != 0) return Failure("close failed");
  return absl::OkStatus();
}

absl::Status OutputFile::GiveName() {
  if (!is_named_) {
    // The way to an unnamed file that needs no privilege, see open(2).
    const std::string unnamed = absl::StrCat(kOwnFiles, "/", fd_);
    const auto link_as = [&unnamed](const std::string& name) {
      return ::linkat(AT_FDCWD, unnamed.c_str(), AT_FDCWD, name.c_str(),
                      AT_SYMLINK_FOLLOW) == 0;
    };
    if (link_as(path_)) return absl::OkStatus();
    // A link replaces nothing, a rename does.
    if (errno != EEXIST) return Failure("cannot be named");
    ::unlink(temporary_.c_str());  // of an earlier process of our number
    if (!link_as(temporary_)) return Failure("cannot be named");
    is_named_ = true;
  }
  if (std::rename(temporary_.c_str(), path_.c_str()) != 0) {
    return Failure("rename failed");
  }
  is_named_ = false;
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

int DescriptorOf(absl::string_view path) {
  if (path == "-" || path == "/dev/stdout") return STDOUT_FILENO;
  if (path == "/dev/stderr") return STDERR_FILENO;
  int number;
  const bool is_one = (absl::ConsumePrefix(&path, "/dev/fd/") ||
                       absl::ConsumePrefix(&path, "/proc/self/fd/")) &&
                      absl::SimpleAtoi(path, &number) && number >= 0;
  return is_one ? number : -1;
}

bool IsBrokenPipe(const absl::Status& status) {
  return status.code() == absl::StatusCode::kAborted;
}

}  // namespace samestory
