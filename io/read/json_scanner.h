// Where a JSON value ends, without reading what is in it.
//
//   JsonScanner scanner;
//   scanner.Scan("{\"a\": [1, \"}\"]}, ...", true);  // true; size() == 16
//
// Brackets are counted and strings crossed; whether the value is JSON the
// parser says later. May be fed in growing pieces. No recursion: depth costs
// nothing.

#ifndef SAMESTORY_IO_READ_JSON_SCANNER_H_
#define SAMESTORY_IO_READ_JSON_SCANNER_H_

#include <cstddef>
#include <cstdint>

#include "absl/strings/string_view.h"

namespace samestory {

class JsonScanner {
 public:
  // To be called again with the same value and more behind it while it gives
  // false. True once the whole value is in `data`, which begins with it;
  // `ended`: nothing more will come (a bare number ends there).
  bool Scan(absl::string_view data, bool ended);

  // Bytes of the value once Scan() gave true.
  size_t size() const { return at_; }

  // Goes on with what follows the first size() bytes, which need not be kept.
  void GoOn() { at_ = 0; }

  // Begins another value, or goes on inside `depth` open brackets.
  void Reset(uint64_t depth = 0) {
    at_ = 0;
    depth_ = depth;
    in_string_ = in_scalar_ = false;
  }

 private:
  bool ScanString(absl::string_view data);
  bool ScanScalar(absl::string_view data, bool ended);

  size_t at_ = 0;
  uint64_t depth_ = 0;
  bool in_string_ = false;
  bool in_scalar_ = false;  // of a bare number or word
};

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_JSON_SCANNER_H_
