#include "io/read/csv_reader.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "absl/types/span.h"
#include "base/status_macros.h"
#include "cluster/text/unicode.h"
#include "io/read/csv.h"
#include "io/read/format.h"
#include "io/read/skip.h"

namespace samestory {
namespace {

// What trafilatura (2.x, xmltocsv) writes, tab-separated, "null" for nothing.
constexpr absl::string_view kTrafilaturaColumns[] = {
    "url",  "id",   "fingerprint", "hostname", "title",   "image",
    "date", "text", "comments",    "license",  "pagetype"};

// Each open quote is looked for to the end of the file; one with more of them
// is not CSV.
constexpr int kMaxOpenQuotes = 16;

// Excel's own line above the header: "sep=;".
constexpr absl::string_view kDelimiterLine = "sep=";

// Column names shown in a message.
constexpr size_t kShownColumns = 12;

bool AllDigits(absl::string_view text) {
  return !text.empty() && absl::c_all_of(text, absl::ascii_isdigit);
}

bool IsTrafilaturaRow(const std::vector<std::string>& row, char delimiter) {
  return delimiter == '\t' && row.size() == std::size(kTrafilaturaColumns) &&
         (row[0] == "null" || absl::StrContains(row[0], "://"));
}

class CsvReader : public RecordReader {
 public:
  explicit CsvReader(ReaderContext context)
      : buffer_(std::move(context.buffer)),
        map_(context.map),
        fields_(context.fields),
        limits_(context.limits),
        scanner_(',') {}

  absl::StatusOr<bool> Next(Article* article, RecordSpan* span) override {
    if (!begun_) SAMESTORY_RETURN_IF_ERROR(Begin(span));
    while (!ended_) {
      buffer_->Skip(std::exchange(row_size_, 0));  // of the last call
      *span = {++number_, buffer_->offset(), 0, Framing::kCsvRow, false};
      SAMESTORY_ASSIGN_OR_RETURN(const bool found, FindRow());
      if (!found) break;
      span->size = row_size_;
      SAMESTORY_RETURN_IF_ERROR(buffer_->CheckRecord(span->size));
      SAMESTORY_RETURN_IF_ERROR(SplitRow());
      if (row_.size() == 1 && row_[0].empty()) {
        --number_;  // a blank line
        continue;
      }
      SAMESTORY_RETURN_IF_ERROR(MakeArticle(article));
      return true;
    }
    return std::exchange(ended_, true) || buffer_->fault().ok()
               ? absl::StatusOr<bool>(false)
               : buffer_->fault();
  }

  std::vector<Frame> frames() const override {
    return header_size_ == 0 ? std::vector<Frame>()
                             : std::vector<Frame>{{0, header_size_, ""}};
  }

 private:
  // Chooses the delimiter and the columns.
  absl::Status Begin(RecordSpan* span) {
    begun_ = true;
    *span = {0, 0, 0, Framing::kCsvRow, false};
    bool more = true;
    while (more && buffer_->data().size() < kFormatBytes) {
      SAMESTORY_ASSIGN_OR_RETURN(more, buffer_->Grow());
    }
    ChooseDelimiter(!more);
    scanner_ = CsvRowScanner(delimiter_);
    ended_ = true;  // unless all goes well
    SAMESTORY_ASSIGN_OR_RETURN(const bool found, FindRow());
    if (!found) return buffer_->fault();
    SAMESTORY_RETURN_IF_ERROR(SplitRow());
    std::vector<std::string> names = std::move(row_);
    if (ColumnsByNumber()) {
      ResolveNumbers(names.size());
      UnreadRow();
    } else if (IsTrafilaturaRow(names, delimiter_)) {
      Resolve(kTrafilaturaColumns);
      UnreadRow();
    } else {
      Resolve(names);
      header_size_ = buffer_->offset() + row_size_;
    }
    SAMESTORY_RETURN_IF_ERROR(CheckColumns(names));
    ended_ = false;
    return absl::OkStatus();
  }

  // By the line that names it, which is passed over, else by the first rows.
  void ChooseDelimiter(bool ended) {
    absl::string_view start = buffer_->data().substr(0, kFormatBytes);
    while (absl::ConsumePrefix(&start, kByteOrderMark)) {
    }
    const size_t line = std::min(start.find_first_of("\r\n"), start.size());
    if (absl::StartsWith(start, kDelimiterLine) &&
        line == kDelimiterLine.size() + 1) {
      delimiter_ = start[kDelimiterLine.size()];
      start.remove_prefix(line);
      const bool pair = absl::StartsWith(start, "\r\n");
      start.remove_prefix(std::min<size_t>(pair ? 2 : 1, start.size()));
    } else {
      delimiter_ = SniffDelimiter(start, ended);
    }
    buffer_->Skip(start.data() - buffer_->data().data());
  }

  bool ColumnsByNumber() const {
    for (const Role role : {Role::kTitle, Role::kText}) {
      if (map_->overridden(role) &&
          absl::c_any_of(map_->aliases(role), AllDigits)) {
        return true;
      }
    }
    return false;
  }

  template <typename Names>
  void Resolve(const Names& names) {
    for (const auto& name : names) {
      columns_.push_back(map_->root().FindPath(
          absl::StripAsciiWhitespace(absl::string_view(name))));
    }
  }

  void ResolveNumbers(size_t count) {
    for (size_t i = 1; i <= count; ++i) {
      columns_.push_back(map_->root().Find(absl::StrCat(i)));
    }
  }

  absl::Status CheckColumns(const std::vector<std::string>& names) const {
    const auto has_text = [](const FieldNode* node) {
      return node != nullptr &&
             absl::c_any_of(node->aliases, [](const Alias& alias) {
               return alias.role == Role::kTitle || alias.role == Role::kText;
             });
    };
    if (absl::c_any_of(columns_, has_text)) return absl::OkStatus();
    return Skipped(
        SkipCause::kNoText,
        absl::StrCat(
            "no column is a title or a text, got ",
            absl::StrJoin(absl::MakeConstSpan(names).subspan(0, kShownColumns),
                          ", "),
            " (name one with --field text=COLUMN)"));
  }

  // Sets row_size_ to that of the next row; false at the end.
  absl::StatusOr<bool> FindRow() {
    scanner_.Reset();
    bool ended = false;
    while (!scanner_.Scan(buffer_->data(), ended)) {
      if (ended && scanner_.in_quotes()) return RefuseOpenQuote();
      if (ended) return false;
      absl::StatusOr<bool> more = buffer_->Grow();
      if (!more.ok()) return CrossRow(more.status());
      ended = !*more;
      // A row torn by damage is no row.
      if (ended && !buffer_->fault().ok()) return false;
    }
    row_size_ = scanner_.size();
    return true;
  }

  // Passes over a row that is too large to hold, keeping nothing of it.
  absl::Status CrossRow(const absl::Status& too_large) {
    const uint64_t offset = buffer_->offset();
    buffer_->Cross(&scanner_);
    return scanner_.in_quotes() ? OpenQuote(offset,
                                            "; the rest is more than a record "
                                            "(--max-record) and left out")
                                : too_large;
  }

  absl::Status SplitRow() {
    SplitCsvRow(buffer_->data().substr(0, row_size_), delimiter_,
                limits_.columns, &row_);
    if (row_.size() <= limits_.columns) return absl::OkStatus();
    return Skipped(SkipCause::kTooLarge,
                   absl::StrCat("row with more than ", limits_.columns,
                                " fields (--max-columns)"));
  }

  void UnreadRow() { row_size_ = 0; }

  absl::Status RefuseOpenQuote() {
    const uint64_t offset = buffer_->offset();
    const size_t feed = buffer_->data().find('\n');
    const bool give_up = ++open_quotes_ == kMaxOpenQuotes;
    if (give_up || feed == absl::string_view::npos) {
      ended_ = true;
    } else {
      buffer_->Skip(feed + 1);
    }
    return OpenQuote(offset,
                     give_up ? "; too many of them, the rest is left out" : "");
  }

  static absl::Status OpenQuote(uint64_t offset, absl::string_view what_then) {
    return Skipped(SkipCause::kNotCsv,
                   absl::StrCat("not CSV: a quote in the row at byte ", offset,
                                " is never closed", what_then));
  }

  absl::Status MakeArticle(Article* article) {
    const auto empty = [](const std::string& field) { return field.empty(); };
    if (row_.size() > columns_.size() &&
        !std::all_of(row_.begin() + columns_.size(), row_.end(), empty)) {
      return Skipped(
          SkipCause::kNotCsv,
          absl::StrCat("not CSV: wants ", columns_.size(),
                       " fields as in the header, got ", row_.size()));
    }
    fields_->Clear();
    for (size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i] == nullptr) continue;
      fields_->Add(*columns_[i],
                   i < row_.size() ? absl::string_view(row_[i]) : "");
    }
    return fields_->MakeArticle(article);
  }

  const std::unique_ptr<InputBuffer> buffer_;
  const FieldMap* const map_;
  RecordFields* const fields_;
  const ReadLimits limits_;
  CsvRowScanner scanner_;
  char delimiter_ = ',';
  std::vector<const FieldNode*> columns_;
  std::vector<std::string> row_;
  size_t row_size_ = 0;
  size_t header_size_ = 0;
  uint64_t number_ = 0;
  int open_quotes_ = 0;
  bool begun_ = false;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> MakeCsvReader(ReaderContext context) {
  return std::make_unique<CsvReader>(std::move(context));
}

}  // namespace samestory
