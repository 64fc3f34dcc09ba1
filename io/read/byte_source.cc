#include "io/read/byte_source.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "io/read/skip.h"

namespace samestory {
namespace {

// Devices and pipes say of some places that they are there.
bool IsRegular(int fd) {
  struct stat info;
  return ::fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
}

class FileSource : public ByteSource {
 public:
  FileSource(int fd, uint64_t* consumed)
      : fd_(fd), is_regular_(IsRegular(fd)), consumed_(consumed) {}
  ~FileSource() override { ::close(fd_); }

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    ssize_t got;
    do {
      got = ::read(fd_, buffer, size);
    } while (got < 0 && errno == EINTR);
    if (got < 0) {
      return Skipped(SkipCause::kUnreadable,
                     absl::StrCat("cannot be read: ", std::strerror(errno)));
    }
    if (consumed_ != nullptr) *consumed_ += got;
    return static_cast<size_t>(got);
  }

  bool Pass(uint64_t count) override {
    return is_regular_ &&
           ::lseek(fd_, static_cast<off_t>(count), SEEK_CUR) >= 0;
  }

 private:
  const int fd_;
  const bool is_regular_;
  uint64_t* const consumed_;
};

class PrefixedSource : public ByteSource {
 public:
  PrefixedSource(std::string bytes, std::unique_ptr<ByteSource> rest)
      : bytes_(std::move(bytes)), rest_(std::move(rest)) {}

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    if (given_ == bytes_.size()) {
      return rest_ == nullptr ? 0 : rest_->Read(buffer, size);
    }
    const size_t count = std::min(size, bytes_.size() - given_);
    std::memcpy(buffer, bytes_.data() + given_, count);
    given_ += count;
    return count;
  }

  bool Pass(uint64_t count) override {
    const uint64_t left = bytes_.size() - given_;
    if (count > left && (rest_ == nullptr || !rest_->Pass(count - left))) {
      return false;
    }
    given_ += std::min(count, left);
    return true;
  }

 private:
  const std::string bytes_;
  size_t given_ = 0;
  const std::unique_ptr<ByteSource> rest_;
};

class TeeSource : public ByteSource {
 public:
  TeeSource(std::unique_ptr<ByteSource> inner, int fd)
      : inner_(std::move(inner)), fd_(fd) {}

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    SAMESTORY_ASSIGN_OR_RETURN(const size_t got, inner_->Read(buffer, size));
    for (size_t done = 0; done < got;) {
      const ssize_t wrote = ::write(fd_, buffer + done, got - done);
      if (wrote >= 0) {
        done += wrote;
      } else if (errno != EINTR) {
        return Skipped(SkipCause::kUnreadable,
                       absl::StrCat("cannot be kept for a second reading: ",
                                    std::strerror(errno)));
      }
    }
    return got;
  }

 private:
  const std::unique_ptr<ByteSource> inner_;
  const int fd_;
};

}  // namespace

std::unique_ptr<ByteSource> MakeFileSource(int fd, uint64_t* consumed) {
  return std::make_unique<FileSource>(fd, consumed);
}

std::unique_ptr<ByteSource> MakePrefixedSource(
    std::string bytes, std::unique_ptr<ByteSource> rest) {
  return std::make_unique<PrefixedSource>(std::move(bytes), std::move(rest));
}

std::unique_ptr<ByteSource> MakeTeeSource(std::unique_ptr<ByteSource> inner,
                                          int fd) {
  return std::make_unique<TeeSource>(std::move(inner), fd);
}

absl::StatusOr<std::string> ReadUpTo(ByteSource& source, size_t size) {
  std::string bytes(size, '\0');
  size_t filled = 0;
  while (filled < size) {
    const absl::StatusOr<size_t> got =
        source.Read(&bytes[filled], size - filled);
    // What came before a fault counts; the source tells it again.
    if (!got.ok() && filled == 0) return got.status();
    if (!got.ok() || *got == 0) break;
    filled += *got;
  }
  bytes.resize(filled);
  return bytes;
}

}  // namespace samestory
