#include "io/read/utf16_source.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "base/status_macros.h"

namespace samestory {
namespace {

constexpr absl::string_view kUtf8Mark = "\xef\xbb\xbf";
constexpr absl::string_view kLittleEndianMark = "\xff\xfe";
constexpr absl::string_view kBigEndianMark = "\xfe\xff";
constexpr uint32_t kReplacement = 0xfffd;
constexpr size_t kChunkBytes = 64 << 10;

void AppendUtf8(uint32_t code, std::string* out) {
  if (code < 0x80) {
    out->push_back(code);
  } else if (code < 0x800) {
    out->push_back(0xc0 | code >> 6);
    out->push_back(0x80 | (code & 0x3f));
  } else if (code < 0x10000) {
    out->push_back(0xe0 | code >> 12);
    out->push_back(0x80 | (code >> 6 & 0x3f));
    out->push_back(0x80 | (code & 0x3f));
  } else {
    out->push_back(0xf0 | code >> 18);
    out->push_back(0x80 | (code >> 12 & 0x3f));
    out->push_back(0x80 | (code >> 6 & 0x3f));
    out->push_back(0x80 | (code & 0x3f));
  }
}

class Utf16Source : public ByteSource {
 public:
  Utf16Source(std::unique_ptr<ByteSource> inner, bool big_endian)
      : inner_(std::move(inner)), big_endian_(big_endian) {}

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    while (given_ == decoded_.size() && !ended_) {
      SAMESTORY_RETURN_IF_ERROR(DecodeChunk());
    }
    const size_t count = std::min(size, decoded_.size() - given_);
    std::memcpy(buffer, decoded_.data() + given_, count);
    given_ += count;
    return count;
  }

 private:
  absl::Status DecodeChunk() {
    const size_t held = raw_.size();  // at most one odd byte
    raw_.resize(held + kChunkBytes);
    SAMESTORY_ASSIGN_OR_RETURN(const size_t got,
                               inner_->Read(&raw_[held], kChunkBytes));
    raw_.resize(held + got);
    ended_ = got == 0;
    decoded_.clear();
    given_ = 0;
    for (size_t i = 0; i + 1 < raw_.size(); i += 2) {
      const uint32_t first = static_cast<unsigned char>(raw_[i]);
      const uint32_t second = static_cast<unsigned char>(raw_[i + 1]);
      DecodeUnit(big_endian_ ? first << 8 | second : second << 8 | first);
    }
    raw_.erase(0, raw_.size() / 2 * 2);
    if (ended_ && (high_ != 0 || !raw_.empty())) {
      AppendUtf8(kReplacement, &decoded_);
    }
    return absl::OkStatus();
  }

  void DecodeUnit(uint32_t unit) {
    const bool low = unit >= 0xdc00 && unit < 0xe000;
    if (high_ != 0 && low) {
      AppendUtf8(0x10000 + ((high_ - 0xd800) << 10) + (unit - 0xdc00),
                 &decoded_);
      high_ = 0;
      return;
    }
    if (high_ != 0) AppendUtf8(kReplacement, &decoded_);
    high_ = unit >= 0xd800 && unit < 0xdc00 ? unit : 0;
    if (high_ == 0) AppendUtf8(low ? kReplacement : unit, &decoded_);
  }

  const std::unique_ptr<ByteSource> inner_;
  const bool big_endian_;
  std::string raw_;
  std::string decoded_;
  size_t given_ = 0;
  uint32_t high_ = 0;  // a high surrogate that waits for its low one
  bool ended_ = false;
};

}  // namespace

absl::StatusOr<std::unique_ptr<ByteSource>> MakeUtf8Source(
    std::unique_ptr<ByteSource> source) {
  SAMESTORY_ASSIGN_OR_RETURN(std::string start,
                             ReadUpTo(*source, kUtf8Mark.size()));
  if (start == kUtf8Mark) return source;
  const bool little = absl::StartsWith(start, kLittleEndianMark);
  const bool big = absl::StartsWith(start, kBigEndianMark);
  if (little || big) start.erase(0, kLittleEndianMark.size());
  source = MakePrefixedSource(std::move(start), std::move(source));
  if (!little && !big) return source;
  return std::make_unique<Utf16Source>(std::move(source), big);
}

}  // namespace samestory
