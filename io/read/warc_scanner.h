// The records of a web archive: WARC (also WET) and its forerunner, ARC.
//
//   WarcScanner scanner(&buffer, limits);
//   WarcRecord record;
//   while (*scanner.Next(&record)) {
//     if (record.type == "response") Use(record, *scanner.Payload());
//   }
//
// WARC 1.0 and 1.1 as ISO 28500:2017 has them; ARC 1 and 2 as the Internet
// Archive's description has them, spaces in addresses included. Line feeds
// alone end lines too. Behind a fault the scan goes on at the next line that
// begins a record, so a wrong length costs what it covers, not the rest of the
// archive. Records are counted as warcio counts them.
//
// Streams: a payload that is not asked for is passed over, however large.
// Memory is the largest payload that is. About 2 GB/s beside unpacking.

#ifndef SAMESTORY_IO_READ_WARC_SCANNER_H_
#define SAMESTORY_IO_READ_WARC_SCANNER_H_

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "io/read/input_buffer.h"
#include "io/read/limits.h"

namespace samestory {

struct WarcRecord {
  uint64_t number = 0;  // from 1, the archive's own description included
  uint64_t offset = 0;  // in the unpacked stream
  std::string type;     // "response", "conversion", ...; "arc" for ARC's own
  std::string url;
  std::string content_type;  // of the payload; for ARC that of the page
  std::string language;      // of WET
  uint64_t payload_bytes = 0;
};

class WarcScanner {
 public:
  // `buffer` must outlive this.
  WarcScanner(InputBuffer* buffer, const ReadLimits& limits)
      : buffer_(*buffer), limits_(limits) {}

  // Reads the head of the next record; false at the end. After an error
  // `record->number` is that of the record at fault, and the next call goes on
  // behind it.
  absl::StatusOr<bool> Next(WarcRecord* record);

  // The payload of the last record, whole. Holds until the next call. An error
  // names what is missing.
  absl::StatusOr<absl::string_view> Payload();

  // The size of the last record once its payload was read: head, payload and
  // the line ends behind it.
  uint64_t record_bytes() const { return record_bytes_; }

 private:
  absl::Status SkipPayload();
  void SkipLineEnds();
  bool Fill(uint64_t size);
  absl::Status ReadWarcHead(WarcRecord* record);
  absl::Status ReadArcHead(WarcRecord* record);
  void FindNextRecord();
  bool BeginsRecord();
  absl::Status EndsTooEarly(uint64_t got) const;

  InputBuffer& buffer_;
  const ReadLimits limits_;
  uint64_t number_ = 0;
  uint64_t offset_ = 0;         // of the last record
  uint64_t payload_bytes_ = 0;  // of it, not yet passed over
  uint64_t record_bytes_ = 0;
  bool is_arc_ = false;
  bool ended_ = false;
};

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_WARC_SCANNER_H_
