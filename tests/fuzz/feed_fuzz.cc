// Feeds: any bytes, whole and in pieces. Both must give the same records and
// errors, and each record must lie inside the stream, behind the one before.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "io/read/byte_source.h"
#include "io/read/feed_reader.h"
#include "io/read/fields.h"
#include "io/read/input_buffer.h"
#include "io/read/limits.h"
#include "io/read/record_fields.h"
#include "io/read/slow_source.h"
#include "io/read/utf8_source.h"

namespace samestory {
namespace {

// As a file would be opened: decoded first.
std::string Decoded(const std::string& bytes) {
  std::unique_ptr<ByteSource> source =
      MakeUtf8Source(MakePrefixedSource(bytes, nullptr)).value();
  return ReadUpTo(*source, 8 * bytes.size() + 64).value();
}

// All that is read of `xml`, a line each.
std::string ReadInPieces(const std::string& xml, size_t piece) {
  static const FieldMap map = FieldMap::Create({}).value();
  RecordFields fields(&map);
  ReadLimits limits;
  limits.depth = 30;
  limits.columns = 20;
  const std::unique_ptr<RecordReader> reader = MakeFeedReader(
      {std::make_unique<InputBuffer>(std::make_unique<SlowSource>(xml, piece),
                                     limits.record_bytes),
       "a.xml", &map, &fields, limits});
  std::string all;
  uint64_t behind = 0;
  while (true) {
    Article article;
    RecordSpan span = {};
    const absl::StatusOr<bool> more = reader->Next(&article, &span);
    if (more.ok() && !*more) return all;
    if (more.ok()) {
      if (span.offset < behind || span.offset + span.size > xml.size()) {
        std::cerr << "record at " << span.offset << "+" << span.size
                  << " after " << behind << " of " << xml.size() << "\n"
                  << all;
        abort();
      }
      behind = span.offset + span.size;
    }
    absl::StrAppend(&all, span.number, " ", span.offset, "+", span.size, " ",
                    more.ok() ? article.title : more.status().ToString(), "|",
                    more.ok() ? article.body : "", "\n");
  }
}

}  // namespace
}  // namespace samestory

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::string xml = samestory::Decoded(bytes);
  const std::string whole = samestory::ReadInPieces(xml, 1 << 20);
  if (samestory::ReadInPieces(xml, 1 + size % 13) != whole) abort();
  return 0;
}
