#include "io/read/record_readers.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "io/read/csv_reader.h"
#include "io/read/feed_reader.h"
#include "io/read/html_reader.h"
#include "io/read/json_lines_reader.h"
#include "io/read/json_reader.h"
#include "io/read/skip.h"
#include "io/read/text_reader.h"
#include "io/read/warc_reader.h"

namespace samestory {

absl::StatusOr<std::unique_ptr<RecordReader>> MakeRecordReader(
    Format format, ReaderContext context) {
  switch (format) {
    case Format::kText:
      return MakeTextReader(std::move(context));
    case Format::kJson:
      return MakeJsonReader(std::move(context));
    case Format::kJsonLines:
      return MakeJsonLinesReader(std::move(context));
    case Format::kCsv:
      return MakeCsvReader(std::move(context));
    case Format::kFeed:
      return MakeFeedReader(std::move(context));
    case Format::kHtml:
      return MakeHtmlReader(std::move(context));
    case Format::kWarc:
      return MakeWarcReader(std::move(context));
    case Format::kBinary:
      break;
  }
  return Skipped(
      SkipCause::kUnsupported,
      absl::StrCat("wants text, JSON, CSV, a feed, HTML or WARC, got ",
                   FormatName(format)));
}

}  // namespace samestory
