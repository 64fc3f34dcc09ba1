// Text that was UTF-8, taken for Windows-1252 (or Latin-1) and made UTF-8
// again, brought back; and all that is repaired of a text before it is read.
//
//   RepairMojibake("Itâ€™s the cafÃ©")   // "It’s the café"
//   RepairMojibake("NÃO… SÃO PAULO")    // as it is
//   RepairText("cafÃ© \xff")            // "café \ufffd"
//
// A letter Â .. ô with characters behind it that Windows-1252 has at 0x80 ..
// 0xbf may be the bytes of one character. It may also be the end of a word and
// a mark: "AMANHÔ, "SOCIÉTÉ»", "Spaß“". What would be no Latin letter and no
// sign of common use is taken for mojibake only where several stand together
// ("ÐœÐ¾ÑÐºÐ²Ð°"); and of what would be one, only what nobody writes is: a
// mark that cannot stand behind a word ("Ã©"), a capital behind a small letter,
// a closing mark in front of a letter ("LÃ³pez"). A text that has such a place
// is mojibake, and what is in doubt is mended there as well.
//
// Two marks that are often lost on the way are seen too: a no-break space that
// became a plain one ("5Â 000") and the fifth of the quotes ("doneâ€").
// The idea is that of ftfy (Speer, 2019).
//
// Cost: a search for the byte 0xc3 (memchr), and some nanoseconds for each.
// At most three rounds over the text. Pure, thread-safe.

#ifndef SAMESTORY_CLUSTER_TEXT_MOJIBAKE_H_
#define SAMESTORY_CLUSTER_TEXT_MOJIBAKE_H_

#include <string>

#include "absl/strings/string_view.h"

namespace samestory {

// Whether RepairMojibake would change `text`, which is UTF-8.
bool HoldsMojibake(absl::string_view text);

// `text`, which is UTF-8, with its mojibake mended; what was encoded wrongly
// several times, as often as three times.
std::string RepairMojibake(absl::string_view text);

// Whether RepairText would change `text`.
bool NeedsTextRepair(absl::string_view text);

// RepairUtf8 (unicode.h), then RepairMojibake.
std::string RepairText(absl::string_view text);

// The same in place; what needs no repair, nearly all, is not copied.
void RepairTextInPlace(std::string* text);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_MOJIBAKE_H_
