// Web archives: every page in them that was found is an article, and so is
// every plain text of WET.
//
//   crawl.warc.gz: 12,000 records
//     // 4,100 articles; passed over: 1,700 no page, 230 status not 200
//
// WARC and ARC (warc_scanner.h); response records hold HTTP (http_message.h),
// `resource` records a page as it is, `conversion` records a text. Records of
// other types (requests, metadata, revisits, the archive's own) are no
// articles and not counted. Responses that are no pages, or were not found,
// are counted by cause in ReaderContext::passed_over. An article's url is the
// page's own, else the address of the record. The date of a record is that of
// the crawl, not of publication, so it is not taken.
//
// Streams: memory is bounded by the largest page. Some 100 MB/s.

#ifndef SAMESTORY_IO_READ_WARC_READER_H_
#define SAMESTORY_IO_READ_WARC_READER_H_

#include <memory>

#include "io/read/reader_context.h"
#include "io/read/record_reader.h"

namespace samestory {

std::unique_ptr<RecordReader> MakeWarcReader(ReaderContext context);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_WARC_READER_H_
