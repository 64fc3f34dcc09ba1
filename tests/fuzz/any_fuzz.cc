// A file of any bytes: its format is told from them, and its reader must give
// the same whole and in pieces.

#include <cstdint>
#include <string>
#include <utility>

#include "io/read/open_records.h"
#include "tests/fuzz/require.h"
#include "tests/testutil/pieces.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace samestory;  // NOLINT: the target itself has no namespace
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  Require(ReadInPieces(bytes, 1 + size % 13, OpenRecords) ==
              ReadInPieces(bytes, size, OpenRecords),
          "read alike in pieces");
  return 0;
}
