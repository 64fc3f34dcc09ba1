#include "cluster/text/mojibake.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/types/optional.h"
#include "cluster/text/unicode.h"
#include "cluster/text/windows_1252.h"
#include "utf8proc.h"

namespace samestory {
namespace {

// Wrong twice is seen on the web at times, thrice hardly ever.
constexpr int kMostRounds = 3;

// What the letters that may begin a sequence begin with in UTF-8: they are
// U+00C2 .. U+00F4.
constexpr char kLeadMark = '\xc3';
constexpr unsigned char kFirstLead = 0xc2;
constexpr unsigned char kLastLead = 0xf4;
constexpr unsigned char kLeadA = 0xc2;  // "Â", of U+0080 .. U+00BF
constexpr unsigned char kLeadB = 0xc3;  // "Ã", of "À" .. "ÿ"

constexpr unsigned char kNoBreakSpace = 0xa0;
constexpr unsigned char kGuillemet = 0xbb;

// Where a character of Windows-1252 stands in text that is right, seen from
// the letter before it.
enum class Place {
  kNotBehindAWord,  // "©", "„", "¡", letters, no character at all
  kEndsAWord,       // "”", "»", "²": no letter follows
  kBetweenWords,    // "–", "’", the no-break space
};

Place PlaceOf(unsigned char byte) {
  switch (byte) {
    case 0x85:  // …
    case 0x91:  // ‘
    case 0x92:  // ’
    case 0x96:  // –
    case 0x97:  // —
    case kNoBreakSpace:
      return Place::kBetweenWords;
    case 0x86:  // †
    case 0x87:  // ‡
    case 0x8b:  // ‹
    case 0x93:  // “
    case 0x94:  // ”
    case 0x95:  // •
    case 0x99:  // ™
    case 0x9b:  // ›
    case 0xab:  // «
    case 0xad:  // the soft hyphen: none behind a syllable's "Ã"
    case 0xae:  // ®
    case 0xb0:  // °
    case 0xb2:  // ²
    case 0xb3:  // ³
    case 0xb4:  // ´
    case 0xb7:  // ·
    case 0xb9:  // ¹
    case kGuillemet:
      return Place::kEndsAWord;
    default:
      return Place::kNotBehindAWord;
  }
}

struct Range {
  char32_t first;
  char32_t last;
};

// Letters and signs that may stand alone among ASCII, in order. Of Latin
// Extended-A the breves of Esperanto are left out: "Ä" and "Å" with a soft
// hyphen.
constexpr Range kCommon[] = {
    {0xa0, 0x12c},      // Latin-1, Latin Extended-A
    {0x12e, 0x16c},     //
    {0x16e, 0x17f},     //
    {0x192, 0x192},     // ƒ, ˆ, ˜: bytes of what is wrong twice
    {0x1a0, 0x1a1},     // ơ
    {0x1af, 0x1b0},     // ư
    {0x218, 0x21b},     // ș, ț
    {0x2c6, 0x2c6},     //
    {0x2dc, 0x2dc},     //
    {0x1ea0, 0x1ef9},   // Vietnamese
    {0x2000, 0x206f},   // General Punctuation
    {0x20a0, 0x20bf},   // currencies
    {0x2100, 0x213f},   // letterlike symbols
    {0x2190, 0x21ff},   // arrows
    {0x2212, 0x2212},   // minus
    {0x2600, 0x27bf},   // symbols, dingbats
    {0xfb00, 0xfb06},   // ligatures
    {0xfeff, 0xfeff},   // the byte order mark
    {0xfffd, 0xfffd},   // what was lost before
    {0x1f000, 0x1faff}  // emoji
};

constexpr Range kGreekAndCyrillic = {0x370, 0x4ff};

bool IsIn(char32_t c, const Range& range) {
  return range.first <= c && c <= range.last;
}

bool IsCommon(char32_t c) {
  const Range* found =
      std::lower_bound(std::begin(kCommon), std::end(kCommon), c,
                       [](const Range& r, char32_t v) { return r.last < v; });
  return found != std::end(kCommon) && IsIn(c, *found);
}

bool IsAssigned(char32_t c) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
      return false;
    default:
      return true;
  }
}

// Latin-1 has them at 0x80 .. 0x9f, text that is right nowhere.
bool IsControl(char32_t c) { return c >= 0x80 && c < 0xa0; }

// A character of 0x80 .. 0xbf in Windows-1252, or in Latin-1.
struct Follower {
  unsigned char byte;
  size_t size;  // in UTF-8
  bool is_control;
};

absl::optional<Follower> ReadFollower(absl::string_view text, size_t at) {
  if (at >= text.size() || absl::ascii_isascii(text[at])) return absl::nullopt;
  const CodePoint c = DecodeUtf8(text, at);
  const auto size = static_cast<size_t>(c.bytes);
  if (c.value < 0xc0) {
    return Follower{static_cast<unsigned char>(c.value), size,
                    IsControl(c.value)};
  }
  const auto* found =
      std::find(std::begin(kWindows1252), std::end(kWindows1252), c.value);
  if (found == std::end(kWindows1252)) return absl::nullopt;
  return Follower{
      static_cast<unsigned char>(0x80 + (found - std::begin(kWindows1252))),
      size, false};
}

// Characters of the text that may be the bytes of one.
struct Sequence {
  char32_t value = 0;
  std::string utf8;  // of it
  size_t end = 0;    // in the text
  unsigned char lead = 0;
  unsigned char last = 0;
  bool out_of_place = false;  // one of them is never behind a word
  bool plain_space = false;   // for a no-break space
};

// "â€" alone: its third byte, 0x9d, is none of Windows-1252's.
absl::optional<Sequence> LostQuote(absl::string_view text, size_t end) {
  constexpr absl::string_view kReplacementUtf8 = "\xef\xbf\xbd";
  if (absl::StartsWith(text.substr(end), kReplacementUtf8)) {
    end += kReplacementUtf8.size();
  }
  Sequence quote;
  quote.value = 0x201d;
  quote.utf8 = "\u201d";
  quote.end = end;
  quote.lead = 0xe2;
  quote.last = 0x9d;
  quote.out_of_place = true;
  return quote;
}

// "Â " and "Ã ", whose no-break space became a plain one.
absl::optional<Sequence> SpacedSequence(unsigned char lead, size_t space) {
  Sequence sequence;
  sequence.value = lead == kLeadA ? 0xa0 : 0xe0;
  sequence.utf8 = lead == kLeadA ? "\u00a0" : "\u00e0 ";
  sequence.end = space + 1;
  sequence.lead = lead;
  sequence.last = kNoBreakSpace;
  sequence.plain_space = true;
  return sequence;
}

// That begins at `at`, where kLeadMark is. It may give a control character only
// where it holds one: then it was wrong twice ("Ã¢â‚¬Â\x9d").
absl::optional<Sequence> ReadSequence(absl::string_view text, size_t at) {
  if (at + 2 >= text.size()) return absl::nullopt;
  Sequence sequence;
  sequence.lead = static_cast<unsigned char>(text[at + 1]) + 0x40;
  sequence.end = at + 2;
  const unsigned char lead = sequence.lead;
  if (lead < kFirstLead || lead > kLastLead) return absl::nullopt;
  if (text[sequence.end] == ' ' && lead <= kLeadB) {
    return SpacedSequence(lead, sequence.end);
  }
  const size_t size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  sequence.utf8.push_back(static_cast<char>(lead));
  bool last_is_control = false;
  while (sequence.utf8.size() < size) {
    const absl::optional<Follower> next = ReadFollower(text, sequence.end);
    if (!next.has_value()) {
      if (sequence.utf8 == "\xe2\x80") return LostQuote(text, sequence.end);
      return absl::nullopt;
    }
    sequence.utf8.push_back(static_cast<char>(next->byte));
    sequence.end += next->size;
    sequence.last = next->byte;
    last_is_control = next->is_control;
    sequence.out_of_place |= PlaceOf(next->byte) == Place::kNotBehindAWord;
  }
  if (!IsValidUtf8(sequence.utf8)) return absl::nullopt;
  sequence.value = DecodeUtf8(sequence.utf8, 0).value;
  if (IsAssigned(sequence.value) ||
      (IsControl(sequence.value) && last_is_control)) {
    return sequence;
  }
  return absl::nullopt;
}

// Sequences that stand together, of common characters or of others.
struct Run {
  size_t begin = 0;
  size_t end = 0;
  int count = 0;
  bool common = false;
  bool greek_or_cyrillic = true;
  bool two_bytes = true;  // each
  bool out_of_place = false;
  unsigned char last = 0;  // of the last sequence
  Sequence first;
  std::string utf8;
};

// The run that begins at `at`, where kLeadMark is; empty if none does.
Run ReadRun(absl::string_view text, size_t at) {
  Run run;
  run.begin = run.end = at;
  while (run.end < text.size() && text[run.end] == kLeadMark) {
    absl::optional<Sequence> next = ReadSequence(text, run.end);
    if (!next.has_value()) break;
    const bool common = IsCommon(next->value) || IsControl(next->value);
    if (run.count > 0 && common != run.common) break;
    run.common = common;
    run.greek_or_cyrillic &= IsIn(next->value, kGreekAndCyrillic);
    run.two_bytes &= next->lead < 0xe0;
    run.out_of_place |= next->out_of_place;
    run.end = next->end;
    run.last = next->last;
    run.utf8 += next->utf8;
    if (run.count++ == 0) run.first = *std::move(next);
  }
  return run;
}

char32_t Before(absl::string_view text, size_t at) {
  return at == 0 ? ' ' : DecodeUtf8Before(text, at).value;
}

bool IsSmall(char32_t c) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(c)) ==
         UTF8PROC_CATEGORY_LL;
}

bool IsCapital(char32_t c) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(c)) ==
         UTF8PROC_CATEGORY_LU;
}

bool EndsAClauseOrNumber(char32_t c) {
  constexpr absl::string_view kEnds = ".,;:!?)%0123456789";
  return c < 0x80 && absl::StrContains(kEnds, static_cast<char>(c));
}

// Whether "Â" or "Ã" stands where no text that is right has it: behind a
// clause or a number, or as a word of its own with a mark and a word behind.
bool IsNoWord(const Run& run, char32_t before, char after) {
  if (run.first.lead > kLeadB) return false;
  if (run.count > 1 || EndsAClauseOrNumber(before)) return true;
  if (run.first.plain_space || run.last == kGuillemet) return false;
  return before < 0x80 && absl::ascii_isspace(before) &&
         absl::ascii_isalnum(after);
}

// Whether nobody writes `run` who means it.
bool IsCertain(absl::string_view text, const Run& run) {
  if (run.out_of_place) return run.count > 1 || run.common;
  if (!run.common || !run.two_bytes) return false;
  if (run.first.plain_space && run.first.lead == kLeadB) return false;
  const char32_t before = Before(text, run.begin);
  const char after = run.end < text.size() ? text[run.end] : ' ';
  if (IsSmall(before)) return true;
  if (PlaceOf(run.last) == Place::kEndsAWord && absl::ascii_isalpha(after)) {
    return true;
  }
  return IsNoWord(run, before, after);
}

// Whether `run` is mended where the text surely holds mojibake.
bool IsLikely(absl::string_view text, const Run& run) {
  if (IsCertain(text, run)) return true;
  if (run.first.plain_space) return !IsCapital(Before(text, run.begin));
  return run.common || run.greek_or_cyrillic;
}

// Nearly always no: the letter at `at` has a plain one behind it.
bool MayBegin(absl::string_view text, size_t at) {
  if (at + 2 >= text.size()) return false;
  if (!absl::ascii_isascii(text[at + 2])) return true;
  return text[at + 2] == ' ' &&
         (text[at + 1] == '\x82' || text[at + 1] == '\x83');
}

// The first run at or behind `at`; an empty one at the end if there is none.
Run NextRun(absl::string_view text, size_t at) {
  while ((at = text.find(kLeadMark, at)) != absl::string_view::npos) {
    if (MayBegin(text, at)) {
      Run run = ReadRun(text, at);
      if (run.count > 0) return run;
    }
    at += 2;
  }
  Run none;
  none.begin = none.end = text.size();
  return none;
}

std::string MendOnce(absl::string_view text) {
  std::string mended;
  mended.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const Run run = NextRun(text, at);
    mended.append(text.data() + at, run.begin - at);
    if (run.count > 0 && IsLikely(text, run)) {
      mended += run.utf8;
    } else {
      mended.append(text.data() + run.begin, run.end - run.begin);
    }
    at = run.end;
  }
  return mended;
}

}  // namespace

bool HoldsMojibake(absl::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const Run run = NextRun(text, at);
    if (run.count > 0 && IsCertain(text, run)) return true;
    at = run.end;
  }
  return false;
}

std::string RepairMojibake(absl::string_view text) {
  std::string mended(text);
  for (int round = 0; round < kMostRounds && HoldsMojibake(mended); ++round) {
    mended = MendOnce(mended);
  }
  return mended;
}

bool NeedsTextRepair(absl::string_view text) {
  return NeedsRepair(text) || HoldsMojibake(text);
}

std::string RepairText(absl::string_view text) {
  return RepairMojibake(RepairUtf8(text));
}

void RepairTextInPlace(std::string* text) {
  if (NeedsTextRepair(*text)) *text = RepairText(*text);
}

}  // namespace samestory
