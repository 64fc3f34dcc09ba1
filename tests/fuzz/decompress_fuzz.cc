// Packed data: any bytes as gzip and as zstd, whole and in pieces; and what is
// packed and damaged gives no more than what came before the damage.

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "io/read/byte_source.h"
#include "io/read/decompress.h"
#include "io/read/limits.h"
#include "io/read/slow_source.h"
#include "io/read/test_files.h"
#include "tests/fuzz/require.h"
#include "tests/testutil/pieces.h"

namespace samestory {
namespace {

using Unpacker = std::unique_ptr<ByteSource> (*)(std::unique_ptr<ByteSource>,
                                                 const ReadLimits&);

// More is not looked at: a few bytes may become a gigabyte.
constexpr size_t kMost = 1 << 20;

Drained Unpack(Unpacker unpacker, const std::string& packed, size_t piece) {
  const std::unique_ptr<ByteSource> source =
      unpacker(std::make_unique<SlowSource>(packed, piece), ReadLimits());
  Drained drained = Drain(*source, 64 * piece, kMost);
  if (drained.bytes.size() >= kMost) drained = {drained.bytes, "more"};
  drained.bytes.resize(std::min(drained.bytes.size(), kMost));
  return drained;
}

// A fault is told at the piece that showed it: its place may differ.
absl::string_view WithoutPlace(absl::string_view fault) {
  return fault.substr(0, fault.find(" at byte "));
}

void CheckAnyBytes(Unpacker unpacker, const std::string& packed) {
  const Drained whole = Unpack(unpacker, packed, packed.size() + 1);
  const Drained pieces = Unpack(unpacker, packed, 1 + packed.size() % 13);
  Require(WithoutPlace(pieces.fault) == WithoutPlace(whole.fault),
          "the same fault in pieces");
  const bool sound = whole.fault.empty();
  Require(!sound || pieces.bytes == whole.bytes, "unpacked alike in pieces");
  // zstd may give the first bytes of a damaged block before it knows.
  Require(absl::StartsWith(pieces.bytes, whole.bytes) ||
              absl::StartsWith(whole.bytes, pieces.bytes),
          "a fault leaves what came before");
}

// `text` is packed, then a byte is changed or the end cut off, as `choice` has
// it.
void CheckDamage(Unpacker unpacker, std::string packed, absl::string_view text,
                 uint8_t choice) {
  const Drained sound = Unpack(unpacker, packed, packed.size() + 1);
  Require(sound.bytes == text && sound.fault.empty(), "unpacked as packed");
  const size_t at = choice * packed.size() / 256;
  packed.resize(at);
  const Drained cut = Unpack(unpacker, packed, at + 1);
  Require(absl::StartsWith(text, cut.bytes), "what came before a cut is kept");
  Require(at == 0 || !cut.fault.empty(), "a cut is named");
}

}  // namespace
}  // namespace samestory

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace samestory;  // NOLINT: the target itself has no namespace
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  CheckAnyBytes(MakeGzipSource, bytes);
  CheckAnyBytes(MakeZstdSource, bytes);
  const uint8_t choice = size == 0 ? 0 : data[0];
  CheckDamage(MakeGzipSource, Gzip(bytes), bytes, choice);
  CheckDamage(MakeZstdSource, Zstd(bytes), bytes, choice);
  return 0;
}
