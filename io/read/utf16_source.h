// UTF-16 with a byte order mark, as UTF-8; a UTF-8 mark is dropped.
//
//   source = MakeUtf8Source(std::move(source));  // any text
//
// Windows editors and Excel ("Unicode text") write UTF-16. Lone surrogates
// and an odd last byte become U+FFFD. Bytes without a UTF-16 mark pass
// through untouched.

#ifndef SAMESTORY_IO_READ_UTF16_SOURCE_H_
#define SAMESTORY_IO_READ_UTF16_SOURCE_H_

#include <memory>

#include "absl/status/statusor.h"
#include "io/read/byte_source.h"

namespace samestory {

// Looks at the first bytes and decodes if they are a mark.
absl::StatusOr<std::unique_ptr<ByteSource>> MakeUtf8Source(
    std::unique_ptr<ByteSource> source);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_UTF16_SOURCE_H_
