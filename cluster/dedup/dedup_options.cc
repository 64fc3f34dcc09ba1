#include "cluster/dedup/dedup_options.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "base/status_macros.h"
#include "cluster/sketch/minhash.h"

namespace samestory {
namespace {

absl::Status CheckAtLeastOne(absl::string_view field, int value) {
  if (value >= 1) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrCat("DedupOptions.", field, ": wants at least 1, got ", value));
}

}  // namespace

absl::Status DedupOptions::Validate() const {
  if (!(jaccard_threshold > 0 && jaccard_threshold <= 1)) {
    return absl::InvalidArgumentError(
        absl::StrCat("DedupOptions.jaccard_threshold: wants (0, 1], got ",
                     jaccard_threshold));
  }
  if (containment_threshold != 0 &&
      !(containment_threshold >= .5 && containment_threshold <= 1)) {
    return absl::InvalidArgumentError(absl::StrCat(
        "DedupOptions.containment_threshold: wants [0.5, 1] or 0 for off, "
        "got ",
        containment_threshold));
  }
  SAMESTORY_RETURN_IF_ERROR(
      CheckAtLeastOne("min_contained_shingles", min_contained_shingles));
  SAMESTORY_RETURN_IF_ERROR(CheckAtLeastOne("max_candidates", max_candidates));
  SAMESTORY_RETURN_IF_ERROR(
      CheckAtLeastOne("max_bucket_canonicals", max_bucket_canonicals));
  SketchOptions sketch;
  sketch.slots = sketch_slots;
  return sketch.Validate();
}

}  // namespace samestory
