// Articles as CSV: a row each, in input order.
//
//   id,group,story,storyline,canonical,headline,title,url,source,published
//
// `canonical` is the id of the article the group stands around, `headline`
// that of the story. RFC 4180 with line feeds. A cell that a spreadsheet would
// take for a formula (it begins with = + - @, also full-width, a tab or a line
// end, white space in front or not) gets an apostrophe in front, as OWASP
// advises, unless `raw`.

#ifndef SAMESTORY_IO_WRITE_CSV_H_
#define SAMESTORY_IO_WRITE_CSV_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "cluster/stories.h"
#include "cluster/text/article.h"
#include "io/write/byte_sink.h"

namespace samestory {

struct CsvOptions {
  bool raw = false;  // cells as they are, formulas too
};

absl::Status WriteCsv(absl::Span<const Article> articles,
                      const Stories& stories, const CsvOptions& options,
                      ByteSink write);

// One cell, neutralised unless `raw` and quoted if it must be.
std::string CsvCell(absl::string_view value, bool raw);

// The value behind a cell that was read back: without the apostrophe that
// neutralised it. A value that had one itself loses it.
absl::string_view WithoutGuard(absl::string_view cell);

}  // namespace samestory

#endif  // SAMESTORY_IO_WRITE_CSV_H_
