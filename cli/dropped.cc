#include "cli/dropped.h"

#include "absl/strings/str_cat.h"
#include "cli/merge_reasons.h"
#include "nlohmann/json.hpp"

namespace samestory {
namespace {

using Json = nlohmann::ordered_json;

std::string Line(const Article& dropped, const Article& kept,
                 const MergeEvidence& evidence) {
  const bool repeated = evidence.reason == MergeReason::kCanonical;
  const Json json = {
      {"id", dropped.id},
      {"duplicate_of", kept.id},
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

std::vector<bool> ChooseKept(const Intake& intake, const Stories& stories) {
  std::vector<bool> is_taken(stories.placements.size());
  std::vector<bool> kept(intake.docs.size());
  for (size_t record = 0; record < kept.size(); ++record) {
    const DocId doc = intake.docs[record];
    if (stories.placements[doc].canonical != doc || is_taken[doc]) continue;
    kept[record] = is_taken[doc] = true;
  }
  return kept;
}

std::string DroppedLines(const Intake& intake, const Stories& stories,
                         absl::Span<const Article> articles,
                         const std::vector<bool>& kept) {
  std::string lines;
  for (size_t record = 0; record < kept.size(); ++record) {
    if (kept[record]) continue;
    const DocId doc = intake.docs[record];
    const Placement& placement = stories.placements[doc];
    lines += Line(articles[doc], articles[placement.canonical],
                  placement.to_canonical);
  }
  return lines;
}

}  // namespace samestory
