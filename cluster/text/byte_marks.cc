#include "cluster/text/byte_marks.h"

#include <cstring>

// Highway compiles what stands inside HWY_NAMESPACE once for each kind of CPU
// by including this file again.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "cluster/text/byte_marks.cc"
#include "hwy/foreach_target.h"
// foreach_target.h must come first.
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace samestory {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Bytes = hn::CappedTag<uint8_t, kMarkedBytes>;
using Vector = hn::Vec<Bytes>;
using Mask = hn::Mask<Bytes>;

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__,
              "the lowest bit of a mark is its first byte");

HWY_INLINE Mask IsByte(Vector bytes, uint8_t wanted) {
  return hn::Eq(bytes, hn::Set(Bytes(), wanted));
}

// Whether a byte is one of the `count` from `first`.
HWY_INLINE Mask IsWithin(Vector bytes, uint8_t first, uint8_t count) {
  const Vector distance = hn::Sub(bytes, hn::Set(Bytes(), first));
  return hn::Eq(hn::Min(distance, hn::Set(Bytes(), count - 1)), distance);
}

HWY_INLINE Mask IsWordPart(Vector bytes) {
  const Vector lower = hn::Or(bytes, hn::Set(Bytes(), 0x20));
  return hn::Or(hn::Or(IsWithin(lower, 'a', 26), IsWithin(bytes, '0', 10)),
                IsByte(bytes, '_'));
}

// Other stops begin with these: U+2026, U+3002, U+FF01, U+FF1F, U+FF61.
HWY_INLINE Mask MayBeginStop(Vector bytes) {
  const Mask ascii = hn::Or(hn::Or(IsByte(bytes, '.'), IsByte(bytes, '!')),
                            IsByte(bytes, '?'));
  const Mask wide = hn::Or(hn::Or(IsByte(bytes, 0xe2), IsByte(bytes, 0xe3)),
                           IsByte(bytes, 0xef));
  return hn::Or(ascii, wide);
}

HWY_INLINE Mask MayBeginBreak(Vector bytes) {
  return hn::Or(hn::Or(IsByte(bytes, '\n'), IsByte(bytes, '\r')),
                IsByte(bytes, 0xe2));
}

// Puts the bits of `mask` into `bits`, from bit `at` on. Without SIMD a vector
// is one byte.
HWY_INLINE void PutBits(Mask mask, size_t at, uint64_t* bits) {
  uint8_t* const to = reinterpret_cast<uint8_t*>(bits) + at / 8;
  if (hn::MaxLanes(Bytes()) >= 8) {
    hn::StoreMaskBits(Bytes(), mask, to);
  } else {
    const bool bit = hn::CountTrue(Bytes(), mask) != 0;
    if (at % 8 == 0) *to = 0;
    *to |= static_cast<uint8_t>(bit << (at % 8));
  }
}

HWY_INLINE void MarkOne(const uint8_t* from, ByteMarks* marks) {
  for (size_t at = 0; at < kMarkedBytes; at += hn::Lanes(Bytes())) {
    const Vector bytes = hn::LoadU(Bytes(), from + at);
    PutBits(IsWordPart(bytes), at, &marks->words);
    PutBits(IsWithin(bytes, 0x80, 0x80), at, &marks->others);
    PutBits(MayBeginStop(bytes), at, &marks->stops);
    PutBits(MayBeginBreak(bytes), at, &marks->breaks);
  }
}

void MarkBytes(const uint8_t* text, size_t size, ByteMarks* marks) {
  size_t at = 0;
  for (; at + kMarkedBytes <= size; at += kMarkedBytes) {
    MarkOne(text + at, marks++);
  }
  if (at == size) return;
  uint8_t last[kMarkedBytes] = {};
  std::memcpy(last, text + at, size - at);
  MarkOne(last, marks);
}

void LowerAscii(const uint8_t* text, size_t size, uint8_t* lower) {
  const size_t lanes = hn::Lanes(Bytes());
  size_t at = 0;
  for (; at + lanes <= size; at += lanes) {
    const Vector bytes = hn::LoadU(Bytes(), text + at);
    const Vector bit = hn::IfThenElseZero(IsWithin(bytes, 'A', 26),
                                          hn::Set(Bytes(), 'a' - 'A'));
    hn::StoreU(hn::Or(bytes, bit), Bytes(), lower + at);
  }
  for (; at < size; ++at) {
    const bool is_capital = text[at] >= 'A' && text[at] <= 'Z';
    lower[at] = is_capital ? text[at] + ('a' - 'A') : text[at];
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace samestory
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace samestory {
namespace {

HWY_EXPORT(MarkBytes);
HWY_EXPORT(LowerAscii);

const uint8_t* Unsigned(absl::string_view text) {
  return reinterpret_cast<const uint8_t*>(text.data());
}

}  // namespace

ByteMarks MarkBlock(absl::string_view text) {
  ByteMarks marks;
  MarkBytes(text.substr(0, kMarkedBytes), &marks);
  return marks;
}

void MarkBytes(absl::string_view text, ByteMarks* marks) {
  HWY_DYNAMIC_DISPATCH(MarkBytes)(Unsigned(text), text.size(), marks);
}

void LowerAscii(absl::string_view text, char* lower) {
  HWY_DYNAMIC_DISPATCH(LowerAscii)
  (Unsigned(text), text.size(), reinterpret_cast<uint8_t*>(lower));
}

}  // namespace samestory
#endif  // HWY_ONCE
