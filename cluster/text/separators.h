// Which characters only ever stand between words.
//
//   IsSeparator(0x2019)   // true: a quotation mark
//   IsSeparator(0x2122)   // false: it folds to "tm"
//
// Thread-safe. A table of 8 KiB, filled at first use in some milliseconds.

#ifndef SAMESTORY_CLUSTER_TEXT_SEPARATORS_H_
#define SAMESTORY_CLUSTER_TEXT_SEPARATORS_H_

namespace samestory {

// Whether a non-ASCII character folds to nothing but characters between words,
// whatever stands beside it. False also of some that do, beyond the blocks of
// punctuation. True of what ill-formed UTF-8 is read as (U+FFFD).
bool IsSeparator(char32_t c);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_SEPARATORS_H_
