#include "io/read/kept_records.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/types/optional.h"
#include "base/status_macros.h"
#include "io/read/input_buffer.h"
#include "io/read/skip.h"

namespace samestory {
namespace {

using Write = absl::FunctionRef<absl::Status(absl::string_view bytes)>;

// Puts records together again: what goes before, between and behind them.
class Framer {
 public:
  explicit Framer(Write write) : write_(write) {}

  absl::Status Add(absl::string_view record, Framing framing) {
    const bool element = framing == Framing::kArrayElement;
    if (!element) SAMESTORY_RETURN_IF_ERROR(CloseList());
    if (framing != framing_) SAMESTORY_RETURN_IF_ERROR(CloseFrame());
    if (element) {
      SAMESTORY_RETURN_IF_ERROR(write_(in_list_ ? ",\n" : "[\n"));
      in_list_ = true;
      return write_(record);
    }
    SAMESTORY_RETURN_IF_ERROR(write_(record));
    return EndLine(record);
  }

  // The records that follow, of one framing, stand in a frame that begins with
  // `opening`. The frame that is open serves if it begins so too.
  absl::Status OpenFrame(absl::string_view opening, absl::string_view closing,
                         Framing framing) {
    if (opening_ == std::string(opening)) return absl::OkStatus();
    SAMESTORY_RETURN_IF_ERROR(CloseList());
    SAMESTORY_RETURN_IF_ERROR(CloseFrame());
    opening_ = std::string(opening);
    closing_ = std::string(closing);
    framing_ = framing;
    SAMESTORY_RETURN_IF_ERROR(write_(opening));
    return EndLine(opening);
  }

  absl::Status Finish() {
    SAMESTORY_RETURN_IF_ERROR(CloseList());
    return CloseFrame();
  }

 private:
  absl::Status CloseList() {
    if (!std::exchange(in_list_, false)) return absl::OkStatus();
    return write_("\n]\n");
  }

  absl::Status CloseFrame() {
    if (!opening_.has_value()) return absl::OkStatus();
    opening_.reset();
    return closing_.empty() ? absl::OkStatus() : write_(closing_);
  }

  absl::Status EndLine(absl::string_view record) {
    if (absl::EndsWith(record, "\n")) return absl::OkStatus();
    return write_("\n");
  }

  const Write write_;
  bool in_list_ = false;
  absl::optional<std::string> opening_;  // of the frame that is open
  std::string closing_;
  Framing framing_ = Framing::kLine;  // of its records
};

// A file that is read again, from the front to the back.
class SecondReading {
 public:
  static absl::StatusOr<SecondReading> Open(const ReadFile& file,
                                            const ReadLimits& limits) {
    SAMESTORY_ASSIGN_OR_RETURN(
        std::unique_ptr<ByteSource> source,
        ReopenSource(file.input, limits, file.spool.get()));
    return SecondReading(
        std::make_unique<InputBuffer>(std::move(source), kAnyRecordBytes));
  }

  // The bytes [offset, offset + size), not before those of the last call.
  absl::StatusOr<absl::string_view> Read(uint64_t offset, uint64_t size) {
    buffer_->SkipTo(offset, size);
    while (buffer_->data().size() < size) SAMESTORY_RETURN_IF_ERROR(Grow());
    return buffer_->data().substr(0, size);
  }

 private:
  explicit SecondReading(std::unique_ptr<InputBuffer> buffer)
      : buffer_(std::move(buffer)) {}

  absl::Status Grow() {
    SAMESTORY_ASSIGN_OR_RETURN(const bool more, buffer_->Grow());
    if (more) return absl::OkStatus();
    SAMESTORY_RETURN_IF_ERROR(buffer_->fault());
    return Skipped(SkipCause::kUnreadable, "changed while it was being read");
  }

  std::unique_ptr<InputBuffer> buffer_;
};

// What comes before the items of a feed says in which encoding they are; they
// are copied as UTF-8.
std::string InUtf8(absl::string_view opening) {
  const size_t end = opening.find("?>");
  const size_t name = opening.substr(0, end).find("encoding");
  const size_t value = opening.substr(0, end).find_first_of("\"'", name);
  if (!absl::StartsWith(opening, "<?xml") || end == absl::string_view::npos ||
      name == absl::string_view::npos || value == absl::string_view::npos) {
    return std::string(opening);
  }
  const size_t closing = opening.find(opening[value], value + 1);
  if (closing == absl::string_view::npos) return std::string(opening);
  return absl::StrCat(opening.substr(0, value + 1), "UTF-8",
                      opening.substr(closing));
}

absl::Status OpenFrame(const Frame& frame, Framing framing,
                       SecondReading* reading, Framer* framer) {
  SAMESTORY_ASSIGN_OR_RETURN(const absl::string_view bytes,
                             reading->Read(frame.offset, frame.size));
  if (framing != Framing::kFeedItem) {
    return framer->OpenFrame(bytes, frame.closing, framing);
  }
  return framer->OpenFrame(InUtf8(absl::StripTrailingAsciiWhitespace(bytes)),
                           frame.closing, framing);
}

// Copies the kept records of one file.
absl::Status CopyFile(const ReadFile& file, const ReadLimits& limits,
                      const RecordOrigins& origins,
                      absl::Span<const uint32_t> kept, Framer* framer) {
  absl::StatusOr<SecondReading> reading = SecondReading::Open(file, limits);
  if (!reading.ok()) return WithPlace(file.input.path, reading.status());
  const std::vector<Frame>& frames = file.frames;
  size_t opened = 0;
  for (const uint32_t record : kept) {
    const RecordOrigin& origin = origins[record];
    size_t next = opened;
    while (next < frames.size() && frames[next].offset <= origin.span.offset) {
      ++next;
    }
    if (next > std::exchange(opened, next)) {
      const absl::Status status =
          OpenFrame(frames[next - 1], origin.span.framing, &*reading, framer);
      if (!status.ok()) return WithPlace(file.input.path, status);
    }
    const absl::StatusOr<absl::string_view> bytes =
        reading->Read(origin.span.offset, origin.span.size);
    if (!bytes.ok()) return WithPlace(file.input.path, bytes.status());
    SAMESTORY_RETURN_IF_ERROR(framer->Add(*bytes, origin.span.framing));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CopyKeptRecords(const ArticleReader& reader,
                             const RecordOrigins& origins,
                             absl::Span<const uint32_t> kept, Write write) {
  Framer framer(write);
  while (!kept.empty()) {
    const uint32_t index = origins[kept.front()].file;
    size_t count = 1;
    while (count < kept.size() && origins[kept[count]].file == index) ++count;
    const ReadFile& file = reader.files()[index];
    SAMESTORY_RETURN_IF_ERROR(CopyFile(file, reader.options().limits, origins,
                                       kept.subspan(0, count), &framer));
    kept.remove_prefix(count);
  }
  return framer.Finish();
}

}  // namespace samestory
