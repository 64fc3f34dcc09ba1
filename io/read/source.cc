#include "io/read/source.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/scratch_file.h"
#include "base/status_macros.h"
#include "io/read/decompress.h"
#include "io/read/skip.h"
#include "io/read/utf8_source.h"

namespace samestory {
namespace {

// Enough for the magic numbers of gzip and zstd.
constexpr size_t kMagicBytes = 4;

// A .gz of a .gz happens; more layers are somebody's joke.
constexpr int kMaxLayers = 3;

absl::StatusOr<int> OpenForReading(const InputFile& file) {
  const int fd = file.is_stdin()
                     ? ::fcntl(0, F_DUPFD_CLOEXEC, 0)
                     : ::open(file.path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd >= 0) return fd;
  return Skipped(SkipCause::kUnreadable,
                 absl::StrCat("cannot be opened: ", std::strerror(errno)));
}

absl::StatusOr<std::unique_ptr<ByteSource>> Decode(
    std::unique_ptr<ByteSource> source, const ReadLimits& limits) {
  for (int layer = 0; layer < kMaxLayers; ++layer) {
    SAMESTORY_ASSIGN_OR_RETURN(std::string start,
                               ReadUpTo(*source, kMagicBytes));
    const bool gzip = LooksLikeGzip(start);
    const bool zstd = LooksLikeZstd(start);
    source = MakePrefixedSource(std::move(start), std::move(source));
    if (gzip) {
      source = MakeGzipSource(std::move(source), limits);
    } else if (zstd) {
      source = MakeZstdSource(std::move(source), limits);
    } else {
      break;
    }
  }
  return MakeUtf8Source(std::move(source));
}

}  // namespace

absl::StatusOr<std::unique_ptr<Spool>> Spool::Create(
    const std::string& folder) {
  SAMESTORY_ASSIGN_OR_RETURN(const int fd, OpenUnnamedFile(folder));
  return std::unique_ptr<Spool>(new Spool(fd));
}

Spool::~Spool() { ::close(fd_); }

absl::StatusOr<std::unique_ptr<ByteSource>> OpenSource(const InputFile& file,
                                                       const ReadLimits& limits,
                                                       Spool* spool,
                                                       uint64_t* consumed) {
  SAMESTORY_ASSIGN_OR_RETURN(const int fd, OpenForReading(file));
  std::unique_ptr<ByteSource> source = MakeFileSource(fd, consumed);
  if (spool != nullptr) source = MakeTeeSource(std::move(source), spool->fd());
  return Decode(std::move(source), limits);
}

absl::StatusOr<std::unique_ptr<ByteSource>> ReopenSource(
    const InputFile& file, const ReadLimits& limits, const Spool* spool) {
  if (spool == nullptr) return OpenSource(file, limits, nullptr, nullptr);
  const int fd = ::fcntl(spool->fd(), F_DUPFD_CLOEXEC, 0);
  if (fd < 0 || ::lseek(fd, 0, SEEK_SET) < 0) {
    if (fd >= 0) ::close(fd);
    return Skipped(
        SkipCause::kUnreadable,
        absl::StrCat("cannot be read again: ", std::strerror(errno)));
  }
  return Decode(MakeFileSource(fd, nullptr), limits);
}

}  // namespace samestory
