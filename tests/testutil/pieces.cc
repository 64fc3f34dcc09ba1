#include "tests/testutil/pieces.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "cluster/text/article.h"
#include "io/read/fields.h"
#include "io/read/input_buffer.h"
#include "io/read/record_fields.h"
#include "io/read/skip.h"
#include "io/read/slow_source.h"

namespace samestory {
namespace {

std::string ArticleLine(const Article& article) {
  return absl::StrCat(
      article.id, "|", article.url, "|", article.source, "|", article.title,
      "|", article.body, "|", article.language, "|",
      article.published.has_value() ? absl::FormatTime(*article.published)
                                    : "");
}

// Where `span` ends, if it lies between `behind` and `size`.
uint64_t CheckPlace(const RecordSpan& span, uint64_t behind, uint64_t size) {
  if (span.offset >= behind && span.offset + span.size <= size) {
    return span.offset + span.size;
  }
  std::cerr << "record " << span.number << " at " << span.offset << "+"
            << span.size << " after " << behind << " of " << size << std::endl;
  std::abort();
}

std::string AllRecords(RecordReader& reader, uint64_t size) {
  std::string all;
  uint64_t behind = 0;
  while (true) {
    Article article;
    RecordSpan span = {};
    const absl::StatusOr<bool> more = reader.Next(&article, &span);
    if (more.ok() && !*more) return all;
    absl::StrAppend(&all, span.number, " ");
    if (more.ok()) {
      behind = CheckPlace(span, behind, size);
      absl::StrAppend(&all, span.offset, "+", span.size, " ",
                      span.whole_file ? "whole " : "", ArticleLine(article),
                      "\n");
    } else {
      absl::StrAppend(&all, more.status().ToString(), "\n");
    }
  }
}

}  // namespace

std::string ReadInPieces(const std::string& bytes, size_t piece,
                         const ReaderMaker& make, const ReadLimits& limits) {
  static const FieldMap* const map = new FieldMap(FieldMap::Create({}).value());
  RecordFields fields(map);
  std::map<SkipCause, uint64_t> passed_over;
  const absl::StatusOr<std::unique_ptr<RecordReader>> reader =
      make({std::make_unique<InputBuffer>(
                std::make_unique<SlowSource>(bytes, std::max<size_t>(piece, 1)),
                limits.record_bytes),
            "a", map, &fields, limits, &passed_over});
  if (!reader.ok()) return reader.status().ToString();
  std::string all = AllRecords(**reader, bytes.size());
  for (const auto& [cause, count] : passed_over) {
    absl::StrAppend(&all, SkipCauseName(cause), " ", count, "\n");
  }
  return all;
}

Drained Drain(ByteSource& source, size_t piece, size_t most) {
  Drained drained;
  std::string buffer(std::max<size_t>(piece, 1), '\0');
  while (drained.bytes.size() < most) {
    const absl::StatusOr<size_t> got = source.Read(&buffer[0], buffer.size());
    if (!got.ok()) drained.fault = got.status().ToString();
    if (!got.ok() || *got == 0) break;
    drained.bytes.append(buffer, 0, *got);
  }
  return drained;
}

}  // namespace samestory
