#include "io/read/json_record.h"

#include "base/status_macros.h"
#include "io/read/json_fields.h"
#include "io/read/skip.h"
#include "simdjson.h"

namespace samestory {

JsonRecord::JsonRecord(const FieldMap* map, RecordFields* fields,
                       const ReadLimits& limits)
    : map_(map), fields_(fields), parser_(limits.depth) {}

absl::Status JsonRecord::Read(absl::string_view bytes, Article* article) {
  SAMESTORY_ASSIGN_OR_RETURN(const simdjson::dom::element value,
                             parser_.Parse(bytes));
  simdjson::dom::object object;
  if (value.get(object) != simdjson::SUCCESS) {
    return Skipped(SkipCause::kNotObject,
                   "not an article: wants a JSON object, got another value");
  }
  fields_->Clear();
  CollectFields(object, map_->root(), fields_);
  return fields_->MakeArticle(article);
}

}  // namespace samestory
