#include "cluster/stable_ids.h"

#include "absl/strings/str_cat.h"
#include "base/hashing.h"

namespace samestory {
namespace {

std::string NameAfter(const Article& founder, absl::string_view kind) {
  uint64_t hash = HashBytes(founder.id);
  hash = CombineHashes(hash, HashBytes(founder.title));
  hash = CombineHashes(hash, HashBytes(founder.body));
  return absl::StrCat(kind, "-", HashToHex(hash));
}

}  // namespace

std::string GroupId(const Article& founder) { return NameAfter(founder, "g"); }

std::string StoryId(const Article& founder) { return NameAfter(founder, "s"); }

std::string StorylineId(const Article& founder) {
  return NameAfter(founder, "l");
}

}  // namespace samestory
