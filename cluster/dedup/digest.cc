#include "cluster/dedup/digest.h"

#include <algorithm>
#include <utility>

#include "absl/container/fixed_array.h"
#include "absl/container/inlined_vector.h"
#include "absl/strings/string_view.h"
#include "base/hashing.h"
#include "base/sort_hashes.h"
#include "base/status_macros.h"

namespace samestory {
namespace {

// A single shingle says too little to look alike.
constexpr size_t kLeastBanded = 2;

// Most articles have fewer words.
constexpr size_t kOrdinary = 1024;

// Five shingles in 32, by bits that the value in the sample leaves out: of a
// text of 30 shingles, 27 of which lie in another, the sample misses all once
// in 100 times, and such texts are the shortest that count as contained.
bool IsSampled(uint64_t shingle) { return (shingle >> 27 & 31) < 5; }
uint32_t SampleValue(uint64_t shingle) { return shingle >> 32; }

uint64_t HashSequence(absl::Span<const uint64_t> shingles) {
  return HashBytes(
      absl::string_view(reinterpret_cast<const char*>(shingles.data()),
                        shingles.size() * sizeof(uint64_t)));
}

// Every shingle is written, and the next one over it if it is not sampled: a
// branch that one shingle in six takes would be guessed wrong as often.
void TakeSample(absl::Span<const uint64_t> shingles,
                std::vector<uint32_t>* sample) {
  absl::FixedArray<uint64_t, kOrdinary> sampled(shingles.size() + 1);
  size_t count = 0;
  for (const uint64_t shingle : shingles) {
    sampled[count] = shingle;
    count += IsSampled(shingle);
  }
  SortHashes(absl::MakeSpan(sampled.data(), count));
  sample->resize(count);
  std::transform(sampled.begin(), sampled.begin() + count, sample->begin(),
                 SampleValue);
  sample->erase(std::unique(sample->begin(), sample->end()), sample->end());
}

}  // namespace

absl::StatusOr<Digester> Digester::Create(const DedupOptions& options) {
  SAMESTORY_RETURN_IF_ERROR(options.Validate());
  SketchOptions sketch;
  sketch.slots = options.sketch_slots;
  SAMESTORY_ASSIGN_OR_RETURN(Sketcher sketcher, Sketcher::Create(sketch));
  SAMESTORY_ASSIGN_OR_RETURN(
      const Banding banding,
      ChooseBanding(options.jaccard_threshold, options.sketch_slots));
  return Digester(std::move(sketcher), banding,
                  options.containment_threshold > 0);
}

void Digester::Make(absl::Span<const uint64_t> shingles, Digest* digest) const {
  digest->hash = HashSequence(shingles);
  digest->shingles = static_cast<uint32_t>(shingles.size());
  digest->band_keys.clear();
  digest->sample.clear();
  if (wants_sample_) TakeSample(shingles, &digest->sample);
  if (shingles.size() < kLeastBanded) return;
  absl::InlinedVector<uint32_t, 128> slots(sketcher_.num_slots());
  sketcher_.MakeInto(shingles, absl::MakeSpan(slots));
  for (int band = 0; band < banding_.bands; ++band) {
    digest->band_keys.push_back(BandKey(banding_, slots, band));
  }
}

void Digests::Add(const Digest& digest) {
  hashes_.push_back(digest.hash);
  shingles_.push_back(digest.shingles);
  band_keys_.Add(digest.band_keys);
  samples_.Add(digest.sample);
}

void Digests::Replace(size_t i, const Digest& digest) {
  hashes_[i] = digest.hash;
  shingles_[i] = digest.shingles;
  band_keys_.Replace(i, digest.band_keys);
  samples_.Replace(i, digest.sample);
}

size_t Digests::bytes_used() const {
  return hashes_.bytes_used() + shingles_.bytes_used() +
         band_keys_.bytes_used() + samples_.bytes_used();
}

}  // namespace samestory
