#include "cluster/text/unicode.h"

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "simdjson.h"
#include "utf8proc.h"

namespace samestory {
namespace {

constexpr absl::string_view kReplacementUtf8 = "\xef\xbf\xbd";
constexpr uint64_t kHighBits = 0x8080808080808080;

uint64_t LoadEight(const char* from) {
  uint64_t bytes;
  std::memcpy(&bytes, from, sizeof(bytes));
  return bytes;
}

// The first position at or after `position` that holds a non-ASCII byte.
size_t SkipAscii(absl::string_view text, size_t position) {
  while (position + 8 <= text.size() &&
         (LoadEight(text.data() + position) & kHighBits) == 0) {
    position += 8;
  }
  while (position < text.size() &&
         static_cast<unsigned char>(text[position]) < 0x80) {
    ++position;
  }
  return position;
}

// The first position at or after `position` that holds an ASCII byte.
size_t SkipNonAscii(absl::string_view text, size_t position) {
  while (position < text.size() &&
         static_cast<unsigned char>(text[position]) >= 0x80) {
    ++position;
  }
  return position;
}

// Lower-cases eight ASCII bytes at once: a byte in 'A'..'Z' has its high bit
// set after adding 0x3f and not after adding 0x25; 0x80 >> 2 is the case bit.
uint64_t LowerEight(uint64_t bytes) {
  const uint64_t from_a = bytes + 0x3f3f3f3f3f3f3f3f;
  const uint64_t past_z = bytes + 0x2525252525252525;
  return bytes | ((from_a & ~past_z & kHighBits) >> 2);
}

void AppendLowerAscii(absl::string_view ascii, std::string* out) {
  const size_t start = out->size();
  out->append(ascii.data(), ascii.size());
  char* const to = &(*out)[start];
  size_t i = 0;
  for (; i + 8 <= ascii.size(); i += 8) {
    const uint64_t lower = LowerEight(LoadEight(to + i));
    std::memcpy(to + i, &lower, sizeof(lower));
  }
  for (; i < ascii.size(); ++i) {
    if (to[i] >= 'A' && to[i] <= 'Z') to[i] += 'a' - 'A';
  }
}

// utf8proc drops what is default-ignorable; the few format characters that
// are not (Arabic number signs, annotation marks) are shown to it as U+200B.
utf8proc_int32_t HideFormat(utf8proc_int32_t code_point, void*) {
  return utf8proc_category(code_point) == UTF8PROC_CATEGORY_CF ? 0x200b
                                                               : code_point;
}

// Appends the normal form of `text` under utf8proc's `options`. Ill-formed
// text is repaired first.
void AppendMapped(absl::string_view text, int options,
                  utf8proc_custom_func custom, std::string* out) {
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto option_bits = static_cast<utf8proc_option_t>(options);
  utf8proc_uint8_t* mapped = nullptr;
  const utf8proc_ssize_t length = utf8proc_map_custom(
      bytes, text.size(), &mapped, option_bits, custom, nullptr);
  if (length >= 0) {
    out->append(reinterpret_cast<const char*>(mapped), length);
    std::free(mapped);
  } else if (!IsValidUtf8(text)) {
    AppendMapped(RepairUtf8(text), options, custom, out);
  }
}

// Folding by the definition: canonical order first, then case and
// compatibility, for a mapping may depend on the order of marks.
void AppendFolded(absl::string_view text, std::string* out) {
  std::string decomposed;
  AppendMapped(text, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_IGNORE,
               HideFormat, &decomposed);
  AppendMapped(decomposed,
               UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                   UTF8PROC_CASEFOLD | UTF8PROC_IGNORE,
               HideFormat, out);
}

// A mark or a Hangul letter may combine with what stands before it.
bool MayCombine(char32_t code_point) {
  switch (utf8proc_category(code_point)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
      return true;
    default:
      return (code_point >= 0x1100 && code_point <= 0x11ff) ||
             (code_point >= 0xa960 && code_point <= 0xa97f) ||
             (code_point >= 0xd7b0 && code_point <= 0xd7ff);
  }
}

// How each code point of the Basic Multilingual Plane folds when no mark
// follows: up to three bytes, the lowest first, and their count in the top
// byte. 0 means: ask utf8proc, together with its neighbours.
//
// An entry is made when it is first asked for: a small run would take longer
// to make them all than for the rest. Threads that meet there make the same.
class FoldTable {
 public:
  static FoldTable& Get() {
    static FoldTable* const table = new FoldTable;
    return *table;
  }

  uint32_t operator[](char32_t code_point) {
    if (code_point >= kSize) return 0;
    std::atomic<uint32_t>& known = entries_[code_point];
    uint32_t entry = known.load(std::memory_order_relaxed);
    if (entry == 0) {
      entry = kMade | MakeEntry(code_point);
      known.store(entry, std::memory_order_relaxed);
    }
    return entry & ~kMade;
  }

 private:
  static constexpr char32_t kSize = 0x10000;
  static constexpr uint32_t kMade = uint32_t{1} << 31;

  static uint32_t MakeEntry(char32_t code_point) {
    if (!utf8proc_codepoint_valid(code_point)) return 0;
    if (MayCombine(code_point)) return 0;
    utf8proc_uint8_t encoded[4];
    const auto bytes = utf8proc_encode_char(code_point, encoded);
    std::string folded;
    AppendFolded(
        {reinterpret_cast<const char*>(encoded), static_cast<size_t>(bytes)},
        &folded);
    if (folded.empty() || folded.size() > 3) return 0;
    if (MayCombine(DecodeUtf8(folded, 0).value)) return 0;
    uint32_t entry = folded.size() << 24;
    for (size_t i = 0; i < folded.size(); ++i) {
      entry |= static_cast<uint32_t>(static_cast<unsigned char>(folded[i]))
               << (8 * i);
    }
    return entry;
  }

  std::atomic<uint32_t> entries_[kSize] = {};
};

// Folds `text[begin, end)`, a run without ASCII, onto `out`. A character of
// the table is written only once the next one is known not to combine with
// it; the rest of the run, and the character before, go to utf8proc.
void AppendFoldedRun(absl::string_view text, size_t begin, size_t end,
                     std::string* out) {
  FoldTable& table = FoldTable::Get();
  size_t previous_begin = begin;  // in `text`, of the last character written
  size_t previous_out = out->size();
  if (begin > 0 && !out->empty()) {
    --previous_begin;
    --previous_out;
  }
  for (size_t at = begin; at < end;) {
    const CodePoint c = DecodeUtf8(text.substr(0, end), at);
    const uint32_t entry = table[c.value];
    if (entry == 0) {
      out->resize(previous_out);
      AppendFolded(text.substr(previous_begin, end - previous_begin), out);
      return;
    }
    previous_begin = at;
    previous_out = out->size();
    const char bytes[3] = {static_cast<char>(entry),
                           static_cast<char>(entry >> 8),
                           static_cast<char>(entry >> 16)};
    out->append(bytes, entry >> 24);
    at += c.bytes;
  }
}

struct LeadByte {
  int bytes;                // of the whole sequence; 0: not a lead
  unsigned char low, high;  // bounds of the second byte
};

// Table 3-7 of the Unicode standard.
LeadByte Lead(unsigned char byte) {
  if (byte < 0xc2) return {0, 0, 0};
  if (byte < 0xe0) return {2, 0x80, 0xbf};
  if (byte == 0xe0) return {3, 0xa0, 0xbf};
  if (byte == 0xed) return {3, 0x80, 0x9f};
  if (byte < 0xf0) return {3, 0x80, 0xbf};
  if (byte == 0xf0) return {4, 0x90, 0xbf};
  if (byte < 0xf4) return {4, 0x80, 0xbf};
  if (byte == 0xf4) return {4, 0x80, 0x8f};
  return {0, 0, 0};
}

}  // namespace

CodePoint DecodeUtf8(absl::string_view text, size_t position) {
  const auto byte_at = [&](size_t i) {
    return static_cast<unsigned char>(text[i]);
  };
  const unsigned char first = byte_at(position);
  if (first < 0x80) return {first, 1};
  const LeadByte lead = Lead(first);
  if (lead.bytes == 0) return {kReplacementCharacter, 1};
  char32_t value = first & (0x7f >> lead.bytes);
  for (int i = 1; i < lead.bytes; ++i) {
    if (position + i >= text.size()) return {kReplacementCharacter, i};
    const unsigned char next = byte_at(position + i);
    const unsigned char low = i == 1 ? lead.low : 0x80;
    const unsigned char high = i == 1 ? lead.high : 0xbf;
    if (next < low || next > high) return {kReplacementCharacter, i};
    value = (value << 6) | (next & 0x3f);
  }
  return {value, lead.bytes};
}

CodePoint DecodeUtf8Before(absl::string_view text, size_t position) {
  const auto byte_at = [&](size_t i) {
    return static_cast<unsigned char>(text[i]);
  };
  size_t begin = position - 1;
  if (byte_at(begin) < 0x80) return {byte_at(begin), 1};
  while (begin > 0 && position - begin < 4 && (byte_at(begin) & 0xc0) == 0x80) {
    --begin;
  }
  const CodePoint c = DecodeUtf8(text, begin);
  if (begin + c.bytes == position) return c;
  return {kReplacementCharacter, 1};
}

bool IsValidUtf8(absl::string_view text) {
  return simdjson::validate_utf8(text.data(), text.size());
}

bool NeedsRepair(absl::string_view text) {
  return std::memchr(text.data(), '\0', text.size()) != nullptr ||
         !IsValidUtf8(text);
}

std::string RepairUtf8(absl::string_view text) {
  if (!NeedsRepair(text)) return std::string(text);
  std::string repaired;
  repaired.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const size_t ascii_end = SkipAscii(text, at);
    repaired.append(text.data() + at, ascii_end - at);
    if (ascii_end == text.size()) break;
    const CodePoint c = DecodeUtf8(text, ascii_end);
    const absl::string_view encoded = c.value == kReplacementCharacter
                                          ? kReplacementUtf8
                                          : text.substr(ascii_end, c.bytes);
    repaired.append(encoded.data(), encoded.size());
    at = ascii_end + c.bytes;
  }
  for (char& c : repaired) {
    if (c == '\0') c = ' ';
  }
  return repaired;
}

std::string NormalizeCompatibility(absl::string_view text) {
  if (SkipAscii(text, 0) == text.size()) return std::string(text);
  std::string normal;
  normal.reserve(text.size());
  AppendMapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT,
               nullptr, &normal);
  return normal;
}

std::string FoldText(absl::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const size_t run = SkipAscii(text, at);
    AppendLowerAscii(text.substr(at, run - at), &folded);
    at = SkipNonAscii(text, run);
    AppendFoldedRun(text, run, at, &folded);
  }
  return folded;
}

}  // namespace samestory
