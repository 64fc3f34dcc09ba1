#include "io/read/embeddings.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "base/status_macros.h"
#include "simdjson.h"

namespace samestory {
namespace {

constexpr absl::string_view kNpyMagic("\x93NUMPY", 6);

// Of the header before its text: magic, version and, of version 1, two bytes of
// length; of the others four.
constexpr size_t kNpyShortStart = 10;
constexpr size_t kNpyLongStart = 12;
constexpr size_t kLongestNpyHeader = 65536;

absl::Status At(const std::string& path, uint64_t record,
                absl::string_view what) {
  return absl::InvalidArgumentError(
      absl::StrCat(path, ":", record, ": ", what));
}

absl::Status AddJson(simdjson::dom::parser& parser, const std::string& line,
                     EmbeddingTable& table) {
  simdjson::dom::element json;
  std::string_view id;
  simdjson::dom::array numbers;
  if (parser.parse(line).get(json) != simdjson::SUCCESS ||
      json["id"].get(id) != simdjson::SUCCESS ||
      json["vector"].get(numbers) != simdjson::SUCCESS) {
    return absl::InvalidArgumentError(
        "wants {\"id\": TEXT, \"vector\": [NUMBERS]}");
  }
  std::vector<double> vector;
  for (simdjson::dom::element element : numbers) {
    double number;
    if (element.get(number) != simdjson::SUCCESS) {
      return absl::InvalidArgumentError("vector wants numbers alone");
    }
    vector.push_back(number);
  }
  return table.Add({id.data(), id.size()}, vector);
}

absl::StatusOr<EmbeddingTable> ReadJsonLines(const std::string& path,
                                             std::istream& in) {
  EmbeddingTable table;
  simdjson::dom::parser parser;
  uint64_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (absl::StripAsciiWhitespace(line).empty()) continue;
    const absl::Status status = AddJson(parser, line, table);
    if (!status.ok()) return At(path, number, status.message());
  }
  return table;
}

// What a .npy file says of itself.
struct NpyShape {
  uint64_t rows = 0;
  uint64_t columns = 0;
  bool is_double = false;
};

// The text after `key` in a header such as
// {'descr': '<f4', 'fortran_order': False, 'shape': (10, 384), }
absl::string_view ValueOf(absl::string_view header, absl::string_view key) {
  const size_t at = header.find(absl::StrCat("'", key, "':"));
  if (at == absl::string_view::npos) return "";
  return absl::StripLeadingAsciiWhitespace(header.substr(at + key.size() + 3));
}

bool ParseShape(absl::string_view text, NpyShape& shape) {
  if (!absl::ConsumePrefix(&text, "(")) return false;
  const size_t comma = text.find(',');
  const size_t end = text.find(')');
  if (comma == absl::string_view::npos || end == absl::string_view::npos ||
      comma > end) {
    return false;
  }
  return absl::SimpleAtoi(text.substr(0, comma), &shape.rows) &&
         absl::SimpleAtoi(text.substr(comma + 1, end - comma - 1),
                          &shape.columns);
}

// Reads up to the first row.
absl::StatusOr<NpyShape> ReadNpyHeader(const std::string& path,
                                       std::istream& in) {
  unsigned char start[kNpyLongStart] = {};
  in.read(reinterpret_cast<char*>(start), kNpyShortStart);
  size_t length = start[8] | size_t{start[9]} << 8;
  if (start[6] >= 2) {
    in.read(reinterpret_cast<char*>(start + kNpyShortStart), 2);
    length |= size_t{start[10]} << 16 | size_t{start[11]} << 24;
  }
  std::string header(std::min(length, kLongestNpyHeader), '\0');
  in.read(&header[0], header.size());
  NpyShape shape;
  const absl::string_view type = ValueOf(header, "descr");
  shape.is_double = absl::StartsWith(type, "'<f8'");
  if (!in || !(shape.is_double || absl::StartsWith(type, "'<f4'")) ||
      !absl::StartsWith(ValueOf(header, "fortran_order"), "False") ||
      !ParseShape(ValueOf(header, "shape"), shape)) {
    return absl::InvalidArgumentError(absl::StrCat(
        path, ": wants rows of '<f4' or '<f8' in C order, got ", header));
  }
  return shape;
}

// The next row, as doubles; false if the file ends before.
bool ReadRow(const NpyShape& shape, std::istream& in,
             std::vector<double>& vector) {
  std::vector<char> bytes(shape.columns * (shape.is_double ? 8 : 4));
  if (!in.read(bytes.data(), bytes.size())) return false;
  vector.resize(shape.columns);
  for (size_t i = 0; i < vector.size(); ++i) {
    if (shape.is_double) {
      std::memcpy(&vector[i], &bytes[8 * i], 8);
    } else {
      float value;
      std::memcpy(&value, &bytes[4 * i], 4);
      vector[i] = value;
    }
  }
  return true;
}

absl::StatusOr<EmbeddingTable> ReadNpy(const std::string& path,
                                       std::istream& in) {
  SAMESTORY_ASSIGN_OR_RETURN(const NpyShape shape, ReadNpyHeader(path, in));
  const std::string ids_path =
      absl::StrCat(absl::StripSuffix(path, ".npy"), ".ids");
  std::ifstream ids(ids_path);
  if (!ids)
    return absl::NotFoundError(absl::StrCat(ids_path, ": cannot be read"));
  EmbeddingTable table;
  std::vector<double> vector;
  std::string id;
  // No size is believed that cannot be true: a row is asked for one by one.
  for (uint64_t row = 1; row <= shape.rows; ++row) {
    if (!std::getline(ids, id)) {
      return At(ids_path, row,
                absl::StrCat("wants ", shape.rows, " ids, got ", row - 1));
    }
    if (shape.columns > kLongestNpyHeader || !ReadRow(shape, in, vector)) {
      return At(path, row, absl::StrCat("wants ", shape.columns, " numbers"));
    }
    absl::StripTrailingAsciiWhitespace(&id);
    const absl::Status status = table.Add(id, vector);
    if (!status.ok()) return At(path, row, status.message());
  }
  if (std::getline(ids, id) && !absl::StripAsciiWhitespace(id).empty()) {
    return At(ids_path, shape.rows + 1,
              absl::StrCat("wants ", shape.rows, " ids, got more"));
  }
  return table;
}

}  // namespace

absl::StatusOr<EmbeddingTable> ReadEmbeddings(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in || in.peek() == std::ifstream::traits_type::eof()) {
    return absl::NotFoundError(
        absl::StrCat(path, ": cannot be read, or is empty"));
  }
  if (in.peek() == static_cast<unsigned char>(kNpyMagic[0])) {
    return ReadNpy(path, in);
  }
  return ReadJsonLines(path, in);
}

}  // namespace samestory
