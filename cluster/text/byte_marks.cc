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

// Classes of bytes. Each is a set of high half bytes combined with a set of low
// ones, so that two lookups of 16 entries tell them all.
enum ByteClass : uint8_t {
  kAToO = 1,       // A to O and a to o
  kPToZ = 2,       // P to Z and p to z
  kDigit = 4,      // 0 to 9
  kLow = 8,        // the low line, '_'
  kEnding = 16,    // '.' and '!'
  kQuestion = 32,  // '?'
  kLineEnd = 64,   // "\n" and "\r"
  kLead = 128,     // 0xe2, 0xe3 and 0xef
};
constexpr uint8_t kWordClasses = kAToO | kPToZ | kDigit | kLow;
constexpr uint8_t kStopClasses = kEnding | kQuestion | kLead;
constexpr uint8_t kBreakClasses = kLineEnd | kLead;

// By the high half of the byte.
alignas(16) constexpr uint8_t kHighHalf[16] = {kLineEnd, 0,
                                               kEnding,  kDigit | kQuestion,
                                               kAToO,    kPToZ | kLow,
                                               kAToO,    kPToZ,
                                               0,        0,
                                               0,        0,
                                               0,        0,
                                               kLead,    0};

// By the low half.
constexpr uint8_t kAny = kAToO | kPToZ | kDigit;  // of letters and digits
alignas(16) constexpr uint8_t kLowHalf[16] = {kPToZ | kDigit,
                                              kAny | kEnding,
                                              kAny | kLead,
                                              kAny | kLead,
                                              kAny,
                                              kAny,
                                              kAny,
                                              kAny,
                                              kAny,
                                              kAny,
                                              kAToO | kPToZ | kLineEnd,
                                              kAToO,
                                              kAToO,
                                              kAToO | kLineEnd,
                                              kAToO | kEnding,
                                              kAToO | kLow | kQuestion | kLead};

#if HWY_TARGET == HWY_SCALAR

// Vectors of one byte have no tables to look into.
HWY_INLINE uint64_t CapitalsOf(const uint8_t* from) {
  uint64_t bits = 0;
  for (size_t at = 0; at < kMarkedBytes; ++at) {
    bits |= uint64_t{from[at] >= 'A' && from[at] <= 'Z'} << at;
  }
  return bits;
}

HWY_INLINE void MarkOne(const uint8_t* from, ByteMarks* marks) {
  *marks = ByteMarks();
  for (size_t at = 0; at < kMarkedBytes; ++at) {
    const uint8_t byte = from[at];
    const uint8_t classes = kHighHalf[byte >> 4] & kLowHalf[byte & 15];
    marks->words |= uint64_t{(classes & kWordClasses) != 0} << at;
    marks->others |= uint64_t{byte >= 0x80} << at;
    marks->stops |= uint64_t{(classes & kStopClasses) != 0} << at;
    marks->breaks |= uint64_t{(classes & kBreakClasses) != 0} << at;
  }
}

#else

using Vector = hn::Vec<Bytes>;

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__,
              "the lowest bit of a mark is its first byte");

HWY_INLINE Vector Classes(Vector bytes) {
  const Vector low = hn::And(bytes, hn::Set(Bytes(), 15));
  const Vector high = hn::ShiftRight<4>(bytes);
  return hn::And(
      hn::TableLookupBytes(hn::LoadDup128(Bytes(), kLowHalf), low),
      hn::TableLookupBytes(hn::LoadDup128(Bytes(), kHighHalf), high));
}

// Puts into `bits`, from bit `at` on, which of `bytes` have a bit of `wanted`.
HWY_INLINE void PutBits(Vector bytes, uint8_t wanted, size_t at,
                        uint64_t* bits) {
  const Vector found = hn::And(bytes, hn::Set(Bytes(), wanted));
  hn::StoreMaskBits(Bytes(), hn::Ne(found, hn::Zero(Bytes())),
                    reinterpret_cast<uint8_t*>(bits) + at / 8);
}

HWY_INLINE hn::Mask<Bytes> AreCapitals(Vector bytes) {
  const Vector letter = hn::Sub(bytes, hn::Set(Bytes(), 'A'));
  return hn::Eq(hn::Min(letter, hn::Set(Bytes(), 25)), letter);
}

HWY_INLINE uint64_t CapitalsOf(const uint8_t* from) {
  uint64_t bits = 0;
  for (size_t at = 0; at < kMarkedBytes; at += hn::Lanes(Bytes())) {
    hn::StoreMaskBits(Bytes(), AreCapitals(hn::LoadU(Bytes(), from + at)),
                      reinterpret_cast<uint8_t*>(&bits) + at / 8);
  }
  return bits;
}

HWY_INLINE void MarkOne(const uint8_t* from, ByteMarks* marks) {
  for (size_t at = 0; at < kMarkedBytes; at += hn::Lanes(Bytes())) {
    const Vector bytes = hn::LoadU(Bytes(), from + at);
    const Vector classes = Classes(bytes);
    PutBits(classes, kWordClasses, at, &marks->words);
    PutBits(bytes, 0x80, at, &marks->others);
    PutBits(classes, kStopClasses, at, &marks->stops);
    PutBits(classes, kBreakClasses, at, &marks->breaks);
  }
}

#endif  // HWY_TARGET == HWY_SCALAR

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

void MarkCapitals(const uint8_t* text, size_t size, uint64_t* bits) {
  size_t at = 0;
  for (; at + kMarkedBytes <= size; at += kMarkedBytes) {
    *bits++ = CapitalsOf(text + at);
  }
  if (at == size) return;
  uint8_t last[kMarkedBytes] = {};
  std::memcpy(last, text + at, size - at);
  *bits = CapitalsOf(last);
}

size_t FindEdges(const uint64_t* bits, size_t count, uint32_t* edges) {
  const hn::CappedTag<uint32_t, 16> numbers;
  uint32_t* edge = edges;
  uint64_t last = 0;  // bit of the number before
  for (size_t i = 0; i < count; ++i) {
    const uint64_t changes = bits[i] ^ (bits[i] << 1 | last);
    last = bits[i] >> 63;
    for (size_t at = 0; at < 64; at += hn::Lanes(numbers)) {
      const uint64_t rest = changes >> at;
      const auto is_edge =
          hn::LoadMaskBits(numbers, reinterpret_cast<const uint8_t*>(&rest));
      const auto places = hn::Iota(numbers, static_cast<uint32_t>(i * 64 + at));
      hn::StoreU(hn::Compress(places, is_edge), numbers, edge);
      edge += hn::CountTrue(numbers, is_edge);
    }
  }
  return static_cast<size_t>(edge - edges);
}

void LowerAscii(const uint8_t* text, size_t size, uint8_t* lower) {
  const size_t lanes = hn::Lanes(Bytes());
  size_t at = 0;
  for (; at + lanes <= size; at += lanes) {
    const auto bytes = hn::LoadU(Bytes(), text + at);
    const auto letter = hn::Sub(bytes, hn::Set(Bytes(), 'A'));
    const auto is_capital =
        hn::Eq(hn::Min(letter, hn::Set(Bytes(), 25)), letter);
    const auto bit =
        hn::IfThenElseZero(is_capital, hn::Set(Bytes(), 'a' - 'A'));
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
HWY_EXPORT(MarkCapitals);
HWY_EXPORT(FindEdges);
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

ByteMarksList MarksOf(absl::string_view text) {
  ByteMarksList marks(MarksFor(text.size()));
  MarkBytes(text, marks.data());
  return marks;
}

void MarkCapitals(absl::string_view text, uint64_t* bits) {
  HWY_DYNAMIC_DISPATCH(MarkCapitals)(Unsigned(text), text.size(), bits);
}

size_t FindEdges(absl::Span<const uint64_t> bits, uint32_t* edges) {
  return HWY_DYNAMIC_DISPATCH(FindEdges)(bits.data(), bits.size(), edges);
}

void LowerAscii(absl::string_view text, char* lower) {
  HWY_DYNAMIC_DISPATCH(LowerAscii)
  (Unsigned(text), text.size(), reinterpret_cast<uint8_t*>(lower));
}

}  // namespace samestory
#endif  // HWY_ONCE
