// Feeds: an item (RSS, RDF) or entry (Atom) is an article.
//
//   a.xml: <rss><channel>...<item>...</item> <item>Q & A</item></channel></rss>
//     // 1; then "a.xml:2: not XML: ... (at byte 812)", and 2 all the same
//
// What an item's elements stand for: feed_builder.h. Several documents may
// follow one another in a file, as `dedup` writes them.
//
// Ill-formed feeds are the rule rather than the exception. Up to a fault expat
// reads; the item that holds the fault is read once more by libxml2's recover
// mode, and expat goes on behind it. The first fault of a file is an error
// that names its offset, the others are one error more, at the end. An item
// that the end of the file cuts is left out, and so is one beyond ReadLimits.
//
// Streams: memory is bounded by the largest item. Some 100 MB/s.

#ifndef SAMESTORY_IO_READ_FEED_READER_H_
#define SAMESTORY_IO_READ_FEED_READER_H_

#include <memory>

#include "io/read/reader_context.h"
#include "io/read/record_reader.h"

namespace samestory {

std::unique_ptr<RecordReader> MakeFeedReader(ReaderContext context);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_FEED_READER_H_
