#include "io/read/input_buffer.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "absl/strings/str_cat.h"
#include "io/read/skip.h"

namespace samestory {
namespace {

// Large enough that a system call costs little beside parsing, and small enough
// to stay in the second cache of a core between the two.
constexpr size_t kFirstBytes = 1 << 18;

// So many bytes are read as fast as they are passed over.
constexpr uint64_t kNear = 1 << 12;

// As much as there is room for.
constexpr uint64_t kAll = ~uint64_t{0};

}  // namespace

InputBuffer::InputBuffer(std::unique_ptr<ByteSource> source,
                         uint64_t record_bytes)
    : source_(std::move(source)),
      record_bytes_(record_bytes),
      bytes_(kFirstBytes + kBufferPadding, '\0'),
      ahead_(kAll) {}

absl::StatusOr<bool> InputBuffer::Grow() {
  if (ended_) return false;
  if (end_ - begin_ > record_bytes_ + kAheadBytes) return TooLarge();
  MakeRoom();
  const size_t room = bytes_.size() - kBufferPadding - end_;
  absl::StatusOr<size_t> got =
      source_->Read(&bytes_[end_], std::min<uint64_t>(room, ahead_));
  // What is read on end is read in larger pieces, as at first.
  ahead_ = ahead_ < kFirstBytes ? 2 * ahead_ : kAll;
  if (got.ok()) {
    end_ += *got;
  } else {
    fault_ = got.status();
  }
  ended_ = !got.ok() || *got == 0;
  return !ended_;
}

bool InputBuffer::SkipTo(uint64_t offset, uint64_t size) {
  while (offset_ + data().size() < offset) {
    Skip(data().size());
    const uint64_t gap = offset - offset_;
    if (gap > kNear && source_->Pass(gap)) {
      offset_ = offset;
      begin_ = end_ = 0;
      ahead_ = std::max(size, kNear);
      return true;
    }
    const absl::StatusOr<bool> more = Grow();
    if (!more.ok() || !*more) return false;
  }
  Skip(offset - offset_);
  return true;
}

bool InputBuffer::SkipUntil(char byte) {
  while (true) {
    const size_t at = data().find(byte);
    if (at != absl::string_view::npos) {
      Skip(at);
      return true;
    }
    Skip(data().size());
    absl::StatusOr<bool> more = Grow();
    if (!more.ok() || !*more) return false;
  }
}

bool InputBuffer::SkipPast(char byte) {
  const bool found = SkipUntil(byte);
  if (found) Skip(1);
  return found;
}

absl::Status InputBuffer::TooLarge() const {
  return Skipped(SkipCause::kTooLarge,
                 absl::StrCat("record larger than ", record_bytes_,
                              " bytes (--max-record)"));
}

// Moves what is left to the front; doubles the room if that freed too little.
void InputBuffer::MakeRoom() {
  const size_t capacity = bytes_.size() - kBufferPadding;
  if (end_ < capacity) return;
  std::memmove(&bytes_[0], &bytes_[begin_], end_ - begin_);
  end_ -= begin_;
  begin_ = 0;
  if (end_ <= capacity / 2) return;
  // One byte beyond the limit tells a record that is too large.
  const size_t wanted =
      std::min<uint64_t>(2 * capacity, record_bytes_ + kAheadBytes + 1);
  bytes_.resize(std::max(wanted, capacity + 1) + kBufferPadding);
}

}  // namespace samestory
