#include "io/read/record_replay.h"

#include <utility>

#include "base/status_macros.h"
#include "io/read/input_buffer.h"
#include "io/read/open_records.h"
#include "io/read/skip.h"
#include "io/read/source.h"

namespace samestory {
namespace {

// Whether a record lies where it lay.
bool IsSame(const RecordSpan& a, const RecordSpan& b) {
  return a.number == b.number && a.offset == b.offset && a.size == b.size;
}

}  // namespace

absl::StatusOr<RecordReplay> RecordReplay::Open(const ArticleReader& reader,
                                                const RecordOrigins& origins,
                                                std::vector<uint32_t> wanted) {
  SAMESTORY_ASSIGN_OR_RETURN(FieldMap map,
                             FieldMap::Create(reader.options().fields));
  return RecordReplay(reader, origins, std::move(wanted), std::move(map));
}

RecordReplay::RecordReplay(const ArticleReader& reader,
                           const RecordOrigins& origins,
                           std::vector<uint32_t> wanted, FieldMap map)
    : reader_(&reader),
      origins_(&origins),
      wanted_(std::move(wanted)),
      map_(std::make_unique<FieldMap>(std::move(map))),
      fields_(std::make_unique<RecordFields>(map_.get())) {}

const ReadFile& RecordReplay::File() const {
  return reader_->files()[Wanted(next_).file];
}

absl::Status RecordReplay::OpenFile() {
  const ReadFile& file = File();
  const ReadLimits& limits = reader_->options().limits;
  SAMESTORY_ASSIGN_OR_RETURN(
      std::unique_ptr<ByteSource> source,
      ReopenSource(file.input, limits, file.spool.get()));
  SAMESTORY_ASSIGN_OR_RETURN(
      records_,
      OpenRecords({std::make_unique<InputBuffer>(std::move(source),
                                                 limits.record_bytes),
                   file.input.name, map_.get(), fields_.get(), limits}));
  open_file_ = Wanted(next_).file;
  return absl::OkStatus();
}

absl::Status RecordReplay::ReadWanted(Article* article) {
  if (records_ == nullptr || open_file_ != Wanted(next_).file) {
    SAMESTORY_RETURN_IF_ERROR(OpenFile());
  }
  const RecordSpan& wanted = Wanted(next_).span;
  records_->PassTo(wanted);
  while (true) {
    RecordSpan span = {};
    const absl::StatusOr<bool> more = records_->Next(article, &span);
    // Errors were told the first time; behind that of an ill-formed item of a
    // feed the item itself may follow.
    if (!more.ok()) continue;
    if (*more && span.number < wanted.number) continue;
    if (*more && IsSame(span, wanted)) return absl::OkStatus();
    return Skipped(SkipCause::kUnreadable, "changed while it was being read");
  }
}

absl::StatusOr<bool> RecordReplay::Next(Article* article) {
  if (next_ == wanted_.size()) return false;
  const absl::Status status = ReadWanted(article);
  if (!status.ok()) return WithPlace(File().input.path, status);
  ++next_;
  return true;
}

}  // namespace samestory
