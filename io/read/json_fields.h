// The fields of a JSON object, handed to RecordFields.
//
//   RecentNames names(&map.root());
//   CollectFields(object, &names, &fields);
//
// One walk over the object: nested objects and lists are entered only where an
// alias leads into them. A list of strings is one text, its parts joined by
// line feeds (Scrapy's getall(), feedparser's content[].value); where no text
// is wanted the first counts. A list of six or more numbers in a date field is
// Python's struct_time. {"$date": ...} of MongoDB is the value inside.

#ifndef SAMESTORY_IO_READ_JSON_FIELDS_H_
#define SAMESTORY_IO_READ_JSON_FIELDS_H_

#include <string>

#include "io/read/recent_names.h"
#include "io/read/record_fields.h"
#include "simdjson.h"

namespace samestory {

// The views in `fields` hold as long as `record`.
void CollectFields(simdjson::dom::object record, RecentNames* names,
                   RecordFields* fields);

// The paths of `record`, for a message: "id, article.title, article.text".
std::string FieldPaths(simdjson::dom::object record);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_JSON_FIELDS_H_
