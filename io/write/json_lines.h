// Stories as JSON: a line each, or one document.
//
//   {"story":"...","storyline":"...","headline":"...","headline_from":"id",
//    "size":2,"sources":["a.org","b.org"],"first_published":"...",
//    "last_published":"...","keywords":["..."],
//    "articles":[{"id":"...","title":"...","url":"...","source":"...",
//      "published":"...","group":"...","canonical":"id","jaccard":1.0,
//      "score":0.98}, ...]}
//
// The stories come in their order: the largest first, then by time. What is
// unknown is absent. `jaccard` is to the canonical, `score` the probability
// that the article belongs to the story; both have four decimals. The document
// is {"run": {...}, "stories": [...]} with a line per story; run has the counts
// of run_facts.h.

#ifndef SAMESTORY_IO_WRITE_JSON_LINES_H_
#define SAMESTORY_IO_WRITE_JSON_LINES_H_

#include "absl/status/status.h"
#include "absl/types/span.h"
#include "cluster/stories.h"
#include "cluster/text/article.h"
#include "io/write/byte_sink.h"
#include "io/write/run_facts.h"

namespace samestory {

absl::Status WriteJsonLines(absl::Span<const Article> articles,
                            const Stories& stories, ByteSink write);

absl::Status WriteJson(absl::Span<const Article> articles,
                       const Stories& stories, const RunFacts& facts,
                       ByteSink write);

}  // namespace samestory

#endif  // SAMESTORY_IO_WRITE_JSON_LINES_H_
