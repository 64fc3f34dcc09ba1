// A window over a stream: look ahead as far as a record reaches, then move on.
//
//   InputBuffer buffer(std::move(source), limits.record_bytes);
//   while (buffer.data().find('\n') == npos) {
//     SAMESTORY_ASSIGN_OR_RETURN(bool more, buffer.Grow());
//     if (!more) break;
//   }
//   buffer.Skip(line.size());
//
// Whether a record is too large is for its reader to ask, by CheckRecord(), as
// soon as it is whole: so the answer depends on nothing but its size. Grow()
// refuses only what is too large however it ends.
//
// Views into data() hold until the next Grow() or Skip(). At least
// kBufferPadding readable bytes follow data(), as simdjson wants.
// Memory: 256 KiB, or twice the largest record and kAheadBytes at most.

#ifndef SAMESTORY_IO_READ_INPUT_BUFFER_H_
#define SAMESTORY_IO_READ_INPUT_BUFFER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "io/read/byte_source.h"

namespace samestory {

constexpr size_t kBufferPadding = 64;

// So much beside a record may always be looked at, however small records must
// be: what tells a format, what stands before a list or an archived page.
constexpr uint64_t kAheadBytes = 1 << 20;

// For what was judged before.
constexpr uint64_t kAnyRecordBytes = uint64_t{1} << 62;

class InputBuffer {
 public:
  // A record may have `record_bytes`.
  InputBuffer(std::unique_ptr<ByteSource> source, uint64_t record_bytes);

  // What was read and not skipped.
  absl::string_view data() const {
    return absl::string_view(bytes_.data() + begin_, end_ - begin_);
  }

  // Where data() begins, in bytes from the start of the stream.
  uint64_t offset() const { return offset_; }

  // Appends to data(). False at the end of the stream, and after a fault,
  // which fault() then tells. kTooLarge when data() is larger than a record
  // and kAheadBytes.
  absl::StatusOr<bool> Grow();

  // kTooLarge for a record of more than the limit.
  absl::Status CheckRecord(uint64_t bytes) const {
    return bytes <= record_bytes_ ? absl::OkStatus() : TooLarge();
  }

  // Passes over what is left of a value that `scanner` is in the middle of, and
  // keeps nothing of it. False if the stream ends inside it.
  template <typename Scanner>
  bool Cross(Scanner* scanner) {
    bool ended = false;
    while (!scanner->Scan(data(), ended)) {
      Skip(scanner->size());
      scanner->GoOn();
      if (ended) return false;
      const absl::StatusOr<bool> more = Grow();
      ended = !more.ok() || !*more;
    }
    Skip(scanner->size());
    return true;
  }

  // Forgets the first `count` bytes of data().
  void Skip(size_t count) {
    begin_ += count;
    offset_ += count;
  }

  // Skips to `offset`, which is not before that of data(), and prepares for
  // looking at `size` bytes there: of a file that lies plain on the disk little
  // else is read. False if the stream ends before, as far as that is known.
  bool SkipTo(uint64_t offset, uint64_t size);

  // Skips up to the next `byte`, however far, or past it; false if none comes.
  bool SkipUntil(char byte);
  bool SkipPast(char byte);

  // Why the stream ended: OK, or what is wrong with it.
  const absl::Status& fault() const { return fault_; }

 private:
  absl::Status TooLarge() const;
  void MakeRoom();

  const std::unique_ptr<ByteSource> source_;
  const uint64_t record_bytes_;
  std::string bytes_;
  size_t begin_ = 0;
  size_t end_ = 0;
  uint64_t offset_ = 0;
  uint64_t ahead_;  // the most to read at once
  bool ended_ = false;
  absl::Status fault_;
};

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_INPUT_BUFFER_H_
