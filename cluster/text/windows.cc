#include "cluster/text/windows.h"

// Highway compiles what stands inside HWY_NAMESPACE once for each kind of CPU
// by including this file again. No inline function of other headers may be
// called in there: the linker would keep one copy for the whole program, and
// that could be the one for the newest CPU.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "cluster/text/windows.cc"
#include "hwy/foreach_target.h"
// foreach_target.h must come first.
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace samestory {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET <= HWY_AVX3  // of the kinds of x86 the later ones are less

// Longer windows are rolled: what waits for nothing but takes as many
// multiplications gains nothing. Rolling and mixing takes four a window.
constexpr size_t kLongest = 16;

using Hashes = hn::ScalableTag<uint64_t>;
using Vector = hn::Vec<Hashes>;

// MixHash of each lane.
HWY_INLINE Vector Mix(Vector x) {
  x = hn::Xor(x, hn::ShiftRight<30>(x));
  x = hn::Mul(x, hn::Set(Hashes(), 0xbf58476d1ce4e5b9));
  x = hn::Xor(x, hn::ShiftRight<27>(x));
  x = hn::Mul(x, hn::Set(Hashes(), 0x94d049bb133111eb));
  return hn::Xor(x, hn::ShiftRight<31>(x));
}

size_t HashWindows(size_t k, size_t windows, uint64_t* words) {
  if (k > kLongest) return 0;
  const Vector base = hn::Set(Hashes(), kShingleBase);
  const size_t lanes = hn::Lanes(Hashes());
  size_t at = 0;
  for (; at + lanes <= windows; at += lanes) {
    Vector sum = hn::LoadU(Hashes(), words + at);
    for (size_t i = 1; i < k; ++i) {
      sum = hn::Add(hn::Mul(sum, base), hn::LoadU(Hashes(), words + at + i));
    }
    hn::StoreU(Mix(sum), Hashes(), words + at);
  }
  return at;
}

#else

// Products of 64 bits would be put together from smaller ones.
size_t HashWindows(size_t, size_t, uint64_t*) { return 0; }

#endif

}  // namespace HWY_NAMESPACE
}  // namespace samestory
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace samestory {

HWY_EXPORT(HashWindows);

size_t HashWindows(size_t k, size_t windows, uint64_t* words) {
  return HWY_DYNAMIC_DISPATCH(HashWindows)(k, windows, words);
}

}  // namespace samestory
#endif  // HWY_ONCE
