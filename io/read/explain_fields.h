// What --explain-fields shows: which names were looked for and which served.
//
//   title      title (120), headline (3); also og:title, name, ...
//   text       maintext (123); also articleBody, body, ...

#ifndef SAMESTORY_IO_READ_EXPLAIN_FIELDS_H_
#define SAMESTORY_IO_READ_EXPLAIN_FIELDS_H_

#include <string>

#include "io/read/fields.h"
#include "io/read/record_fields.h"

namespace samestory {

// A line per role. A plain text file has no fields and is not counted.
std::string ExplainFields(const FieldMap& map, const FieldUsage& usage);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_EXPLAIN_FIELDS_H_
