// CSV: any bytes as a table, whole and in pieces; and any bytes as the fields
// of a row, written and read back.

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "io/read/csv.h"
#include "io/read/csv_reader.h"
#include "io/read/limits.h"
#include "io/write/csv.h"
#include "tests/fuzz/require.h"
#include "tests/testutil/pieces.h"

namespace samestory {
namespace {

// Where the first row ends; 0 if it does not.
size_t RowEnd(absl::string_view text, char delimiter, size_t piece) {
  CsvRowScanner scanner(delimiter);
  for (size_t seen = 0;;) {
    seen = std::min(text.size(), seen + piece);
    const bool ended = seen == text.size();
    if (scanner.Scan(text.substr(0, seen), ended)) return scanner.size();
    if (ended) return 0;
  }
}

void CheckScanner(absl::string_view text, size_t piece) {
  for (const char delimiter : {',', '\t', ';', '|'}) {
    const size_t end = RowEnd(text, delimiter, text.size() + 1);
    Require(RowEnd(text, delimiter, piece) == end, "rows end alike in pieces");
    Require(end <= text.size(), "a row ends in the text");
  }
}

void CheckReader(const std::string& bytes, size_t piece) {
  ReadLimits limits;
  limits.columns = 50;
  Require(ReadInPieces(bytes, piece, MakeCsvReader, limits) ==
              ReadInPieces(bytes, bytes.size(), MakeCsvReader, limits),
          "read alike in pieces");
}

// `values` as a row that was written and read back.
std::vector<std::string> Reread(const std::vector<std::string>& values,
                                bool raw) {
  std::string row;
  for (const std::string& value : values) {
    absl::StrAppend(&row, row.empty() ? "" : ",", CsvCell(value, raw));
    if (row.empty()) row = "\"\"";  // else one empty field is no field
  }
  row += "\n";
  Require(RowEnd(row, ',', row.size()) == row.size(), "a row is one row");
  std::vector<std::string> read;
  SplitCsvRow(row, ',', values.size(), &read);
  return read;
}

void CheckWritten(const std::string& bytes) {
  const std::vector<std::string> values = absl::StrSplit(bytes, '\0');
  Require(Reread(values, /*raw=*/true) == values, "cells come back");
  const std::vector<std::string> read = Reread(values, /*raw=*/false);
  Require(read.size() == values.size(), "each cell comes back");
  for (size_t i = 0; i < values.size(); ++i) {
    const bool has_guard = WithoutGuard(values[i]) != values[i];
    Require(has_guard || WithoutGuard(read[i]) == values[i],
            "guarded cells come back");
  }
}

}  // namespace
}  // namespace samestory

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace samestory;  // NOLINT: the target itself has no namespace
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const size_t piece = 1 + size % 13;
  CheckScanner(bytes, piece);
  CheckReader(bytes, piece);
  CheckWritten(bytes);
  return 0;
}
