#include "cluster/text/ascii_block.h"

#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace samestory {
namespace {

constexpr uint64_t kOnes = 0x0101010101010101;
constexpr uint64_t kHighBits = 0x80 * kOnes;

// The high bit of each byte of `bytes` (all ASCII) that is in first..last.
constexpr uint64_t InRange(uint64_t bytes, uint64_t first, uint64_t last) {
  return (bytes + (0x80 - first) * kOnes) & ~(bytes + (0x7f - last) * kOnes) &
         kHighBits;
}

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__,
              "the lowest bit of a block is its first byte");

// Gathers the eight high bits into one byte, the first byte's lowest.
constexpr uint64_t GatherHighBits(uint64_t bits) {
  return ((bits >> 7) * 0x0102040810204080) >> 56;
}

#ifdef __SSE2__
// 0xff in each byte of `bytes` that is in first..last, all below 0x80: signed
// comparison puts what is not ASCII below.
__m128i InRange16(__m128i bytes, char first, char last) {
  return _mm_and_si128(
      _mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(first - 1))),
      _mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(last + 1))));
}

uint64_t Gather16(__m128i bytes) {
  return static_cast<uint32_t>(_mm_movemask_epi8(bytes));
}
#endif

}  // namespace

AsciiMasks ClassifyAscii64Plain(const char* bytes) {
  AsciiMasks masks;
  for (int at = 0; at < 64; at += 8) {
    uint64_t eight;
    std::memcpy(&eight, bytes + at, sizeof(eight));
    const uint64_t ascii = eight & ~kHighBits;
    const uint64_t letters = InRange(ascii | (0x20 * kOnes), 'a', 'z');
    const uint64_t parts =
        (letters | InRange(ascii, '0', '9') | InRange(ascii, '_', '_')) &
        ~eight;
    masks.parts |= GatherHighBits(parts) << at;
    masks.other |= GatherHighBits(eight & kHighBits) << at;
  }
  return masks;
}

#ifdef __SSE2__
AsciiMasks ClassifyAscii64(const char* bytes) {
  AsciiMasks masks;
  for (int at = 0; at < 64; at += 16) {
    const __m128i raw =
        _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + at));
    const __m128i lower = _mm_or_si128(raw, _mm_set1_epi8(0x20));
    const __m128i parts = _mm_or_si128(
        _mm_or_si128(InRange16(lower, 'a', 'z'), InRange16(raw, '0', '9')),
        _mm_cmpeq_epi8(raw, _mm_set1_epi8('_')));
    masks.parts |= Gather16(parts) << at;
    masks.other |= Gather16(raw) << at;
  }
  return masks;
}
#else
AsciiMasks ClassifyAscii64(const char* bytes) {
  return ClassifyAscii64Plain(bytes);
}
#endif

}  // namespace samestory
