// Stories by article id, from a CSV file: a gold standard, or what a program
// found. `samestory cluster --format=csv` writes such a file.
//
//   id,story,topic          // case does not matter, nor do other columns
//   a17,visit-11,gaza
//
//   ReadLabels("gold.csv")->at("a17");   // "visit-11"

#ifndef SAMESTORY_CLI_LABELS_H_
#define SAMESTORY_CLI_LABELS_H_

#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "cluster/quality/agreement.h"

namespace samestory {

using Labels = absl::flat_hash_map<std::string, std::string>;

// Reads `path` ("-" is stdin; may be .gz or .zst). InvalidArgument, named
// `path:row: what`, for a missing column or an id with two stories. Another
// `column` than the stories is read in the same way.
absl::StatusOr<Labels> ReadLabels(const std::string& path,
                                  absl::string_view column = "story");

// The same for the text of such a file.
absl::StatusOr<Labels> ParseLabels(absl::string_view text,
                                   absl::string_view path,
                                   absl::string_view column = "story");

// Compares over the ids that both have; NotFound if there is none.
absl::StatusOr<Agreement> CompareLabels(const Labels& gold,
                                        const Labels& predicted);

}  // namespace samestory

#endif  // SAMESTORY_CLI_LABELS_H_
