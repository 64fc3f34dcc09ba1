#include "cluster/dedup/sampled.h"

// Highway compiles what stands inside HWY_NAMESPACE once for each kind of CPU
// by including this file again. No inline function of other headers may be
// called in there: the linker would keep one copy for the whole program, and
// that could be the one for the newest CPU.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "cluster/dedup/sampled.cc"
#include "hwy/foreach_target.h"
// foreach_target.h must come first.
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace samestory {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Hashes = hn::ScalableTag<uint64_t>;

// These bits are left out of the value in the sample (digest.cc).
constexpr int kShift = 27;
constexpr uint64_t kMask = 31;
constexpr uint64_t kSampledBelow = 5;

size_t CopySampled(const uint64_t* shingles, size_t count, uint64_t* sampled) {
  const Hashes hashes;
  const auto mask = hn::Set(hashes, kMask << kShift);
  const auto bound = hn::Set(hashes, kSampledBelow << kShift);
  uint64_t* end = sampled;
  size_t at = 0;
  for (; at + hn::Lanes(hashes) <= count; at += hn::Lanes(hashes)) {
    const auto shingle = hn::LoadU(hashes, shingles + at);
    const auto is_sampled = hn::Lt(hn::And(shingle, mask), bound);
    hn::StoreU(hn::Compress(shingle, is_sampled), hashes, end);
    end += hn::CountTrue(hashes, is_sampled);
  }
  for (; at < count; ++at) {
    *end = shingles[at];
    end += (shingles[at] >> kShift & kMask) < kSampledBelow;
  }
  return static_cast<size_t>(end - sampled);
}

}  // namespace HWY_NAMESPACE
}  // namespace samestory
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace samestory {

HWY_EXPORT(CopySampled);

size_t CopySampled(absl::Span<const uint64_t> shingles, uint64_t* sampled) {
  return HWY_DYNAMIC_DISPATCH(CopySampled)(shingles.data(), shingles.size(),
                                           sampled);
}

}  // namespace samestory
#endif  // HWY_ONCE
