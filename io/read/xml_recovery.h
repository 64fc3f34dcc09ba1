// What can be read of ill-formed XML: libxml2's recover mode behind a guard.
//
//   RecoverXml("<item><title>Q & A</item>", limits, &handler);
//     // item, title, "Q & A"; the end of item closes both
//
// For the one record in which XmlParser (xml_parser.h) found a fault. Bare
// ampersands and HTML's entities are read as they were meant; an end tag
// ends the element that is open, whatever its name. No entity is ever declared,
// nothing is loaded. Linear in `bytes`: what would cost libxml2 more
// (a tag of thousands of attributes) is refused. Thread-safe.

#ifndef SAMESTORY_IO_READ_XML_RECOVERY_H_
#define SAMESTORY_IO_READ_XML_RECOVERY_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "io/read/limits.h"
#include "io/read/xml_handler.h"

namespace samestory {

// Tells `handler` of all that can be made out. `bytes` is UTF-8 and begins
// with the first tag, or with a declaration. kTooLarge where the guard bites.
absl::Status RecoverXml(absl::string_view bytes, const ReadLimits& limits,
                        XmlHandler* handler);

// `xml` with what XML wants escaped and feeds do not escape: an ampersand that
// begins no reference, "]]>" outside of CDATA. HTML's entities become
// characters; CDATA sections stay.
std::string EscapeStrays(absl::string_view xml);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_XML_RECOVERY_H_
