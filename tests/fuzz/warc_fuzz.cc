// Web archives: any bytes, whole and in pieces. Both must give the same
// articles and errors.

#include <cstdint>
#include <string>

#include "io/read/warc_reader.h"
#include "tests/fuzz/require.h"
#include "tests/testutil/pieces.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace samestory;  // NOLINT: the target itself has no namespace
  const std::string archive(reinterpret_cast<const char*>(data), size);
  Require(ReadInPieces(archive, 1 + size % 13, MakeWarcReader) ==
              ReadInPieces(archive, size, MakeWarcReader),
          "read alike in pieces");
  return 0;
}
