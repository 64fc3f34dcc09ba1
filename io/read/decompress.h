// Bytes of a .gz or .zst stream, unpacked as they are asked for.
//
//   if (LooksLikeGzip(first_bytes)) source = MakeGzipSource(..., limits);
//
// Several gzip members or zstd frames in a row are one stream, as `gzip` and
// `zstd` themselves have it. What was unpacked before a fault is delivered;
// then the fault is named with its place. A stream that grows beyond
// ReadLimits::expansion is stopped.
// Memory: 64 KiB of input, the format's window (32 KiB; zstd up to 128 MiB).

#ifndef SAMESTORY_IO_READ_DECOMPRESS_H_
#define SAMESTORY_IO_READ_DECOMPRESS_H_

#include <memory>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "io/read/byte_source.h"
#include "io/read/limits.h"

namespace samestory {

// Whether a stream that begins with `bytes` (4 are enough) is of that kind.
bool LooksLikeGzip(absl::string_view bytes);
bool LooksLikeZstd(absl::string_view bytes);

std::unique_ptr<ByteSource> MakeGzipSource(std::unique_ptr<ByteSource> packed,
                                           const ReadLimits& limits);
std::unique_ptr<ByteSource> MakeZstdSource(std::unique_ptr<ByteSource> packed,
                                           const ReadLimits& limits);

// What HTTP calls deflate: zlib's format, or, from servers that took the name
// at its word, no wrapping at all. One member.
absl::StatusOr<std::unique_ptr<ByteSource>> MakeDeflateSource(
    std::unique_ptr<ByteSource> packed, const ReadLimits& limits);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_DECOMPRESS_H_
