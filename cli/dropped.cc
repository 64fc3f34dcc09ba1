#include "cli/dropped.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "base/status_macros.h"
#include "io/write/merge_reasons.h"
#include "nlohmann/json.hpp"

namespace samestory {
namespace {

using Json = nlohmann::ordered_json;

std::string Line(absl::string_view dropped, absl::string_view kept,
                 const MergeEvidence& evidence) {
  const bool repeated = evidence.reason == MergeReason::kCanonical;
  const Json json = {
      {"id", std::string(dropped)},
      {"duplicate_of", std::string(kept)},
      {"jaccard", evidence.jaccard},
      {"containment", evidence.containment},
      {"containment_of_kept", evidence.containment_of_canonical},
      {"reason",
       repeated ? "repeated" : std::string(MergeReasonName(evidence.reason))}};
  // Scraped ids may hold bytes that are no UTF-8.
  return absl::StrCat(json.dump(-1, ' ', false, Json::error_handler_t::replace),
                      "\n");
}

}  // namespace

std::vector<bool> ChooseKept(const CopyFinder& copies) {
  std::vector<bool> is_taken(copies.num_articles());
  std::vector<bool> kept(copies.num_records());
  for (size_t record = 0; record < kept.size(); ++record) {
    const DocId doc = copies.doc_of_record(record);
    if (copies.grouping().canonical[doc] != doc || is_taken[doc]) continue;
    kept[record] = is_taken[doc] = true;
  }
  return kept;
}

absl::Status WriteDropped(const CopyFinder& copies,
                          const std::vector<bool>& kept, ByteSink write) {
  const Grouping& grouping = copies.grouping();
  for (size_t record = 0; record < kept.size(); ++record) {
    if (kept[record]) continue;
    const DocId doc = copies.doc_of_record(record);
    SAMESTORY_RETURN_IF_ERROR(
        write(Line(copies.id(doc), copies.id(grouping.canonical[doc]),
                   grouping.evidence[doc])));
  }
  return absl::OkStatus();
}

}  // namespace samestory
