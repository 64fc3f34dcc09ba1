#include "cluster/text/words.h"

#include <algorithm>

#include "absl/numeric/bits.h"
#include "cluster/text/byte_marks.h"
#include "cluster/text/unicode.h"
#include "utf8proc.h"

namespace samestory {
namespace {

struct Range {
  char32_t first, last;
};

// The blocks of Unicode 15 for the scripts that write no spaces.
constexpr Range kUnspaced[] = {
    {0x0e00, 0x0eff},    // Thai, Lao
    {0x1000, 0x109f},    // Myanmar
    {0x1780, 0x17ff},    // Khmer
    {0x3005, 0x3007},    // ideographic iteration mark, closing mark, zero
    {0x3021, 0x3029},    // Hangzhou numerals
    {0x3031, 0x303c},    // kana repeat marks and more numerals
    {0x3041, 0x30ff},    // Hiragana, Katakana
    {0x31f0, 0x31ff},    // Katakana, small letters
    {0x3400, 0x4dbf},    // Han, extension A
    {0x4e00, 0x9fff},    // Han
    {0xa9e0, 0xa9ff},    // Myanmar, extended B
    {0xaa60, 0xaa7f},    // Myanmar, extended A
    {0xf900, 0xfaff},    // Han, compatibility
    {0xff66, 0xff9d},    // Katakana, half width
    {0x1b000, 0x1b16f},  // kana supplements
    {0x20000, 0x3ffff},  // Han, further extensions
};

bool IsAscii(char byte) { return static_cast<unsigned char>(byte) < 0x80; }

}  // namespace

bool IsUnspacedScript(char32_t code_point) {
  if (code_point < kUnspaced[0].first) return false;
  for (const Range& range : kUnspaced) {
    if (code_point <= range.last) return code_point >= range.first;
  }
  return false;
}

WordRole RoleInWord(char32_t code_point) {
  if (code_point == '_') return WordRole::kPart;
  switch (utf8proc_category(code_point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL:
      return IsUnspacedScript(code_point) ? WordRole::kUnit : WordRole::kPart;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NO:
      return WordRole::kPart;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_CF:
      return WordRole::kContinues;
    default:
      return WordRole::kNone;
  }
}

bool WordScanner::NextInBlock(Word* word) {
  if (position_ - block_.begin >= 64) return false;
  const uint64_t hits =
      (block_.parts | block_.other) >> (position_ - block_.begin);
  if (hits == 0) return false;
  const size_t begin = position_ + absl::countr_zero(hits);
  // Zeros come in from above, so a run that leaves the block ends nowhere.
  const uint64_t stops = ~block_.parts >> (begin - block_.begin);
  if (stops == 0 || (stops & 1) != 0) return false;
  const int length = absl::countr_zero(stops);
  const size_t end = begin + length;
  if ((block_.other >> (end - block_.begin) & 1) != 0) return false;
  position_ = end;
  *word = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  return true;
}

bool WordScanner::Next(Word* word) {
  if (NextInBlock(word)) return true;
  while (true) {
    const size_t begin = Find(true, position_);
    if (begin >= text_.size()) return false;
    if (IsAscii(text_[begin])) {
      position_ = PartsEnd(begin + 1);
    } else {
      const CodePoint c = DecodeUtf8(text_, begin);
      position_ = begin + c.bytes;
      const WordRole role = RoleInWord(c.value);
      if (role == WordRole::kPart) {
        position_ = PartsEnd(position_);
      } else if (role == WordRole::kUnit) {
        position_ = ContinuationEnd(position_);
      } else {
        continue;
      }
    }
    *word = {static_cast<uint32_t>(begin), static_cast<uint32_t>(position_)};
    return true;
  }
}

size_t WordScanner::PartsEnd(size_t position) {
  while (true) {
    position = Find(false, position);
    if (position >= text_.size() || IsAscii(text_[position])) return position;
    const CodePoint c = DecodeUtf8(text_, position);
    const WordRole role = RoleInWord(c.value);
    if (role != WordRole::kPart && role != WordRole::kContinues) {
      return position;
    }
    position += c.bytes;
  }
}

void WordScanner::LoadBlock(size_t position) {
  const ByteMarks marks = MarkBlock(text_.substr(position));
  block_ = {position, marks.words, marks.others};
}

size_t WordScanner::Find(bool wanted, size_t position) {
  while (position < text_.size()) {
    if (position < block_.begin || position >= block_.begin + 64) {
      LoadBlock(position);
    }
    const uint64_t hits =
        ((wanted ? block_.parts : ~block_.parts) | block_.other) >>
        (position - block_.begin);
    if (hits != 0) {
      const int skipped = absl::countr_zero(hits);
      return std::min(position + skipped, text_.size());
    }
    position = block_.begin + 64;
  }
  return text_.size();
}

size_t WordScanner::ContinuationEnd(size_t position) const {
  while (position < text_.size() && !IsAscii(text_[position])) {
    const CodePoint c = DecodeUtf8(text_, position);
    if (RoleInWord(c.value) != WordRole::kContinues) break;
    position += c.bytes;
  }
  return position;
}

namespace {

// Marks and edges of so many blocks stay in the nearest cache.
constexpr size_t kBlocksAtOnce = 64;

// Appends the words of a run of parts, of which some are not ASCII.
void AppendWordsOfRun(absl::string_view text, size_t begin, size_t end,
                      std::vector<Word>* words) {
  WordRole before = WordRole::kNone;  // what the last character belongs to
  for (size_t at = begin; at < end;) {
    WordRole role = WordRole::kPart;
    size_t bytes = 1;
    if (!IsAscii(text[at])) {
      const CodePoint c = DecodeUtf8(text, at);
      role = RoleInWord(c.value);
      bytes = c.bytes;
    }
    const bool goes_on = role == WordRole::kContinues
                             ? before != WordRole::kNone
                             : role == WordRole::kPart && before == role;
    if (goes_on) {
      words->back().end = static_cast<uint32_t>(at + bytes);
    } else if (role == WordRole::kPart || role == WordRole::kUnit) {
      words->push_back(
          {static_cast<uint32_t>(at), static_cast<uint32_t>(at + bytes)});
    }
    if (role == WordRole::kContinues) role = before;
    before = role;
    at += bytes;
  }
}

// Reads the runs of parts of one text, from front to end.
class RunReader {
 public:
  RunReader(absl::string_view text, absl::Span<const ByteMarks> marks,
            std::vector<Word>* words)
      : text_(text), marks_(marks), words_(*words), other_(NextOther(0)) {}

  // Appends the words of the runs that begin and end at `edges`, by turns.
  void Read(absl::Span<const uint32_t> edges);

 private:
  // The first position from `from` on that is not ASCII, or past the end.
  size_t NextOther(size_t from) const;

  const absl::string_view text_;
  const absl::Span<const ByteMarks> marks_;
  std::vector<Word>& words_;
  size_t other_;  // the first that was not read
};

void RunReader::Read(absl::Span<const uint32_t> edges) {
  size_t i = 0;
  while (i < edges.size()) {
    size_t end = i;
    while (end < edges.size() && edges[end + 1] <= other_) end += 2;
    const size_t before = words_.size();
    words_.resize(before + (end - i) / 2);
    for (Word* word = words_.data() + before; i < end; i += 2) {
      *word++ = {edges[i], edges[i + 1]};
    }
    if (end == edges.size()) break;
    AppendWordsOfRun(text_, edges[end], edges[end + 1], &words_);
    other_ = NextOther(edges[end + 1]);
    i = end + 2;
  }
}

size_t RunReader::NextOther(size_t from) const {
  for (size_t block = from / kMarkedBytes; block < marks_.size(); ++block) {
    const uint64_t rest = marks_[block].others >> (from % kMarkedBytes);
    if (rest != 0) return from + absl::countr_zero(rest);
    from = (block + 1) * kMarkedBytes;
  }
  return from;
}

}  // namespace

void FindWords(absl::string_view text, absl::Span<const ByteMarks> marks,
               std::vector<Word>* words) {
  words->clear();
  words->reserve(text.size() / 6);  // an English word and its space
  RunReader reader(text, marks, words);
  bool is_open = false;  // whether a run reaches the end of the blocks read
  uint32_t open_begin = 0;
  for (size_t first = 0; first < marks.size(); first += kBlocksAtOnce) {
    uint64_t parts[kBlocksAtOnce];
    const size_t blocks = std::min(marks.size() - first, kBlocksAtOnce);
    for (size_t i = 0; i < blocks; ++i) {
      parts[i] = marks[first + i].words | marks[first + i].others;
    }
    // Before the edges there is room for those of an open run.
    uint32_t edges[2 + (kBlocksAtOnce + 1) * kMarkedBytes];
    uint32_t* edge = edges + 2;
    size_t count = FindEdges({parts, blocks}, edge);
    const auto offset = static_cast<uint32_t>(first * kMarkedBytes);
    for (size_t i = 0; i < count; ++i) edge[i] += offset;
    if (is_open && count > 0 && edge[0] == offset) {
      edge[0] = open_begin;
    } else if (is_open) {
      *--edge = offset;
      *--edge = open_begin;
      count += 2;
    }
    is_open = count % 2 != 0;
    if (is_open) open_begin = edge[--count];
    reader.Read({edge, count});
  }
  if (is_open) reader.Read({open_begin, static_cast<uint32_t>(text.size())});
}

std::vector<Word> FindWords(absl::string_view text) {
  std::vector<Word> words;
  FindWords(text, MarksOf(text), &words);
  return words;
}

}  // namespace samestory
