// Rows and fields of comma-separated values: RFC 4180, read leniently.
//
//   CsvRowScanner scanner(',');
//   scanner.Scan("a,\"b\nc\"\r\nd,e", true);   // true; scanner.size() == 9
//   SplitCsvRow("a,\"b\nc\"\r\n", ',', 100, &fields);   // {"a", "b\nc"}
//
// A quote opens a quoted field only where the field begins; elsewhere it is a
// character. Inside, two quotes are one. What follows a closing quote belongs
// to the field. A row ends at LF, CR LF or CR. Linear, byte by byte; quoted
// text is crossed at memchr's speed.

#ifndef SAMESTORY_IO_READ_CSV_H_
#define SAMESTORY_IO_READ_CSV_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace samestory {

// Finds where a row ends, although it may come in pieces.
class CsvRowScanner {
 public:
  explicit CsvRowScanner(char delimiter) : delimiter_(delimiter) {}

  // To be called again with the same row and more behind it while it gives
  // false. `ended`: nothing more will come. True once the row is whole.
  bool Scan(absl::string_view data, bool ended);

  // Bytes of the row, its line end included, once Scan() gave true.
  size_t size() const { return at_; }

  // Whether the scan stopped inside a quoted field.
  bool in_quotes() const { return state_ == State::kQuoted; }

  void Reset() {
    at_ = 0;
    state_ = State::kFieldStart;
  }

  // Goes on with what follows the first size() bytes, which need not be kept.
  void GoOn() { at_ = 0; }

 private:
  enum class State { kFieldStart, kPlain, kQuoted };

  bool ScanQuoted(absl::string_view data, bool ended);

  char delimiter_;
  size_t at_ = 0;
  State state_ = State::kFieldStart;
};

// The fields of one whole row, unquoted. Stops after `limit` + 1 fields, so
// that a row beyond the limit can be told.
void SplitCsvRow(absl::string_view row, char delimiter, size_t limit,
                 std::vector<std::string>* fields);

// The delimiter among comma, tab, semicolon and bar that divides the rows of
// `start` into the same number of fields; a comma when none does. `ended`:
// `start` is the whole file.
char SniffDelimiter(absl::string_view start, bool ended);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_CSV_H_
