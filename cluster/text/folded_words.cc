#include "cluster/text/folded_words.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>

#include "absl/numeric/bits.h"
#include "absl/numeric/int128.h"
#include "base/hashing.h"
#include "cluster/text/byte_marks.h"
#include "cluster/text/separators.h"
#include "cluster/text/unicode.h"
#include "cluster/text/words.h"

namespace samestory {
namespace {

// Texts are read in pieces whose marks and edges stay in the nearest cache.
constexpr size_t kPiece = 4096;
constexpr size_t kBlocks = kPiece / kMarkedBytes;

// Words up to this length have a hash of their own.
constexpr size_t kShortWord = 16;

// 2^64 divided by the golden and by the plastic number, made odd. No word holds
// their lowest bytes, which are control characters, so neither factor is 0.
constexpr uint64_t kLowKey = 0x9e3779b97f4a7c15;
constexpr uint64_t kHighKey = 0xc13fa9a902a6328f;

// The bytes that words of 0 to kShortWord bytes have, in two halves.
struct HalfMasks {
  constexpr HalfMasks() {
    for (size_t size = 0; size <= kShortWord; ++size) {
      low[size] = Bytes(size);
      high[size] = Bytes(size < 8 ? 0 : size - 8);
    }
  }

  static constexpr uint64_t Bytes(size_t count) {
    return count < 8 ? (uint64_t{1} << 8 * count) - 1 : ~uint64_t{0};
  }

  uint64_t low[kShortWord + 1] = {};
  uint64_t high[kShortWord + 1] = {};
};
constexpr HalfMasks kMasks;

// HashWord(), of a word that has kShortWord readable bytes. Bytes beyond its
// end count as zero: a word holds none, so its length needs no other trace.
inline uint64_t HashPadded(const char* word, size_t size) {
  if (size > kShortWord) return HashBytes({word, size});
  uint64_t low, high;
  std::memcpy(&low, word, sizeof(low));
  std::memcpy(&high, word + sizeof(low), sizeof(high));
  low &= kMasks.low[size];
  high &= kMasks.high[size];
  const absl::uint128 product =
      absl::uint128(low ^ kLowKey) * absl::uint128(high ^ kHighKey);
  return absl::Uint128Low64(product) ^ absl::Uint128High64(product);
}

// The lowest `count` < 64 bits.
uint64_t LowBits(size_t count) { return (uint64_t{1} << count) - 1; }

// How letters of two bytes (Latin with accents, Greek, Cyrillic, Hebrew,
// Arabic) fold into others of two bytes: nearly all do, whatever letters stand
// beside them.
class LetterFolds {
 public:
  static const LetterFolds& Get() {
    static const LetterFolds* const folds = new LetterFolds;
    return *folds;
  }

  // The two bytes of what the letter of these two folds into, as they lie in
  // memory; 0 if they are something else.
  uint16_t Of(char first, char second) const {
    const auto lead = static_cast<unsigned char>(first);
    const auto next = static_cast<unsigned char>(second);
    if (lead >> 5 != 6 || next >> 6 != 2) return 0;
    return folds_[(lead & 31) << 6 | (next & 63)];
  }

 private:
  LetterFolds() {
    for (char32_t c = 0x80; c < kLetters; ++c) folds_[c] = Fold(c);
  }

  // Marks, which may combine with what stands before them, are no parts.
  static uint16_t Fold(char32_t c) {
    if (RoleInWord(c) != WordRole::kPart) return 0;
    const char letter[] = {static_cast<char>(0xc0 | c >> 6),
                           static_cast<char>(0x80 | (c & 63))};
    const std::string folded = FoldText({letter, sizeof(letter)});
    uint16_t bytes;
    if (folded.size() != sizeof(bytes)) return 0;
    const CodePoint into = DecodeUtf8(folded, 0);
    if (into.bytes != 2 || RoleInWord(into.value) != WordRole::kPart) return 0;
    std::memcpy(&bytes, folded.data(), sizeof(bytes));
    return bytes;
  }

  static constexpr char32_t kLetters = 0x800;  // those of up to two bytes
  uint16_t folds_[kLetters] = {};
};

// Appends the words of one text, piece by piece.
class Reader {
 public:
  Reader(absl::string_view text, absl::Span<const ByteMarks> marks,
         FoldedWords* words)
      : text_(text),
        marks_(marks),
        words_(*words),
        letters_(LetterFolds::Get()) {}

  void ReadAll() {
    while (begin_ < text_.size()) begin_ = ReadPiece();
  }

 private:
  // Reads from begin_, where no word goes on; returns where to go on.
  size_t ReadPiece();

  // Sets parts_ and others_ to the marks from begin_ on.
  void TakeMarks();

  // Takes the separators out of parts_ and others_. One that goes on beyond
  // the piece ends it.
  void MarkSeparators();
  size_t NextOther(size_t from) const;

  // The longest beginning of the piece that ends between words; 0 if one run
  // fills all of it.
  size_t WholeWords() const;
  size_t LongRunEnd() const;

  void FindEdges();
  void HashRuns();

  // Finds the words of the runs up to the one that reaches `other`, and returns
  // that.
  const uint32_t* HashAscii(const uint32_t* run, size_t other);

  // Finds the word that the run is if all of it folds letter by letter.
  bool FoldLetters(const uint32_t* run);

  void AppendFound();

  // The end of the runs that are folded together with the one at `run`.
  const uint32_t* EndOfFolded(const uint32_t* run) const;
  void Fold(size_t begin, size_t end);

  const absl::string_view text_;
  const absl::Span<const ByteMarks> marks_;  // of text_
  FoldedWords& words_;
  const LetterFolds& letters_;

  // The piece, and a bit for each of its bytes.
  size_t begin_ = 0, size_ = 0;
  uint64_t parts_[kBlocks];   // of words, or may be
  uint64_t others_[kBlocks];  // those of them that are not ASCII

  // Where runs of parts begin and end, by turns, counted from begin_.
  uint32_t edges_[kPiece + kMarkedBytes];
  size_t edge_count_ = 0;
  char lower_[kPiece + kShortWord];

  // What was found in the piece and not appended yet.
  size_t found_ = 0;
  uint64_t hashes_[kPiece / 2 + 1];
  uint32_t begins_[kPiece / 2 + 1];
};

size_t Reader::ReadPiece() {
  const absl::string_view piece = text_.substr(begin_, kPiece);
  size_ = piece.size();
  TakeMarks();
  MarkSeparators();
  if (begin_ + size_ < text_.size()) {
    size_ = WholeWords();
    if (size_ == 0) {
      const size_t end = LongRunEnd();
      Fold(begin_, end);
      return end;
    }
  }
  FindEdges();
  LowerAscii(piece.substr(0, size_), lower_);
  HashRuns();
  return begin_ + size_;
}

void Reader::TakeMarks() {
  const size_t first = begin_ / kMarkedBytes;
  const size_t shift = begin_ % kMarkedBytes;
  for (size_t b = 0; b * kMarkedBytes < size_; ++b) {
    const ByteMarks& low = marks_[first + b];
    others_[b] = low.others >> shift;
    parts_[b] = (low.words | low.others) >> shift;
    if (shift == 0 || first + b + 1 == marks_.size()) continue;
    const ByteMarks& high = marks_[first + b + 1];
    others_[b] |= high.others << (kMarkedBytes - shift);
    parts_[b] |= (high.words | high.others) << (kMarkedBytes - shift);
  }
}

size_t Reader::NextOther(size_t from) const {
  while (from < size_) {
    const uint64_t rest = others_[from / kMarkedBytes] >> (from % kMarkedBytes);
    if (rest != 0) return from + absl::countr_zero(rest);
    from = (from / kMarkedBytes + 1) * kMarkedBytes;
  }
  return size_;
}

void Reader::MarkSeparators() {
  for (size_t at = NextOther(0); at < size_;) {
    const CodePoint c = DecodeUtf8(text_, begin_ + at);
    const size_t end = at + c.bytes;
    if (IsSeparator(c.value)) {
      if (end > size_) size_ = at;
      for (; at < std::min(end, size_); ++at) {
        const uint64_t bit = uint64_t{1} << (at % kMarkedBytes);
        parts_[at / kMarkedBytes] &= ~bit;
        others_[at / kMarkedBytes] &= ~bit;
      }
    }
    at = NextOther(end);
  }
}

size_t Reader::WholeWords() const {
  for (size_t at = size_; at > 0;) {
    const size_t block = (at - 1) / kMarkedBytes;
    const size_t bits = at - block * kMarkedBytes;
    const uint64_t between = ~parts_[block] << (kMarkedBytes - bits);
    if (between != 0) return at - absl::countl_zero(between);
    at = block * kMarkedBytes;
  }
  return 0;
}

size_t Reader::LongRunEnd() const {
  size_t at = begin_;
  while (at < text_.size()) {
    const CodePoint c = DecodeUtf8(text_, at);
    const bool is_separator = c.value < 0x80
                                  ? RoleInWord(c.value) == WordRole::kNone
                                  : IsSeparator(c.value);
    if (is_separator) break;
    at += c.bytes;
  }
  return at;
}

void Reader::FindEdges() {
  const size_t blocks = MarksFor(size_);
  const size_t rest = size_ % kMarkedBytes;
  if (rest != 0) parts_[blocks - 1] &= LowBits(rest);
  edge_count_ = samestory::FindEdges({parts_, blocks}, edges_);
  if (edge_count_ % 2 != 0)
    edges_[edge_count_++] = static_cast<uint32_t>(size_);
}

void Reader::HashRuns() {
  const uint32_t* const end = edges_ + edge_count_;
  for (const uint32_t* run = edges_;;) {
    run = HashAscii(run, run < end ? NextOther(*run) : size_);
    if (run == end) break;
    if (FoldLetters(run)) {
      run += 2;
      continue;
    }
    AppendFound();
    const uint32_t* const folded = run;
    run = EndOfFolded(folded);
    Fold(begin_ + *folded, begin_ + run[-1]);
  }
  AppendFound();
}

const uint32_t* Reader::HashAscii(const uint32_t* run, size_t other) {
  const uint32_t* const end = edges_ + edge_count_;
  const auto begin = static_cast<uint32_t>(begin_);
  size_t count = found_;
  for (; run < end && run[1] <= other; run += 2, ++count) {
    hashes_[count] = HashPadded(lower_ + run[0], run[1] - run[0]);
    begins_[count] = begin + run[0];
  }
  found_ = count;
  return run;
}

void Reader::AppendFound() {
  words_.hashes.insert(words_.hashes.end(), hashes_, hashes_ + found_);
  words_.begins.insert(words_.begins.end(), begins_, begins_ + found_);
  found_ = 0;
}

bool Reader::FoldLetters(const uint32_t* run) {
  constexpr size_t kMost = 64;  // bytes: few words are longer
  const size_t size = run[1] - run[0];
  if (size > kMost) return false;
  const char* const letters = lower_ + run[0];
  char word[kMost + kShortWord] = {};
  for (size_t at = 0; at < size; ++at) {
    if (static_cast<unsigned char>(letters[at]) < 0x80) {
      word[at] = letters[at];
      continue;
    }
    if (at + 1 == size) return false;
    const uint16_t folded = letters_.Of(letters[at], letters[at + 1]);
    if (folded == 0) return false;
    std::memcpy(word + at, &folded, sizeof(folded));
    ++at;
  }
  hashes_[found_] = HashPadded(word, size);
  begins_[found_++] = static_cast<uint32_t>(begin_ + run[0]);
  return true;
}

const uint32_t* Reader::EndOfFolded(const uint32_t* run) const {
  const uint32_t* const end = edges_ + edge_count_;
  do {
    run += 2;
  } while (run < end && run[0] == run[-1] + 1 &&
           text_[begin_ + run[-1]] == ' ' && NextOther(run[0]) < run[1]);
  return run;
}

void Reader::Fold(size_t begin, size_t end) {
  const std::string folded = FoldText(text_.substr(begin, end - begin));
  WordScanner scanner(folded);
  for (Word word; scanner.Next(&word);) {
    words_.hashes.push_back(HashWord(WordText(folded, word)));
    words_.begins.push_back(static_cast<uint32_t>(begin));
  }
}

}  // namespace

uint64_t HashWord(absl::string_view word) {
  if (word.size() > kShortWord) return HashBytes(word);
  char padded[kShortWord] = {};
  std::memcpy(padded, word.data(), word.size());
  return HashPadded(padded, word.size());
}

void HashFoldedWords(absl::string_view text, absl::Span<const ByteMarks> marks,
                     FoldedWords* words) {
  words->hashes.clear();
  words->begins.clear();
  // An English word and its space are six bytes.
  words->hashes.reserve(text.size() / 5);
  words->begins.reserve(text.size() / 5);
  Reader(text, marks, words).ReadAll();
}

void HashFoldedWords(absl::string_view text, FoldedWords* words) {
  HashFoldedWords(text, MarksOf(text), words);
}

}  // namespace samestory
