// JSON: any bytes as a file of values, as lines, and to the scanner and the
// parser below. Pieces must give what the whole gives, and where the parser
// sees one value, the scanner must see its end.

#include <algorithm>
#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/optional.h"
#include "io/read/input_buffer.h"
#include "io/read/json_lines_reader.h"
#include "io/read/json_parser.h"
#include "io/read/json_reader.h"
#include "io/read/json_record.h"
#include "io/read/json_scanner.h"
#include "io/read/json_wrapper.h"
#include "io/read/limits.h"
#include "tests/fuzz/require.h"
#include "tests/testutil/pieces.h"

namespace samestory {
namespace {

constexpr uint64_t kDepth = 30;

absl::string_view Trimmed(absl::string_view json) {
  while (!json.empty() && IsJsonSpace(json.front())) json.remove_prefix(1);
  while (!json.empty() && IsJsonSpace(json.back())) json.remove_suffix(1);
  return json;
}

// Bytes of the value that `json` begins with; nothing if it has no end.
absl::optional<size_t> ScanInPieces(absl::string_view json, size_t piece) {
  JsonScanner scanner;
  for (size_t seen = 0;;) {
    seen = std::min(json.size(), seen + piece);
    const bool ended = seen == json.size();
    if (scanner.Scan(json.substr(0, seen), ended)) return scanner.size();
    if (ended) return absl::nullopt;
  }
}

void CheckScanner(const std::string& bytes, size_t piece) {
  const absl::string_view json = Trimmed(bytes);
  const absl::optional<size_t> end = ScanInPieces(json, json.size() + 1);
  Require(ScanInPieces(json, piece) == end, "scanned alike in pieces");
  Require(!end.has_value() || *end <= json.size(), "a value ends in the text");
  std::string padded(json);
  padded.append(kBufferPadding, '\0');
  JsonParser parser(kDepth);
  const bool is_value =
      parser.Parse(absl::string_view(padded).substr(0, json.size())).ok();
  Require(!is_value || end == json.size(), "the scanner sees a value's end");
}

void CheckWrapper(absl::string_view json) {
  const absl::optional<WrappedList> list = FindWrappedList(json);
  if (!list.has_value()) return;
  Require(list->offset > 0 && list->offset <= json.size() &&
              json[list->offset - 1] == '[',
          "a list begins behind its bracket");
}

void CheckReaders(const std::string& bytes, size_t piece) {
  ReadLimits limits;
  limits.depth = kDepth;
  for (const auto make : {MakeJsonReader, MakeJsonLinesReader}) {
    Require(ReadInPieces(bytes, piece, make, limits) ==
                ReadInPieces(bytes, bytes.size(), make, limits),
            "read alike in pieces");
  }
}

}  // namespace
}  // namespace samestory

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace samestory;  // NOLINT: the target itself has no namespace
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const size_t piece = 1 + size % 13;
  CheckReaders(bytes, piece);
  CheckScanner(bytes, piece);
  if (!bytes.empty() && bytes[0] == '{') CheckWrapper(bytes);
  const std::string mended = MendSurrogates(bytes);
  Require(MendSurrogates(mended) == mended, "mending once is enough");
  return 0;
}
