#include "io/read/decompress.h"

#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "io/read/skip.h"

namespace samestory {
namespace {

constexpr size_t kPackedBytes = 64 << 10;

// What the two formats share: a window over the packed bytes, the count of
// both sides, and a fault that waits until what came before it is delivered.
class Decompressor : public ByteSource {
 public:
  Decompressor(std::unique_ptr<ByteSource> packed, const ReadLimits& limits)
      : packed_(std::move(packed)), limits_(limits), buffer_(kPackedBytes, 0) {}

  absl::StatusOr<size_t> Read(char* buffer, size_t size) final {
    size_t made = 0;
    while (made == 0 && fault_.ok() && !ended_) {
      if (begin_ == end_) Refill();
      if (fault_.ok()) made = Unpack(buffer, size);
    }
    unpacked_total_ += made;
    if (made > 0) return CheckExpansion(made);
    if (!fault_.ok()) return fault_;
    return 0;
  }

 protected:
  // Makes up to `size` bytes of output from the input window; calls Fail() or
  // End() when there is nothing more to come.
  virtual size_t Unpack(char* buffer, size_t size) = 0;

  const char* input() const { return buffer_.data() + begin_; }
  size_t input_size() const { return end_ - begin_; }
  bool input_ended() const { return input_ended_; }
  void Consume(size_t count) {
    begin_ += count;
    packed_total_ += count;
  }
  void End() { ended_ = true; }
  uint64_t packed_total() const { return packed_total_; }
  void Fail(SkipCause cause, absl::string_view what) {
    FailAt(packed_total_, cause, what);
  }
  void FailAt(uint64_t offset, SkipCause cause, absl::string_view what) {
    fault_ = Skipped(cause, absl::StrCat(what, " at byte ", offset,
                                         " of the compressed data"));
  }

 private:
  void Refill() {
    if (input_ended_) return;
    absl::StatusOr<size_t> got = packed_->Read(&buffer_[0], buffer_.size());
    if (!got.ok()) {
      fault_ = got.status();
      return;
    }
    begin_ = 0;
    end_ = *got;
    input_ended_ = *got == 0;
  }

  absl::StatusOr<size_t> CheckExpansion(size_t made) {
    if (unpacked_total_ > limits_.free_bytes &&
        unpacked_total_ / limits_.expansion > packed_total_) {
      Fail(SkipCause::kTooLarge,
           absl::StrCat("unpacks to more than ", limits_.expansion,
                        " times its size (a bomb? --max-expansion)"));
      return fault_;
    }
    if (unpacked_total_ > limits_.unpacked_bytes) {
      Fail(SkipCause::kTooLarge,
           absl::StrCat("unpacks to more than ", limits_.unpacked_bytes,
                        " bytes (--max-unpacked)"));
      return fault_;
    }
    return made;
  }

  const std::unique_ptr<ByteSource> packed_;
  const ReadLimits limits_;
  std::string buffer_;
  size_t begin_ = 0;
  size_t end_ = 0;
  bool input_ended_ = false;
  bool ended_ = false;
  absl::Status fault_;
  uint64_t packed_total_ = 0;
  uint64_t unpacked_total_ = 0;
};

// What zlib calls the wrappings of deflate: 15 bits of window; 16 more: gzip's
// header and checksum; less than none: no wrapping.
enum Wrapping { kGzip = 15 + 16, kZlib = 15, kRaw = -15 };

class InflateSource : public Decompressor {
 public:
  InflateSource(std::unique_ptr<ByteSource> packed, const ReadLimits& limits,
                Wrapping wrapping)
      : Decompressor(std::move(packed), limits),
        name_(wrapping == kGzip ? "gzip" : "deflate") {
    inflateInit2(&stream_, wrapping);
  }
  ~InflateSource() override { inflateEnd(&stream_); }

 protected:
  size_t Unpack(char* buffer, size_t size) override {
    if (between_members_ && !BeginMember()) return 0;
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input()));
    stream_.avail_in = input_size();
    stream_.next_out = reinterpret_cast<Bytef*>(buffer);
    stream_.avail_out = size;
    const int result = inflate(&stream_, Z_NO_FLUSH);
    Consume(input_size() - stream_.avail_in);
    const size_t made = size - stream_.avail_out;
    if (result == Z_STREAM_END) {
      between_members_ = true;
    } else if (result == Z_BUF_ERROR && input_ended()) {
      Fail(SkipCause::kDamaged, absl::StrCat(name_, " data ends too early,"));
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
      Fail(SkipCause::kDamaged,
           absl::StrCat("damaged ", name_, " data (",
                        stream_.msg == nullptr ? "?" : stream_.msg, ")"));
    }
    return made;
  }

 private:
  // At the end of the input, or in front of another member, which gzip alone
  // has. Zeros between and after members are padding, as gzip itself has it.
  bool BeginMember() {
    while (input_size() > 0 && *input() == '\0' && members_ > 0) Consume(1);
    if (input_size() == 0) {
      if (input_ended()) End();
      return false;
    }
    if (members_ > 0 && *input() != '\x1f') {
      Fail(SkipCause::kDamaged,
           absl::StrCat("something else follows the ", name_, " data"));
      return false;
    }
    inflateReset(&stream_);
    between_members_ = false;
    ++members_;
    return true;
  }

  const absl::string_view name_;
  z_stream stream_ = {};
  bool between_members_ = true;
  uint64_t members_ = 0;
};

// A frame's first bytes, and the first of one of sixteen skippable frames (RFC
// 8878, 3.1).
constexpr absl::string_view kFrameMagic = "\x28\xb5\x2f\xfd";
bool IsSkippable(char first) { return (first & 0xf0) == 0x50; }

class ZstdSource : public Decompressor {
 public:
  ZstdSource(std::unique_ptr<ByteSource> packed, const ReadLimits& limits)
      : Decompressor(std::move(packed), limits), context_(ZSTD_createDCtx()) {
    ZSTD_DCtx_setParameter(context_, ZSTD_d_windowLogMax,
                           limits.zstd_window_log);
  }
  ~ZstdSource() override { ZSTD_freeDCtx(context_); }

 protected:
  size_t Unpack(char* buffer, size_t size) override {
    if (between_frames_ && !BeginFrame()) return 0;
    // A block, then the header of the next: a fault in what is given at once
    // would cost all of it.
    const size_t most =
        wanted_ > kBlockHeaderBytes ? wanted_ - kBlockHeaderBytes : wanted_;
    const size_t given = std::min(input_size(), most);
    ZSTD_inBuffer in = {input(), given, 0};
    ZSTD_outBuffer out = {buffer, size, 0};
    const size_t result = ZSTD_decompressStream(context_, &out, &in);
    Consume(in.pos);
    if (ZSTD_isError(result)) {
      FailAs(result);
    } else if (given == 0 && out.pos == 0) {
      Fail(SkipCause::kDamaged, "zstd data ends too early,");
    } else {
      between_frames_ = result == 0;
      if (in.pos == wanted_) block_begin_ = packed_total();
      wanted_ = between_frames_ ? kFrameStartBytes : result;
    }
    return out.pos;
  }

 private:
  // A frame's header is told from as many (RFC 8878, 3.1.1).
  static constexpr size_t kFrameStartBytes = 5;

  static constexpr size_t kBlockHeaderBytes = 3;

  // At the end of the input, or in front of another frame. Frames of zstd
  // before 0.8, which the library would read, were never a standard.
  bool BeginFrame() {
    if (input_size() == 0) {
      if (input_ended()) End();
      return false;
    }
    const char first = *input();
    if (first == kFrameMagic[0] || IsSkippable(first)) return true;
    Fail(SkipCause::kDamaged, "something else than zstd data");
    return false;
  }

  void FailAs(size_t error) {
    if (ZSTD_getErrorCode(error) == ZSTD_error_frameParameter_windowTooLarge) {
      return FailAt(block_begin_, SkipCause::kTooLarge,
                    "zstd wants a larger window than allowed (--max-window)");
    }
    FailAt(block_begin_, SkipCause::kDamaged,
           absl::StrCat("damaged zstd data (", ZSTD_getErrorName(error), ")"));
  }

  ZSTD_DCtx* const context_;
  bool between_frames_ = true;
  size_t wanted_ = kFrameStartBytes;  // to the end of the next header
  uint64_t block_begin_ = 0;
};

// The method, and a checksum over both bytes (RFC 1950, 2.2).
bool LooksLikeZlib(absl::string_view bytes) {
  if (bytes.size() < 2) return false;
  const int first = static_cast<unsigned char>(bytes[0]);
  const int second = static_cast<unsigned char>(bytes[1]);
  return (first & 0x0f) == Z_DEFLATED && (256 * first + second) % 31 == 0;
}

}  // namespace

bool LooksLikeGzip(absl::string_view bytes) {
  return absl::StartsWith(bytes, "\x1f\x8b\x08");
}

bool LooksLikeZstd(absl::string_view bytes) {
  if (absl::StartsWith(bytes, kFrameMagic)) return true;
  return bytes.size() >= 4 && IsSkippable(bytes[0]) &&
         bytes.substr(1, 3) == "\x2a\x4d\x18";
}

std::unique_ptr<ByteSource> MakeGzipSource(std::unique_ptr<ByteSource> packed,
                                           const ReadLimits& limits) {
  return std::make_unique<InflateSource>(std::move(packed), limits, kGzip);
}

absl::StatusOr<std::unique_ptr<ByteSource>> MakeDeflateSource(
    std::unique_ptr<ByteSource> packed, const ReadLimits& limits) {
  SAMESTORY_ASSIGN_OR_RETURN(std::string start, ReadUpTo(*packed, 2));
  const Wrapping wrapping = LooksLikeZlib(start) ? kZlib : kRaw;
  packed = MakePrefixedSource(std::move(start), std::move(packed));
  return std::make_unique<InflateSource>(std::move(packed), limits, wrapping);
}

std::unique_ptr<ByteSource> MakeZstdSource(std::unique_ptr<ByteSource> packed,
                                           const ReadLimits& limits) {
  return std::make_unique<ZstdSource>(std::move(packed), limits);
}

}  // namespace samestory
