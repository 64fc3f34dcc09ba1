#include "cluster/text/abbreviations.h"

#include <cstdint>
#include <cstring>

#include "absl/numeric/bits.h"
#include "absl/strings/ascii.h"
#include "absl/types/span.h"
#include "cluster/text/unicode.h"
#include "utf8proc.h"

namespace samestory {
namespace {

// After these a full stop never ends a sentence.
constexpr absl::string_view kNeverFinal[] = {
    "adm",    "apr",  "atty", "aug", "ave",  "brig", "capt", "cmdr",
    "col",    "cpl",  "dec",  "dr",  "feb",  "fr",   "ft",   "gen",
    "gov",    "hon",  "jan",  "jul", "jun",  "lt",   "maj",  "mar",
    "messrs", "mr",   "mrs",  "ms",  "mt",   "nov",  "oct",  "pfc",
    "pres",   "prof", "pvt",  "rep", "reps", "rev",  "sec",  "sen",
    "sens",   "sep",  "sept", "sgt", "spc",  "st",   "supt", "vs"};

// After these only when a usual opener follows.
constexpr absl::string_view kSeldomFinal[] = {
    "approx", "ariz", "calif", "co",   "colo", "conn", "corp", "dept", "dist",
    "est",    "etc",  "fig",   "fla",  "ill",  "inc",  "jr",   "kan",  "llc",
    "ltd",    "mass", "mich",  "minn", "miss", "no",   "okla", "ore",  "p",
    "pa",     "pp",   "sr",    "tenn", "tex",  "va",   "vol",  "wash", "wis"};

// Words that begin a sentence far more often than a name.
constexpr absl::string_view kOpeners[] = {
    "a",    "after", "all",  "although", "an",    "and",   "as",   "at",
    "but",  "by",    "for",  "he",       "her",   "his",   "how",  "i",
    "if",   "in",    "it",   "its",      "last",  "many",  "most", "my",
    "no",   "on",    "our",  "she",      "since", "so",    "some", "that",
    "the",  "their", "then", "there",    "these", "they",  "this", "those",
    "to",   "under", "we",   "what",     "when",  "while", "who",  "why",
    "with", "yet",   "you"};

// What a word is listed as; a word may be several.
enum Kind : uint8_t { kNever = 1, kSeldom = 2, kOpener = 4 };

// No listed word is longer.
constexpr size_t kLongest = 8;

// Up to kLongest letters as one number, the first in its lowest byte.
constexpr uint64_t Pack(absl::string_view word) {
  uint64_t packed = 0;
  for (size_t i = word.size(); i-- > 0;) {
    packed = packed << 8 | static_cast<unsigned char>(word[i]);
  }
  return packed;
}

// The lists as one hash table, open and for the most part empty.
class Table {
 public:
  constexpr Table() {
    AddAll(kNeverFinal, kNever);
    AddAll(kSeldomFinal, kSeldom);
    AddAll(kOpeners, kOpener);
  }

  // Bits of Kind; 0 of a word that is not listed.
  constexpr uint8_t KindsOf(uint64_t packed) const {
    return kinds_[Find(packed)];
  }

 private:
  static constexpr size_t kPlaces = 512;

  constexpr void AddAll(absl::Span<const absl::string_view> words, Kind kind) {
    for (const absl::string_view word : words) {
      const size_t place = Find(Pack(word));
      words_[place] = Pack(word);
      kinds_[place] |= kind;
    }
  }

  // The place of a word, or the empty one where it would stand.
  constexpr size_t Find(uint64_t packed) const {
    // 2^64 over the golden ratio, made odd: mixes the high bits.
    size_t place = (packed * 0x9e3779b97f4a7c15 >> 32) % kPlaces;
    while (words_[place] != packed && words_[place] != 0) {
      place = (place + 1) % kPlaces;
    }
    return place;
  }

  uint64_t words_[kPlaces] = {};
  uint8_t kinds_[kPlaces] = {};
};

constexpr Table kTable;

// Of a word of ASCII letters and dots, in any case.
uint8_t KindsOf(absl::string_view word) {
  char lower[kLongest] = {};
  if (word.size() > kLongest) return 0;
  for (size_t i = 0; i < word.size(); ++i) {
    lower[i] = absl::ascii_tolower(static_cast<unsigned char>(word[i]));
  }
  return kTable.KindsOf(Pack({lower, word.size()}));
}

bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// The word of ASCII letters and dots that ends before `end`; white space
// between (as in tokenised text) is passed over.
absl::string_view WordBefore(absl::string_view line, size_t end) {
  while (end > 0 && line[end - 1] == ' ') --end;
  size_t begin = end;
  while (begin > 0 &&
         (absl::ascii_isalpha(line[begin - 1]) || line[begin - 1] == '.')) {
    --begin;
  }
  // Part of a longer word of other letters: no abbreviation of ours.
  if (begin > 0 && !IsAscii(line[begin - 1]) &&
      utf8proc_islower(DecodeUtf8Before(line, begin).value)) {
    return "";
  }
  return line.substr(begin, end - begin);
}

// The ASCII word at or after `begin`.
absl::string_view WordAfter(absl::string_view line, size_t begin) {
  while (begin < line.size() && !absl::ascii_isalnum(line[begin]) &&
         IsAscii(line[begin])) {
    ++begin;
  }
  size_t end = begin;
  while (end < line.size() && absl::ascii_isalpha(line[end])) ++end;
  return line.substr(begin, end - begin);
}

// The high bits of those bytes that are no ASCII letters.
uint64_t OtherBytes(uint64_t bytes) {
  constexpr uint64_t kOnes = 0x0101010101010101;
  constexpr uint64_t kHighBits = 0x80 * kOnes;
  const uint64_t lower = (bytes | 0x20 * kOnes) & ~kHighBits;
  const uint64_t from_a = lower + (0x80 - 'a') * kOnes;
  const uint64_t past_z = lower + (0x80 - 'z' - 1) * kOnes;
  return (~from_a | past_z | bytes) & kHighBits;
}

// True only if the word before `stop` is of two ASCII letters or more, stands
// behind another ASCII character than a dot, and is not listed: nearly all that
// a full stop follows are such. Reads eight bytes at once.
bool IsOrdinary(absl::string_view line, size_t stop) {
  static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__,
                "the byte before the stop is the highest one");
  uint64_t bytes;
  if (stop < sizeof(bytes)) return false;
  std::memcpy(&bytes, line.data() + stop - sizeof(bytes), sizeof(bytes));
  const uint64_t others = OtherBytes(bytes);
  if (others == 0) return true;  // more than any abbreviation has
  const int letters = absl::countl_zero(others) / 8;
  const char before = line[stop - letters - 1];
  if (letters < 2 || before == '.' || !IsAscii(before)) return false;
  constexpr uint64_t kCaseBits = 0x2020202020202020;
  const int left_out = 64 - 8 * letters;
  return kTable.KindsOf((bytes | kCaseBits) >> left_out) == 0;
}

}  // namespace

bool IsAbbreviation(absl::string_view line, size_t stop, size_t next) {
  if (IsOrdinary(line, stop)) return false;
  const absl::string_view word = WordBefore(line, stop);
  if (word.empty()) return false;
  const uint8_t kinds = KindsOf(word);
  if (kinds & kNever) return true;
  const bool initial = word.size() == 1 && word != "i" && word != "I";
  const bool dotted = word.size() > 1 && word[word.size() - 2] == '.';
  if (!initial && !dotted && !(kinds & kSeldom)) return false;
  return !(KindsOf(WordAfter(line, next)) & kOpener);
}

}  // namespace samestory
