#include "cli/labels.h"

#include <algorithm>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/status_macros.h"
#include "cli/file_text.h"
#include "io/read/csv.h"
#include "io/read/limits.h"
#include "io/write/csv.h"

namespace samestory {
namespace {

// The rows of a CSV text, one after the other.
class CsvRows {
 public:
  explicit CsvRows(absl::string_view text)
      : text_(text), delimiter_(SniffDelimiter(text, true)) {}

  // False at the end. Rows are counted from 1.
  bool Next(std::vector<std::string>* fields) {
    if (text_.empty()) return false;
    CsvRowScanner scanner(delimiter_);
    scanner.Scan(text_, true);
    SplitCsvRow(text_.substr(0, scanner.size()), delimiter_,
                ReadLimits().columns, fields);
    text_.remove_prefix(scanner.size());
    ++row_;
    return true;
  }

  uint64_t row() const { return row_; }

 private:
  absl::string_view text_;
  const char delimiter_;
  uint64_t row_ = 0;
};

struct Columns {
  size_t id;
  size_t label;
};

absl::StatusOr<Columns> FindColumns(const std::vector<std::string>& header,
                                    absl::string_view path,
                                    absl::string_view column) {
  const auto find = [&header](absl::string_view name) {
    return std::find_if(header.begin(), header.end(),
                        [name](const std::string& cell) {
                          return absl::EqualsIgnoreCase(cell, name);
                        });
  };
  const auto id = find("id");
  const auto label = find(column);
  if (id == header.end() || label == header.end()) {
    return absl::InvalidArgumentError(
        absl::StrCat(path, ":1: wants columns `id` and `", column, "`, got ",
                     absl::StrJoin(header, ",")));
  }
  return Columns{static_cast<size_t>(id - header.begin()),
                 static_cast<size_t>(label - header.begin())};
}

absl::Status AddLabel(absl::string_view cell, const std::string& label,
                      absl::string_view column, Labels& labels) {
  const std::string id(WithoutGuard(cell));
  const auto [entry, is_new] = labels.try_emplace(id, label);
  if (is_new || entry->second == label) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrCat(
      "`", id, "` has two ", column == "story" ? "stories" : column, ", `",
      entry->second, "` and `", label, "`"));
}

bool IsEmptyRow(const std::vector<std::string>& fields) {
  return fields.empty() || (fields.size() == 1 && fields[0].empty());
}

}  // namespace

absl::StatusOr<Labels> ParseLabels(absl::string_view text,
                                   absl::string_view path,
                                   absl::string_view column) {
  CsvRows rows(text);
  std::vector<std::string> fields;
  rows.Next(&fields);
  SAMESTORY_ASSIGN_OR_RETURN(const Columns columns,
                             FindColumns(fields, path, column));
  Labels labels;
  while (rows.Next(&fields)) {
    if (IsEmptyRow(fields)) continue;
    const size_t wanted = std::max(columns.id, columns.label) + 1;
    const absl::Status status =
        wanted <= fields.size()
            ? AddLabel(fields[columns.id], fields[columns.label], column,
                       labels)
            : absl::InvalidArgumentError(absl::StrCat(
                  "wants ", wanted, " fields or more, got ", fields.size()));
    if (!status.ok()) {
      return absl::InvalidArgumentError(
          absl::StrCat(path, ":", rows.row(), ": ", status.message()));
    }
  }
  return labels;
}

absl::StatusOr<Labels> ReadLabels(const std::string& path,
                                  absl::string_view column) {
  SAMESTORY_ASSIGN_OR_RETURN(const std::string text, ReadFileText(path));
  return ParseLabels(text, path, column);
}

absl::StatusOr<Agreement> CompareLabels(const Labels& gold,
                                        const Labels& predicted) {
  std::vector<absl::string_view> ids;
  for (const auto& [id, story] : gold) {
    if (predicted.contains(id)) ids.push_back(id);
  }
  if (ids.empty()) {
    return absl::NotFoundError(
        "no article has both a gold and a predicted "
        "story: do the ids differ?");
  }
  // In one order, so that sums of reals come out the same.
  std::sort(ids.begin(), ids.end());
  absl::flat_hash_map<absl::string_view, uint32_t> gold_numbers;
  absl::flat_hash_map<absl::string_view, uint32_t> predicted_numbers;
  std::vector<uint32_t> gold_stories;
  std::vector<uint32_t> predicted_stories;
  for (const absl::string_view id : ids) {
    gold_stories.push_back(
        gold_numbers.try_emplace(gold.at(id), gold_numbers.size())
            .first->second);
    predicted_stories.push_back(
        predicted_numbers
            .try_emplace(predicted.at(id), predicted_numbers.size())
            .first->second);
  }
  return MeasureAgreement(gold_stories, predicted_stories);
}

}  // namespace samestory
