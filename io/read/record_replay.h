// Reads some of the records of a run once more.
//
//   SAMESTORY_ASSIGN_OR_RETURN(RecordReplay replay,
//                              RecordReplay::Open(reader, origins, {3, 7}));
//   while (*replay.Next(&article)) ...   // as `reader` gave them, but for ids
//                                        // that are made of file and number
//
// Every file is opened again, as it was; formats that can pass over records
// without reading them do (RecordReader::PassTo): of JSON lines that lie plain
// on the disk the wanted bytes are read and no others. Pipes must have been
// kept (ReadOptions::keep_pipes).
//
// Belongs to one thread; `reader` and the origins must outlive it.

#ifndef SAMESTORY_IO_READ_RECORD_REPLAY_H_
#define SAMESTORY_IO_READ_RECORD_REPLAY_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "cluster/text/article.h"
#include "io/read/article_reader.h"
#include "io/read/fields.h"
#include "io/read/record_fields.h"
#include "io/read/record_reader.h"

namespace samestory {

class RecordReplay {
 public:
  // `wanted` are numbers of `origins`, ascending.
  static absl::StatusOr<RecordReplay> Open(const ArticleReader& reader,
                                           const RecordOrigins& origins,
                                           std::vector<uint32_t> wanted);

  // Reads the next record that is wanted; false at the end. Unreadable if a
  // file is not what it was.
  absl::StatusOr<bool> Next(Article* article);

 private:
  RecordReplay(const ArticleReader& reader, const RecordOrigins& origins,
               std::vector<uint32_t> wanted, FieldMap map);

  const RecordOrigin& Wanted(size_t i) const { return (*origins_)[wanted_[i]]; }
  const ReadFile& File() const;
  absl::Status OpenFile();
  absl::Status ReadWanted(Article* article);

  const ArticleReader* reader_;
  const RecordOrigins* origins_;
  std::vector<uint32_t> wanted_;
  size_t next_ = 0;  // of wanted_
  std::unique_ptr<FieldMap> map_;
  std::unique_ptr<RecordFields> fields_;
  std::unique_ptr<RecordReader> records_;  // of the file of wanted_[next_]
  uint32_t open_file_ = 0;
};

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_RECORD_REPLAY_H_
