// UTF-8 made fit to compare: checked, repaired, normalised, folded.
//
//   RepairUtf8("caf\xe9")            // "caf\ufffd"
//   NormalizeCompatibility("ﬁve")    // "five": NFKC, case kept
//   FoldText("STRASSE Ⅳ\u200b")      // "strasse iv"
//   FoldText("straße")               // "strasse"
//
// Two texts that differ only in case, in composed or decomposed accents, in
// full or half width or in invisible characters fold to the same bytes.
// Folding is NFKC_Casefold of Unicode (UAX #31) with all format characters
// (Cf) dropped; the tables are those of utf8proc 2.8.
//
// Cost: ASCII is folded eight bytes at a time (some GB/s); letters that fold
// alone go through a table (4 bytes a code point of the Basic Multilingual
// Plane, 256 KiB, made when first met); only characters that may combine reach
// utf8proc. Pure functions, thread-safe.

#ifndef SAMESTORY_CLUSTER_TEXT_UNICODE_H_
#define SAMESTORY_CLUSTER_TEXT_UNICODE_H_

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"

namespace samestory {

// Stands where bytes were not UTF-8.
constexpr char32_t kReplacementCharacter = 0xfffd;

// U+FEFF, which programs write in front of a text to say that it is UTF-8.
constexpr absl::string_view kByteOrderMark = "\xef\xbb\xbf";

// A code point and the number of bytes it was read from.
struct CodePoint {
  char32_t value;
  int bytes;
};

// Reads the code point at `text[position]`, which must lie inside `text`.
// Bytes that are not UTF-8 give U+FFFD and the length of the longest prefix
// of a valid sequence, at least 1 ("maximal subpart", as the WHATWG's decoder
// does it and Unicode recommends).
CodePoint DecodeUtf8(absl::string_view text, size_t position);

// The code point that ends before `position` > 0; U+FFFD of an ill-formed end.
CodePoint DecodeUtf8Before(absl::string_view text, size_t position);

// Whether `text` is well-formed: shortest forms only, no surrogates.
bool IsValidUtf8(absl::string_view text);

// Whether RepairUtf8 would change `text`: it is ill-formed or holds NUL.
bool NeedsRepair(absl::string_view text);

// `text` with each maximal subpart of an ill-formed sequence replaced by
// U+FFFD, and NUL by a space.
std::string RepairUtf8(absl::string_view text);

// Normalization form KC: compatibility characters become their plain form,
// accents are composed. Case is kept. Ill-formed bytes become U+FFFD.
std::string NormalizeCompatibility(absl::string_view text);

// NFKC, case folding, and no format or default-ignorable characters.
// FoldText(FoldText(x)) == FoldText(x). Ill-formed bytes become U+FFFD.
std::string FoldText(absl::string_view text);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_UNICODE_H_
