// Feeds: any bytes, decoded as a file's would be, whole and in pieces. Both
// must give the same text, records and errors.

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "io/read/byte_source.h"
#include "io/read/feed_reader.h"
#include "io/read/limits.h"
#include "io/read/slow_source.h"
#include "io/read/utf8_source.h"
#include "tests/fuzz/require.h"
#include "tests/testutil/pieces.h"

namespace samestory {
namespace {

std::string Decoded(const std::string& bytes, size_t piece) {
  std::unique_ptr<ByteSource> source =
      MakeUtf8Source(std::make_unique<SlowSource>(bytes, piece)).value();
  return Drain(*source, piece, 8 * bytes.size() + 64).bytes;
}

}  // namespace
}  // namespace samestory

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace samestory;  // NOLINT: the target itself has no namespace
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const size_t piece = 1 + size % 13;
  const std::string xml = Decoded(bytes, size + 1);
  Require(Decoded(bytes, piece) == xml, "decoded alike in pieces");
  ReadLimits limits;
  limits.depth = 30;
  limits.columns = 20;
  Require(ReadInPieces(xml, piece, MakeFeedReader, limits) ==
              ReadInPieces(xml, xml.size(), MakeFeedReader, limits),
          "read alike in pieces");
  return 0;
}
