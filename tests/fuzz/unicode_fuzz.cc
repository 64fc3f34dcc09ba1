// The Unicode path: any bytes are repaired, normalised, folded and cut into
// words. What is vectorised must agree with the plain definition on each kind
// of CPU that this one can be; parts must give what the whole gives.

#include <cctype>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "base/simd_targets.h"
#include "cluster/text/byte_marks.h"
#include "cluster/text/folded_words.h"
#include "cluster/text/mojibake.h"
#include "cluster/text/unicode.h"
#include "cluster/text/words.h"
#include "simdjson.h"
#include "tests/fuzz/require.h"

namespace samestory {
namespace {

// By the definition: no character is a replacement that is not written.
bool IsValidByCharacters(absl::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = DecodeUtf8(text, at);
    const bool written = text.substr(at, 3) == "\xef\xbf\xbd";
    if (point.value == kReplacementCharacter && !written) return false;
    at += point.bytes;
  }
  return true;
}

void CheckRepair(absl::string_view text) {
  const bool valid = IsValidByCharacters(text);
  Require(IsValidUtf8(text) == valid, "valid as by its characters");
  for (const auto* each : simdjson::get_available_implementations()) {
    if (!each->supported_by_runtime_system()) continue;
    Require(each->validate_utf8(text.data(), text.size()) == valid,
            "valid on every CPU");
  }
  const std::string repaired = RepairUtf8(text);
  Require(IsValidUtf8(repaired), "repaired text is valid");
  Require(NeedsRepair(text) == (repaired != text), "repaired where needed");
  Require(RepairUtf8(repaired) == repaired, "repaired once is enough");
  const std::string mended = RepairMojibake(repaired);
  Require(IsValidUtf8(mended) && mended.size() <= repaired.size(),
          "mended text is valid");
  Require(HoldsMojibake(repaired) == (mended != repaired),
          "mended where needed");
}

void CheckNormalized(absl::string_view text) {
  const std::string plain = NormalizeCompatibility(text);
  Require(IsValidUtf8(plain), "normalised text is valid");
  Require(NormalizeCompatibility(plain) == plain, "normalised once is enough");
  const std::string folded = FoldText(text);
  Require(IsValidUtf8(folded), "folded text is valid");
  Require(FoldText(folded) == folded, "folded once is enough");
  const size_t space = text.find(' ', text.size() / 2);
  if (space == absl::string_view::npos) return;
  Require(
      FoldText(text.substr(0, space + 1)) + FoldText(text.substr(space + 1)) ==
          folded,
      "halves fold to halves");
}

// The words of the folded text, each hashed.
std::vector<uint64_t> PlainHashes(absl::string_view text) {
  const std::string folded = FoldText(text);
  std::vector<uint64_t> hashes;
  for (const Word word : FindWords(folded)) {
    hashes.push_back(HashWord(WordText(folded, word)));
  }
  return hashes;
}

// The marks of one block, byte by byte.
ByteMarks PlainMarks(absl::string_view block) {
  constexpr absl::string_view kWide = "\xe2\xe3\xef";
  ByteMarks marks;
  for (size_t i = 0; i < block.size(); ++i) {
    const auto byte = static_cast<unsigned char>(block[i]);
    const uint64_t bit = uint64_t{1} << i;
    const bool wide = kWide.find(block[i]) != absl::string_view::npos;
    if (byte < 0x80 && (std::isalnum(byte) || byte == '_')) marks.words |= bit;
    if (byte >= 0x80) marks.others |= bit;
    if (wide || byte == '.' || byte == '!' || byte == '?') marks.stops |= bit;
    if (wide || byte == '\n' || byte == '\r') marks.breaks |= bit;
  }
  return marks;
}

bool Same(const ByteMarks& a, const ByteMarks& b) {
  return a.words == b.words && a.others == b.others && a.stops == b.stops &&
         a.breaks == b.breaks;
}

void CheckMarks(absl::string_view text) {
  std::vector<ByteMarks> marks((text.size() + kMarkedBytes - 1) / kMarkedBytes);
  MarkBytes(text, marks.data());
  for (size_t i = 0; i < marks.size(); ++i) {
    const absl::string_view rest = text.substr(i * kMarkedBytes);
    const ByteMarks plain = PlainMarks(rest.substr(0, kMarkedBytes));
    Require(Same(marks[i], plain), "marks are as defined");
    Require(Same(MarkBlock(rest), plain), "a block alone is marked alike");
  }
  std::string lower(text.size(), '\0');
  LowerAscii(text, &lower[0]);
  for (size_t i = 0; i < text.size(); ++i) {
    const bool capital = text[i] >= 'A' && text[i] <= 'Z';
    Require(lower[i] == (capital ? text[i] + 32 : text[i]), "made small");
  }
}

void CheckWords(absl::string_view text, const std::vector<uint64_t>& plain) {
  FoldedWords words;
  HashFoldedWords(text, &words);
  Require(words.hashes == plain, "words are those of the folded text");
  Require(words.begins.size() == plain.size(), "each word has a place");
  uint32_t behind = 0;
  for (const uint32_t begin : words.begins) {
    Require(begin >= behind && begin < text.size(), "words are in order");
    behind = begin;
  }
}

}  // namespace
}  // namespace samestory

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace samestory;  // NOLINT: the target itself has no namespace
  const absl::string_view text(reinterpret_cast<const char*>(data), size);
  CheckRepair(text);
  CheckNormalized(text);
  const std::string repaired = RepairUtf8(text);
  const std::vector<uint64_t> plain = PlainHashes(repaired);
  ForEachTarget([&] {
    CheckMarks(text);
    CheckWords(repaired, plain);
  });
  return 0;
}
