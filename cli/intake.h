// From the inputs into the pipeline: reads every article, names what must be
// skipped, and keeps track of which record became which article.
//
//   SAMESTORY_ASSIGN_OR_RETURN(Intake intake,
//                              TakeIn(reader, flags, builder, console));
//   intake.docs[i];   // the article of the i-th record that was read
//
// A record that says what an earlier one said has the earlier one's DocId.

#ifndef SAMESTORY_CLI_INTAKE_H_
#define SAMESTORY_CLI_INTAKE_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "cli/console.h"
#include "cli/read_flags.h"
#include "cluster/pipeline.h"
#include "cluster/sketch/doc_id.h"
#include "io/read/article_reader.h"

namespace samestory {

struct Intake {
  // Of the records that were read and not outside the dates, in input order.
  RecordOrigins origins;
  std::vector<DocId> docs;

  uint64_t outside_dates = 0;
  double seconds = 0;

  // Records that were one with an earlier record.
  uint64_t repeated(uint64_t articles) const { return docs.size() - articles; }
};

// NotFound if nothing at all could be read; the builder's failures.
absl::StatusOr<Intake> TakeIn(ArticleReader& reader, const ReadFlags& flags,
                              StoryBuilder& builder, Console& console);

}  // namespace samestory

#endif  // SAMESTORY_CLI_INTAKE_H_
