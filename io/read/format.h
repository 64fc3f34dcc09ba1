// Which format a file is in: by its content, then by its name.
//
//   DetectFormat("{\"title\": ...}\n{...", "a.json")  // kJsonLines
//   DetectFormat("Envoy returns\n\nThe ...", "a.txt")  // kText
//   DetectFormat("PK\x03\x04...", "a.txt")             // kBinary
//
// Content that can be only one thing wins over a wrong ending; where content
// leaves a choice, the ending decides.

#ifndef SAMESTORY_IO_READ_FORMAT_H_
#define SAMESTORY_IO_READ_FORMAT_H_

#include <cstddef>

#include "absl/strings/string_view.h"

namespace samestory {

enum class Format {
  kText,       // one article
  kJson,       // one value, an array, or a wrapper such as {"entries": [...]}
  kJsonLines,  // one object a line
  kCsv,        // comma, semicolon, tab or bar
  kFeed,       // RSS, Atom, RDF
  kHtml,
  kWarc,
  kBinary,  // an image, an archive, noise
};

absl::string_view FormatName(Format format);

// How much of a file DetectFormat wants to see, if there is that much.
constexpr size_t kFormatBytes = 64 << 10;

// `start` is the beginning of the (unpacked) file, `name` its name; endings of
// compression are ignored.
Format DetectFormat(absl::string_view start, absl::string_view name);

// `name` without .gz and .zst: "a.json.gz" gives "a.json".
absl::string_view StripCompression(absl::string_view name);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_FORMAT_H_
