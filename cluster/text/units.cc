#include "cluster/text/units.h"

#include "base/hashing.h"
#include "cluster/text/folded_words.h"
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

Unit UnitOf(absl::Span<const uint64_t> words, Unit::Kind kind) {
  Sequence sequence;
  for (const uint64_t word : words) sequence.Append(word);
  return Unit(sequence.hash(), words.size(), kind);
}

// Appends the unit of a line, then those of its sentences. A line that is one
// sentence has none; sentences without words add nothing to their line.
void AppendLine(const Outline& outline, const Outline::Line& line,
                std::vector<Unit>* units) {
  const absl::Span<const uint64_t> words = outline.words.hashes;
  const auto unit_of = [&](uint32_t i, Unit::Kind kind) {
    const Outline::Sentence& sentence = outline.sentences[i];
    return UnitOf(words.subspan(sentence.first_word, sentence.word_count()),
                  kind);
  };
  if (line.end_sentence == line.first_sentence + 1) {
    units->push_back(unit_of(line.first_sentence, Unit::kLine));
    return;
  }
  const size_t whole = units->size();
  units->emplace_back();
  Sequence sequence;
  for (uint32_t i = line.first_sentence; i < line.end_sentence; ++i) {
    units->push_back(unit_of(i, Unit::kSentence));
    if (units->back().words() > 0) sequence.Append(units->back().hash());
  }
  (*units)[whole] =
      Unit(sequence.hash(), outline.Whole(line).word_count(), Unit::kLine);
}

}  // namespace

void ReadUnitsOf(const Outline& outline, absl::string_view title,
                 absl::Span<const uint64_t> title_words,
                 std::vector<Unit>* units) {
  units->clear();
  units->reserve(outline.sentences.size() + outline.lines.size() + 3);
  for (const Outline::Line& line : outline.lines) {
    AppendLine(outline, line, units);
  }
  const std::vector<absl::string_view> pieces = SplitAtSeparators(title);
  if (pieces.size() > 1) {
    units->push_back(ReadTitlePiece(pieces.front()));
    units->push_back(ReadTitlePiece(pieces.back()));
  }
  if (!title_words.empty()) {
    units->push_back(UnitOf(title_words, Unit::kTitle));
  }
}

std::vector<Unit> UnitsOf(const Outline& outline, absl::string_view title) {
  FoldedWords title_words;
  HashFoldedWords(title, &title_words);
  std::vector<Unit> units;
  ReadUnitsOf(outline, title, title_words.hashes, &units);
  return units;
}

std::vector<Unit> ReadUnits(absl::string_view body, absl::string_view title) {
  Outline outline;
  ReadOutline(body, &outline);
  return UnitsOf(outline, title);
}

Unit ReadTitlePiece(absl::string_view piece) {
  FoldedWords words;
  HashFoldedWords(piece, &words);
  return UnitOf(words.hashes, Unit::kTitlePiece);
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
