// One JSON object, read into an article.
//
//   JsonRecord record(&fields, limits);
//   SAMESTORY_RETURN_IF_ERROR(record.Read(bytes, &article));
//
// What the readers of JSON and of JSON lines share.

#ifndef SAMESTORY_IO_READ_JSON_RECORD_H_
#define SAMESTORY_IO_READ_JSON_RECORD_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "cluster/text/article.h"
#include "io/read/fields.h"
#include "io/read/json_parser.h"
#include "io/read/limits.h"
#include "io/read/recent_names.h"
#include "io/read/record_fields.h"

namespace samestory {

class JsonRecord {
 public:
  // All three must outlive this.
  JsonRecord(const FieldMap* map, RecordFields* fields,
             const ReadLimits& limits);

  // kBufferPadding readable bytes must follow `bytes`. kNotArticle for what
  // schema.org calls something else and that has no text.
  absl::Status Read(absl::string_view bytes, Article* article);

  // The source of the records that name none, as a JSON string; "": none.
  void SetFeedTitle(absl::string_view json);

 private:
  RecordFields* const fields_;
  const FieldNode* const feed_;  // what a feed's title stands for; may be null
  RecentNames names_;
  JsonParser parser_;
  std::string feed_title_;
};

// The four characters that JSON knows as white space.
inline bool IsJsonSpace(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_JSON_RECORD_H_
