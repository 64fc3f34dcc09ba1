// What the formats for people have in common: in which order they show things,
// and by which words they call an article.

#ifndef SAMESTORY_IO_WRITE_READING_ORDER_H_
#define SAMESTORY_IO_WRITE_READING_ORDER_H_

#include <string>
#include <vector>

#include "cluster/sketch/doc_id.h"
#include "cluster/stories.h"
#include "cluster/text/article.h"

namespace samestory {

// The articles of a story in their order, each copy below its canonical.
std::vector<DocId> GroupedArticles(const Stories& stories, const Story& story);

// Storylines that join two stories or more, in the order of their largest; the
// stories of each in the order of `stories`, into which they point.
std::vector<std::vector<const Story*>> LongStorylines(const Stories& stories);

// The title, or how the body begins, without what a terminal or a browser
// would obey (terminal_text.h). May be empty.
std::string TitleOrLead(const Article& article);

}  // namespace samestory

#endif  // SAMESTORY_IO_WRITE_READING_ORDER_H_
