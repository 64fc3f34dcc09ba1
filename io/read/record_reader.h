// The door where formats enter: one implementation per format.
//
// A RecordReader takes a stream apart into records and reads the article out
// of each. To add a format: implement this interface in a file of its own, add
// it to Format and DetectFormat (format.h) and to the table of MakeRecordReader
// (record_readers.cc); everything else follows.

#ifndef SAMESTORY_IO_READ_RECORD_READER_H_
#define SAMESTORY_IO_READ_RECORD_READER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "cluster/text/article.h"

namespace samestory {

// How records that are copied to an output are put together again.
enum class Framing : uint8_t {
  kLine,          // one after the other, each ended by a line feed
  kArrayElement,  // between [ and ], with commas
  kCsvRow,        // in the frame of their file: below its header
  kFeedItem,      // in the frame of their document: the feed around its items
};

// What stands around the records of a file from `offset` on.
struct Frame {
  uint64_t offset;
  uint64_t size;        // of what is before them; 0: nothing
  std::string closing;  // what belongs behind them
};

// Where a record lies in the unpacked stream of its file.
struct RecordSpan {
  uint64_t number;  // from 1; the line in JSON lines
  uint64_t offset;
  uint64_t size;
  Framing framing;
  bool whole_file;  // the one article of its file
};

class RecordReader {
 public:
  virtual ~RecordReader() = default;

  // Reads the next record into `*article` and `*span`; false at the end. The
  // id is left empty when the record has none of its own.
  //
  // After an error (made by Skipped()) the next call goes on behind the bad
  // record; `span->number` is set. When the rest of the stream cannot be read
  // the error is given once and the end follows.
  virtual absl::StatusOr<bool> Next(Article* article, RecordSpan* span) = 0;

  // The frames of the records given so far, by offset.
  virtual std::vector<Frame> frames() const { return {}; }

  // Allows to pass over all records before `wanted`, which was given at an
  // earlier reading. They may still be read and given: it saves time, no more.
  virtual void PassTo(const RecordSpan& /*wanted*/) {}
};

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_RECORD_READER_H_
