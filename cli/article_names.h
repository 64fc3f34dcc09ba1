// Which article a person means by a name: its id, or its file.
//
//   FindArticle("visit-11", run)       // the id
//   FindArticle("003.txt", run)        // a one-article file
//   FindArticle("visit", run)          // the one id that begins so
//
// Messages say what is wrong: no such article (with a suggestion), or more
// than one file of that name.

#ifndef SAMESTORY_CLI_ARTICLE_NAMES_H_
#define SAMESTORY_CLI_ARTICLE_NAMES_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "cli/pipeline_run.h"
#include "cluster/sketch/doc_id.h"

namespace samestory {

// Whether `name` names the file at `path`: the whole path, its last parts, or
// either without the ending.
bool NamesFile(absl::string_view name, absl::string_view path);

absl::StatusOr<DocId> FindArticle(absl::string_view name,
                                  const PipelineRun& run);

}  // namespace samestory

#endif  // SAMESTORY_CLI_ARTICLE_NAMES_H_
