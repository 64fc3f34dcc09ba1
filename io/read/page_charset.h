// A web page as UTF-8, whatever it is written in.
//
//   PageToUtf8(bytes, "")   // by what the page declares
//   PageToUtf8(bytes, "text/html; charset=koi8-r")   // or its HTTP header
//
// Bytes that are UTF-8 are taken as such whatever is declared (another
// encoding of a whole page hardly ever is UTF-8 by chance); ISO-2022 alone is
// pure ASCII and believed. Else the HTTP header counts, then <meta charset> in
// the first 4 KiB, then an XML declaration; a page that says nothing is
// Windows-1252, as in browsers. Linear. Pure, thread-safe.

#ifndef SAMESTORY_IO_READ_PAGE_CHARSET_H_
#define SAMESTORY_IO_READ_PAGE_CHARSET_H_

#include <string>

#include "absl/strings/string_view.h"

namespace samestory {

// `content_type` is the value of the HTTP header, or empty.
std::string PageToUtf8(absl::string_view page, absl::string_view content_type);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_PAGE_CHARSET_H_
