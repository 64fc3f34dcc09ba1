#include "io/read/json_record.h"

#include <string_view>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "io/read/input_buffer.h"
#include "io/read/json_fields.h"
#include "io/read/skip.h"
#include "simdjson.h"

namespace samestory {
namespace {

// Fields that only an article has, whatever it is called.
constexpr const char* kArticleFields[] = {"articleBody", "headline", "text"};

// "NewsArticle", "LiveBlogPosting", "Report", and kinds of them.
bool IsArticleType(absl::string_view type) {
  for (absl::string_view ending : {"Article", "Posting", "Report", "News"}) {
    if (absl::EndsWith(type, ending)) return true;
  }
  return false;
}

// A page's JSON-LD speaks of its publisher, its logo and its menu, too.
absl::Status CheckType(simdjson::dom::object object) {
  simdjson::dom::element types;
  if (object["@type"].get(types) != simdjson::SUCCESS) return absl::OkStatus();
  for (const char* field : kArticleFields) {
    if (object[field].error() == simdjson::SUCCESS) return absl::OkStatus();
  }
  std::string_view type;
  simdjson::dom::array list;
  if (types.get(list) == simdjson::SUCCESS) {
    for (simdjson::dom::element each : list) {
      if (each.get(type) == simdjson::SUCCESS &&
          IsArticleType(absl::string_view(type.data(), type.size()))) {
        return absl::OkStatus();
      }
    }
  } else if (types.get(type) != simdjson::SUCCESS ||
             IsArticleType(absl::string_view(type.data(), type.size()))) {
    return absl::OkStatus();
  }
  return Skipped(SkipCause::kNotArticle,
                 absl::StrCat("not an article: wants a kind of Article, got ",
                              absl::string_view(type.data(), type.size())));
}

}  // namespace

JsonRecord::JsonRecord(const FieldMap* map, RecordFields* fields,
                       const ReadLimits& limits)
    : fields_(fields),
      feed_(map->root().FindPath("feed.title")),
      names_(&map->root()),
      parser_(limits.depth) {}

absl::Status JsonRecord::Read(absl::string_view bytes, Article* article) {
  SAMESTORY_ASSIGN_OR_RETURN(const simdjson::dom::element value,
                             parser_.Parse(bytes));
  simdjson::dom::object object;
  if (value.get(object) != simdjson::SUCCESS) {
    return Skipped(SkipCause::kNotObject,
                   "not an article: wants a JSON object, got another value");
  }
  SAMESTORY_RETURN_IF_ERROR(CheckType(object));
  fields_->Clear();
  fields_->TrustUtf8();  // else it would not be JSON
  if (feed_ != nullptr && !feed_title_.empty()) {
    fields_->Add(*feed_, feed_title_);
  }
  CollectFields(object, &names_, fields_);
  if (!fields_->has_text()) return NoTextField(FieldPaths(object));
  return fields_->MakeArticle(article);
}

void JsonRecord::SetFeedTitle(absl::string_view json) {
  feed_title_.clear();
  const std::string padded = absl::StrCat(json, std::string(kBufferPadding, 0));
  const absl::StatusOr<simdjson::dom::element> value =
      parser_.Parse(absl::string_view(padded).substr(0, json.size()));
  std::string_view title;
  if (value.ok() && value->get(title) == simdjson::SUCCESS) {
    feed_title_ = std::string(title);
  }
}

}  // namespace samestory
