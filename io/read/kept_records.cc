#include "io/read/kept_records.h"

#include <memory>
#include <string>
#include <utility>

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
    if (framing != Framing::kCsvRow) header_.reset();
    if (element) {
      SAMESTORY_RETURN_IF_ERROR(write_(in_list_ ? ",\n" : "[\n"));
      in_list_ = true;
      return write_(record);
    }
    SAMESTORY_RETURN_IF_ERROR(write_(record));
    return EndLine(record);
  }

  absl::Status AddHeader(absl::string_view header) {
    if (header.empty() || header_ == std::string(header)) {
      return absl::OkStatus();
    }
    SAMESTORY_RETURN_IF_ERROR(CloseList());
    header_ = std::string(header);
    SAMESTORY_RETURN_IF_ERROR(write_(header));
    return EndLine(header);
  }

  absl::Status Finish() { return CloseList(); }

 private:
  absl::Status CloseList() {
    if (!std::exchange(in_list_, false)) return absl::OkStatus();
    return write_("\n]\n");
  }

  absl::Status EndLine(absl::string_view record) {
    if (absl::EndsWith(record, "\n")) return absl::OkStatus();
    return write_("\n");
  }

  const Write write_;
  bool in_list_ = false;
  absl::optional<std::string> header_;  // written last, with rows since
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
        std::make_unique<InputBuffer>(std::move(source), limits.record_bytes));
  }

  // The bytes [offset, offset + size), not before those of the last call.
  absl::StatusOr<absl::string_view> Read(uint64_t offset, uint64_t size) {
    while (buffer_->offset() + buffer_->data().size() < offset) {
      buffer_->Skip(buffer_->data().size());
      SAMESTORY_RETURN_IF_ERROR(Grow());
    }
    buffer_->Skip(offset - buffer_->offset());
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

// Copies the kept records of one file.
absl::Status CopyFile(const ReadFile& file, const ReadLimits& limits,
                      absl::Span<const RecordOrigin> kept, Framer* framer) {
  absl::StatusOr<SecondReading> reading = SecondReading::Open(file, limits);
  if (!reading.ok()) return WithPlace(file.input.path, reading.status());
  absl::StatusOr<absl::string_view> bytes =
      reading->Read(file.header.offset, file.header.size);
  if (!bytes.ok()) return WithPlace(file.input.path, bytes.status());
  SAMESTORY_RETURN_IF_ERROR(framer->AddHeader(*bytes));
  for (const RecordOrigin& origin : kept) {
    bytes = reading->Read(origin.span.offset, origin.span.size);
    if (!bytes.ok()) return WithPlace(file.input.path, bytes.status());
    SAMESTORY_RETURN_IF_ERROR(framer->Add(*bytes, origin.span.framing));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CopyKeptRecords(const ArticleReader& reader,
                             absl::Span<const RecordOrigin> kept, Write write) {
  Framer framer(write);
  while (!kept.empty()) {
    const uint32_t index = kept.front().file;
    size_t count = 1;
    while (count < kept.size() && kept[count].file == index) ++count;
    const ReadFile& file = reader.files()[index];
    SAMESTORY_RETURN_IF_ERROR(CopyFile(file, reader.options().limits,
                                       kept.subspan(0, count), &framer));
    kept.remove_prefix(count);
  }
  return framer.Finish();
}

}  // namespace samestory
