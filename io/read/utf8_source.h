// Any text as UTF-8: by its byte order mark, or by what its XML says.
//
//   source = MakeUtf8Source(std::move(source));
//
// Windows editors and Excel ("Unicode text") write UTF-16; feeds come in
// whatever their declaration names (<?xml version="1.0" encoding="KOI8-R"?>).
// A mark is dropped and wins over a declaration. XML that declares nothing, or
// wrongly UTF-8, is Windows-1252 if its first byte beyond ASCII is no UTF-8.
// What is no character becomes U+FFFD.
//
// Other bytes pass through untouched: web pages, whose reader looks for a
// <meta charset>, and text, whose readers repair their fields.

#ifndef SAMESTORY_IO_READ_UTF8_SOURCE_H_
#define SAMESTORY_IO_READ_UTF8_SOURCE_H_

#include <memory>

#include "absl/status/statusor.h"
#include "io/read/byte_source.h"

namespace samestory {

// Looks at the first bytes and decodes if they ask for it.
absl::StatusOr<std::unique_ptr<ByteSource>> MakeUtf8Source(
    std::unique_ptr<ByteSource> source);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_UTF8_SOURCE_H_
