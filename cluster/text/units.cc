#include "cluster/text/units.h"

#include "base/hashing.h"
#include "cluster/text/folded_words.h"
#include "cluster/text/sentences.h"
#include "cluster/text/titles.h"

namespace samestory {
namespace {

// A hash of a sequence of hashes: a polynomial, mixed at the end.
class Sequence {
 public:
  void Append(uint64_t hash) { sum_ = sum_ * kBase + hash; }
  uint64_t hash() const { return MixHash(sum_); }

 private:
  // 2^64 over the golden ratio, made odd.
  static constexpr uint64_t kBase = 0x9e3779b97f4a7c15;

  uint64_t sum_ = 0;
};

// Hands out the words of a text, in order.
class WordQueue {
 public:
  explicit WordQueue(const FoldedWords& words) : words_(words) {}

  // The unit of the words that begin before `end` and are left.
  Unit TakeUntil(size_t end, Unit::Kind kind) {
    Sequence sequence;
    const size_t first = next_;
    for (; next_ < words_.begins.size() && words_.begins[next_] < end;
         ++next_) {
      sequence.Append(words_.hashes[next_]);
    }
    return Unit(sequence.hash(), next_ - first, kind);
  }

 private:
  const FoldedWords& words_;
  size_t next_ = 0;
};

// Appends the unit of the line that was read last, then those of its
// sentences. A line that is one sentence has none; sentences without words add
// nothing to their line.
void ReadLine(absl::string_view body, LineReader* reader, WordQueue* queue,
              std::vector<Unit>* units) {
  const size_t whole = units->size();
  units->emplace_back();
  size_t words = 0;
  Sequence sequence;
  for (absl::string_view sentence; reader->NextSentence(&sentence);) {
    const size_t end = sentence.end() - body.begin();
    units->push_back(queue->TakeUntil(end, Unit::kSentence));
    const Unit& unit = units->back();
    words += unit.words();
    if (unit.words() > 0) sequence.Append(unit.hash());
  }
  const bool is_sentence = units->size() == whole + 2;
  const uint64_t hash = is_sentence ? units->back().hash() : sequence.hash();
  (*units)[whole] = Unit(hash, words, Unit::kLine);
  if (is_sentence) units->pop_back();
}

}  // namespace

std::vector<Unit> ReadUnits(absl::string_view body, absl::string_view title) {
  FoldedWords words;
  HashFoldedWords(body, &words);
  WordQueue queue(words);
  std::vector<Unit> units;
  LineReader reader(body);
  for (absl::string_view line; reader.NextLine(&line);) {
    ReadLine(body, &reader, &queue, &units);
  }
  const std::vector<absl::string_view> pieces = SplitAtSeparators(title);
  if (pieces.size() > 1) {
    units.push_back(ReadTitlePiece(pieces.front()));
    units.push_back(ReadTitlePiece(pieces.back()));
  }
  return units;
}

Unit ReadTitlePiece(absl::string_view piece) {
  FoldedWords words;
  HashFoldedWords(piece, &words);
  return WordQueue(words).TakeUntil(piece.size(), Unit::kTitlePiece);
}

bool TakeLine(absl::Span<const Unit>* units, LineUnits* line) {
  if (units->empty() || units->front().kind() != Unit::kLine) return false;
  size_t sentences = 0;
  while (sentences + 1 < units->size() &&
         (*units)[sentences + 1].kind() == Unit::kSentence) {
    ++sentences;
  }
  line->whole = units->front();
  line->sentences = units->subspan(1, sentences);
  units->remove_prefix(1 + sentences);
  return true;
}

}  // namespace samestory
