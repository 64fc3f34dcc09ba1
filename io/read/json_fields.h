// The fields of a JSON object, handed to RecordFields.
//
//   RecentNames names(&map.root());
//   CollectFields(object, &names, &fields);
//
// One walk over the object: nested objects and lists are entered only where an
// alias leads into them. A list of strings is one text, its parts joined by
// line feeds (Scrapy's getall(), feedparser's content[].value); a list of six
// or more numbers in a date field is Python's struct_time.

#ifndef SAMESTORY_IO_READ_JSON_FIELDS_H_
#define SAMESTORY_IO_READ_JSON_FIELDS_H_

#include "io/read/recent_names.h"
#include "io/read/record_fields.h"
#include "simdjson.h"

namespace samestory {

// The views in `fields` hold as long as `record`.
void CollectFields(simdjson::dom::object record, RecentNames* names,
                   RecordFields* fields);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_JSON_FIELDS_H_
