// The values of one record by role, and the article they make.
//
//   RecordFields fields(&map);
//   fields.Add(*map.root().Find("headline"), "Envoy returns");
//   SAMESTORY_RETURN_IF_ERROR(fields.MakeArticle(&article));
//   fields.Clear();
//
// "None", "null", "nan" and "" are no values. Markup in a title or text is
// reduced to text, UTF-8 is repaired, "[+1234 chars]" is taken off the end of
// a text. A record without any title and text
// field is refused; one whose fields are there and empty is an empty article.
// Counts which alias was chosen, for --explain-fields.

#ifndef SAMESTORY_IO_READ_RECORD_FIELDS_H_
#define SAMESTORY_IO_READ_RECORD_FIELDS_H_

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/optional.h"
#include "cluster/text/article.h"
#include "io/read/fields.h"

namespace samestory {

// How often each alias of a role gave the value.
struct FieldUsage {
  std::array<std::vector<uint64_t>, kRoles> chosen;  // by role and rank
  uint64_t records = 0;

  // Those that hold a date, and those of them that hold none that is readable,
  // with the first such value.
  uint64_t dated = 0;
  uint64_t unread_dates = 0;
  std::string unread_date;
};

class RecordFields {
 public:
  explicit RecordFields(const FieldMap* map);

  // A value for all roles that `node` stands for. `value` must stay until
  // Clear(); AddOwned keeps a copy.
  void Add(const FieldNode& node, absl::string_view value);
  void AddOwned(const FieldNode& node, std::string value);

  // A value that is text already: markup in it is what the reader is to see.
  void AddText(const FieldNode& node, absl::string_view text);

  // Says that the field is there although it holds no value (null, a list).
  void AddEmpty(const FieldNode& node) { Add(node, ""); }

  // Says that all values until Clear() are UTF-8: none needs to be looked at.
  void TrustUtf8() { is_utf8_ = true; }

  // Whether there is a field for a title or a text.
  bool has_text() const;

  // Fills every field of `article`; the id only if the record has one.
  absl::Status MakeArticle(Article* article);

  void Clear();

  const FieldUsage& usage() const { return usage_; }

 private:
  struct Value {
    uint16_t rank;
    absl::string_view text;
    bool clean;  // no markup to reduce
  };

  using Accept = bool (*)(absl::string_view value);
  void AddValue(const FieldNode& node, absl::string_view text, bool clean);
  const Value* Choose(Role role, Accept accept);
  bool IsRepaired(absl::string_view text) const;
  std::string ChooseName(Role role);
  void ChooseText(Role role, Accept accept, std::string* text);
  absl::optional<absl::Time> ChoosePublished();
  std::vector<Value>& values(Role role) {
    return values_[static_cast<int>(role)];
  }
  const std::vector<Value>& values(Role role) const {
    return values_[static_cast<int>(role)];
  }

  std::array<std::vector<Value>, kRoles> values_;
  std::deque<std::string> owned_;
  bool is_utf8_ = false;
  FieldUsage usage_;
};

// The refusal of a record without a title and a text field; `got` names those
// it has.
absl::Status NoTextField(absl::string_view got);

// "https://www.example.org/a" -> "example.org"; empty if that is no URL.
std::string HostOfUrl(absl::string_view url);

// `text` fit for an article: UTF-8, no NUL, markup and entities resolved.
std::string CleanField(absl::string_view text);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_RECORD_FIELDS_H_
