#include "io/read/csv.h"

#include <algorithm>

namespace samestory {
namespace {

constexpr char kQuote = '"';

// Rows looked at when a delimiter is chosen; fields of one of them.
constexpr int kSniffedRows = 20;
constexpr size_t kSniffedFields = 1000;

bool IsLineEnd(char c) { return c == '\n' || c == '\r'; }

absl::string_view WithoutLineEnd(absl::string_view row) {
  if (!row.empty() && row.back() == '\n') row.remove_suffix(1);
  if (!row.empty() && row.back() == '\r') row.remove_suffix(1);
  return row;
}

// Takes a field that begins with a quote off `row`.
std::string TakeQuoted(absl::string_view* row, char delimiter) {
  std::string field;
  row->remove_prefix(1);
  while (true) {
    const size_t quote = std::min(row->find(kQuote), row->size());
    field.append(row->data(), quote);
    row->remove_prefix(std::min(quote + 1, row->size()));
    if (row->empty() || row->front() != kQuote) break;
    field.push_back(kQuote);
    row->remove_prefix(1);
  }
  const size_t end = std::min(row->find(delimiter), row->size());
  field.append(row->data(), end);
  row->remove_prefix(end);
  return field;
}

std::string TakePlain(absl::string_view* row, char delimiter) {
  const size_t end = std::min(row->find(delimiter), row->size());
  std::string field(row->substr(0, end));
  row->remove_prefix(end);
  return field;
}

// How well `delimiter` explains the first rows: rows that have as many fields
// as the first, then fields; 0 if it divides nothing.
size_t DelimiterScore(absl::string_view start, bool ended, char delimiter) {
  std::vector<std::string> fields;
  size_t columns = 0;
  size_t agreeing = 0;
  CsvRowScanner scanner(delimiter);
  for (int row = 0; row < kSniffedRows && !start.empty(); ++row) {
    scanner.Reset();
    if (!scanner.Scan(start, ended) && row > 0) break;
    const size_t size = std::max<size_t>(scanner.size(), 1);
    SplitCsvRow(start.substr(0, size), delimiter, kSniffedFields, &fields);
    if (row == 0) columns = fields.size();
    agreeing += fields.size() == columns;
    start.remove_prefix(std::min(size, start.size()));
  }
  return columns < 2 ? 0 : agreeing * (2 * kSniffedFields) + columns;
}

}  // namespace

bool CsvRowScanner::Scan(absl::string_view data, bool ended) {
  while (at_ < data.size()) {
    if (state_ == State::kQuoted) {
      if (!ScanQuoted(data, ended)) return false;
    } else if (state_ == State::kFieldStart && data[at_] == kQuote) {
      state_ = State::kQuoted;
      ++at_;
    } else if (IsLineEnd(data[at_])) {
      const bool cr = data[at_] == '\r';
      if (cr && at_ + 1 == data.size() && !ended) return false;
      const bool pair = cr && at_ + 1 < data.size() && data[at_ + 1] == '\n';
      at_ += pair ? 2 : 1;
      return true;
    } else {
      state_ = data[at_] == delimiter_ ? State::kFieldStart : State::kPlain;
      ++at_;
    }
  }
  return ended && state_ != State::kQuoted && at_ > 0;
}

// To behind the closing quote; false if it is not in `data`.
bool CsvRowScanner::ScanQuoted(absl::string_view data, bool ended) {
  while (true) {
    const size_t quote = data.find(kQuote, at_);
    if (quote == absl::string_view::npos) {
      at_ = data.size();
      return false;
    }
    at_ = quote;
    if (quote + 1 == data.size() && !ended) return false;
    const bool doubled = quote + 1 < data.size() && data[quote + 1] == kQuote;
    at_ += doubled ? 2 : 1;
    if (!doubled) {
      state_ = State::kPlain;
      return true;
    }
  }
}

void SplitCsvRow(absl::string_view row, char delimiter, size_t limit,
                 std::vector<std::string>* fields) {
  fields->clear();
  row = WithoutLineEnd(row);
  while (fields->size() <= limit) {
    const bool quoted = !row.empty() && row.front() == kQuote;
    fields->push_back(quoted ? TakeQuoted(&row, delimiter)
                             : TakePlain(&row, delimiter));
    if (row.empty()) return;
    row.remove_prefix(1);  // the delimiter
  }
}

char SniffDelimiter(absl::string_view start, bool ended) {
  char best = ',';
  size_t best_score = 0;
  for (const char delimiter : {',', '\t', ';', '|'}) {
    const size_t score = DelimiterScore(start, ended, delimiter);
    if (score > best_score) {
      best = delimiter;
      best_score = score;
    }
  }
  return best;
}

}  // namespace samestory
