#include "io/read/recent_names.h"

namespace samestory {
namespace {

// Records of more fields, and longer names, are no regular ones.
constexpr size_t kMostPlaces = 64;
constexpr size_t kMostBytes = 64;

}  // namespace

const FieldNode* RecentNames::Find(size_t place, absl::string_view name) {
  if (place < known_.size() && known_[place].name == name) {
    return known_[place].node;
  }
  const FieldNode* const node = root_->FindPath(name);
  if (place < kMostPlaces && name.size() <= kMostBytes) {
    if (place >= known_.size()) known_.resize(place + 1, {"", nullptr});
    known_[place] = {std::string(name), node};
  }
  return node;
}

}  // namespace samestory
