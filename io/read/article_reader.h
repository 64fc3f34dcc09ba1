// Every article of a run's inputs, one after the other, whatever they are in.
//
//   SAMESTORY_ASSIGN_OR_RETURN(ArticleReader reader,
//                              ArticleReader::Open({"news", "-"}, options));
//   Article article;
//   while (true) {
//     absl::StatusOr<bool> more = reader.Next(&article);
//     if (!more.ok()) { Warn(more.status().message()); continue; }
//     if (!*more) break;
//   }
//   reader.stats().skipped[SkipCause::kNotJson];
//
// Bad records are errors of Next(), named `file:record: what is wrong`, and
// reading goes on behind them. An article's id is its own, else its url, else
// the file's name (for one-article files without the ending), else
// `file:record`. The order is that of the inputs, and within a folder by name.
//
// Streams: memory is bounded by the largest record, never by the input. About
// 1 GB/s of JSON lines. A reader belongs to one thread.

#ifndef SAMESTORY_IO_READ_ARTICLE_READER_H_
#define SAMESTORY_IO_READ_ARTICLE_READER_H_

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "base/column.h"
#include "cluster/text/article.h"
#include "io/read/fields.h"
#include "io/read/inputs.h"
#include "io/read/limits.h"
#include "io/read/record_fields.h"
#include "io/read/record_reader.h"
#include "io/read/skip.h"
#include "io/read/source.h"

namespace samestory {

struct ReadOptions {
  FieldOptions fields;
  ReadLimits limits;

  // Keeps what comes through a pipe in an unnamed temporary file, so that
  // CopyKeptRecords (kept_records.h) can read it again.
  bool keep_pipes = false;
  std::string temporary_folder = "/tmp";

  absl::Status Validate() const;
};

struct ReadStats {
  uint64_t files = 0;    // opened
  uint64_t records = 0;  // given as articles
  std::map<SkipCause, uint64_t> skipped;

  // What is no article by its nature: the images of a web archive, its pages
  // that were not found. No fault, so no error of Next().
  std::map<SkipCause, uint64_t> passed_over;

  // Of the records that hold a date, those that hold none that is readable,
  // and the first such value with its place.
  uint64_t dated = 0;
  uint64_t unread_dates = 0;
  std::string unread_date;

  uint64_t bytes_read = 0;   // of the files as they lie on disk
  uint64_t bytes_total = 0;  // of all of them; 0 when one is a pipe

  uint64_t skipped_total() const;
};

// Where an article came from.
struct RecordOrigin {
  uint32_t file = 0;  // index into ArticleReader::files()
  RecordSpan span = {};
};

// Those of a run, by number.
using RecordOrigins = Column<RecordOrigin>;

// A file as it was read; what a second pass over it needs.
struct ReadFile {
  InputFile input;
  std::vector<Frame> frames;
  std::unique_ptr<Spool> spool;  // of a pipe that is kept
};

class ArticleReader {
 public:
  // InvalidArgument names the option that is wrong, or says that there are no
  // inputs. Inputs that are not there are errors of Next().
  static absl::StatusOr<ArticleReader> Open(
      absl::Span<const std::string> inputs, const ReadOptions& options);

  ArticleReader(ArticleReader&&);
  ArticleReader& operator=(ArticleReader&&);
  ~ArticleReader();

  // Reads the next article; false at the end. `origin` may be null. After an
  // error the next call goes on.
  absl::StatusOr<bool> Next(Article* article, RecordOrigin* origin = nullptr);

  const ReadStats& stats() const;
  const std::vector<ReadFile>& files() const;
  const ReadOptions& options() const;

  // For each role the names that are looked for, in order, and how often each
  // gave the value so far: a text for --explain-fields.
  std::string ExplainFields() const;

 private:
  class Impl;
  explicit ArticleReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_ARTICLE_READER_H_
