// Web archives: any bytes, whole and in pieces. Both must give the same
// articles and errors, and each record must lie inside the stream, behind the
// one before.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "cluster/text/article.h"
#include "io/read/byte_source.h"
#include "io/read/fields.h"
#include "io/read/input_buffer.h"
#include "io/read/limits.h"
#include "io/read/record_fields.h"
#include "io/read/record_reader.h"
#include "io/read/skip.h"
#include "io/read/slow_source.h"
#include "io/read/warc_reader.h"

namespace samestory {
namespace {

// All that is read of `archive`, a line each.
std::string ReadInPieces(const std::string& archive, size_t piece) {
  const FieldMap map = FieldMap::Create({}).value();
  RecordFields fields(&map);
  std::map<SkipCause, uint64_t> passed_over;
  const ReadLimits limits;
  const std::unique_ptr<RecordReader> reader = MakeWarcReader(
      {std::make_unique<InputBuffer>(
           std::make_unique<SlowSource>(archive, piece), limits.record_bytes),
       "a.warc", &map, &fields, limits, &passed_over});
  std::string all;
  uint64_t behind = 0;
  while (true) {
    Article article;
    RecordSpan span = {};
    const absl::StatusOr<bool> more = reader->Next(&article, &span);
    if (more.ok() && !*more) break;
    if (more.ok()) {
      if (span.offset < behind || span.offset + span.size > archive.size()) {
        abort();
      }
      behind = span.offset + span.size;
    }
    absl::StrAppend(&all, span.number, " ", span.offset, "+", span.size, " ",
                    more.ok() ? article.title : more.status().ToString(), "|",
                    more.ok() ? article.body : "", "\n");
  }
  for (const auto& [cause, count] : passed_over) {
    absl::StrAppend(&all, SkipCauseName(cause), " ", count, "\n");
  }
  return all;
}

}  // namespace
}  // namespace samestory

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string archive(reinterpret_cast<const char*>(data), size);
  const std::string whole = samestory::ReadInPieces(archive, 1 << 20);
  if (samestory::ReadInPieces(archive, 1 + size % 13) != whole) abort();
  return 0;
}
