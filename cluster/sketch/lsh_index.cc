#include "cluster/sketch/lsh_index.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace samestory {
namespace {

constexpr uint32_t kNoLink = 0xffffffff;

}  // namespace

absl::StatusOr<LshIndex> LshIndex::Create(uint32_t format, Banding banding) {
  if (banding.bands < 1 || banding.rows < 1) {
    return absl::InvalidArgumentError(
        absl::StrCat("LshIndex banding: wants at least 1x1, got ",
                     banding.bands, "x", banding.rows));
  }
  return LshIndex(format, banding);
}

LshIndex::LshIndex(uint32_t format, Banding banding)
    : format_(format), banding_(banding), buckets_(banding.bands) {}

bool LshIndex::Holds(const Sketch& sketch) const {
  return sketch.format == format_ &&
         sketch.slots.size() >=
             static_cast<size_t>(banding_.bands) * banding_.rows;
}

absl::Status LshIndex::Add(DocId doc, const Sketch& sketch) {
  if (!Holds(sketch)) {
    return absl::InvalidArgumentError(
        absl::StrCat("LshIndex::Add: wants sketches of format ",
                     absl::Hex(format_), ", got ", absl::Hex(sketch.format)));
  }
  ++size_;
  if (sketch.slots[0] == kEmptySlot) return absl::OkStatus();
  for (int band = 0; band < banding_.bands; ++band) {
    const uint64_t key = BandKey(banding_, sketch.slots, band);
    uint32_t& first = buckets_[band].try_emplace(key, kNoLink).first->second;
    links_.push_back({doc, first});
    first = static_cast<uint32_t>(links_.size() - 1);
  }
  return absl::OkStatus();
}

std::vector<DocId> LshIndex::Candidates(const Sketch& sketch) const {
  std::vector<DocId> found;
  if (!Holds(sketch) || sketch.slots[0] == kEmptySlot) return found;
  for (int band = 0; band < banding_.bands; ++band) {
    const auto bucket =
        buckets_[band].find(BandKey(banding_, sketch.slots, band));
    if (bucket == buckets_[band].end()) continue;
    for (uint32_t at = bucket->second; at != kNoLink; at = links_[at].next) {
      found.push_back(links_[at].doc);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

size_t LshIndex::bytes_used() const {
  size_t bytes = links_.capacity() * sizeof(Link);
  for (const Buckets& buckets : buckets_) {
    bytes += buckets.capacity() * (sizeof(Buckets::value_type) + 1);
  }
  return bytes;
}

}  // namespace samestory
