// The articles of a command line's inputs: names what must be skipped, leaves
// out what is outside the dates, and remembers where each article came from.
//
//   RecordStream stream(reader, flags, console);
//   while (*stream.Next(&article)) ...
//   stream.TakeOrigins()[7];    // where the eighth article came from

#ifndef SAMESTORY_CLI_RECORD_STREAM_H_
#define SAMESTORY_CLI_RECORD_STREAM_H_

#include <cstdint>
#include <utility>

#include "absl/status/statusor.h"
#include "base/paged_memory.h"
#include "cli/console.h"
#include "cli/read_flags.h"
#include "cluster/article_stream.h"
#include "cluster/text/article.h"
#include "io/read/article_reader.h"

namespace samestory {

class RecordStream : public ArticleStream {
 public:
  // All must outlive the stream; origins are kept in `memory` if it is not
  // null.
  RecordStream(ArticleReader& reader, const ReadFlags& flags, Console& console,
               PagedMemory* memory)
      : reader_(reader), flags_(flags), console_(console), origins_(memory) {}

  // NotFound at the end if nothing at all could be read.
  absl::StatusOr<bool> Next(Article* article) override;

  // Gives them away.
  RecordOrigins TakeOrigins() { return std::move(origins_); }
  uint64_t outside_dates() const { return outside_dates_; }

 private:
  bool IsOutside(const Article& article) const;

  ArticleReader& reader_;
  const ReadFlags& flags_;
  Console& console_;
  RecordOrigins origins_;
  uint64_t outside_dates_ = 0;
};

// A program that waits for the keyboard without a word looks hung.
void MentionKeyboard(const ReadFlags& flags, Console& console);

}  // namespace samestory

#endif  // SAMESTORY_CLI_RECORD_STREAM_H_
