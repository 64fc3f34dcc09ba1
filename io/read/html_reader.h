// A web page: the file is one article, told from what stands around it
// (cluster/page).

#ifndef SAMESTORY_IO_READ_HTML_READER_H_
#define SAMESTORY_IO_READ_HTML_READER_H_

#include <memory>

#include "io/read/reader_context.h"
#include "io/read/record_reader.h"

namespace samestory {

std::unique_ptr<RecordReader> MakeHtmlReader(ReaderContext context);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_HTML_READER_H_
