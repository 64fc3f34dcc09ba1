// Plain text: the file is one article, its first line the title when it reads
// like one (cluster/text/titles.h).

#ifndef SAMESTORY_IO_READ_TEXT_READER_H_
#define SAMESTORY_IO_READ_TEXT_READER_H_

#include <memory>

#include "io/read/reader_context.h"
#include "io/read/record_reader.h"

namespace samestory {

std::unique_ptr<RecordReader> MakeTextReader(ReaderContext context);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_TEXT_READER_H_
