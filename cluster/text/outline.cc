#include "cluster/text/outline.h"

#include "cluster/text/sentences.h"

namespace samestory {
namespace {

// The first of `begins` from `word` on that is not below `end`. Eight are
// counted at once: how many words a sentence has no branch can foresee.
uint32_t SkipBelow(const std::vector<uint32_t>& begins, uint32_t word,
                   uint32_t end) {
  constexpr uint32_t kStep = 8;
  while (word + kStep <= begins.size()) {
    uint32_t below = 0;
    for (uint32_t i = 0; i < kStep; ++i) below += begins[word + i] < end;
    word += below;
    if (below < kStep) return word;
  }
  while (word < begins.size() && begins[word] < end) ++word;
  return word;
}

}  // namespace

void ReadOutline(absl::string_view text, Outline* outline) {
  outline->marks.resize(MarksFor(text.size()));
  MarkBytes(text, outline->marks.data());
  HashFoldedWords(text, outline->marks, &outline->words);
  outline->sentences.clear();
  outline->lines.clear();
  LineReader reader(text, outline->marks);
  uint32_t word = 0;
  for (absl::string_view line, sentence; reader.NextLine(&line);) {
    const auto first = static_cast<uint32_t>(outline->sentences.size());
    while (reader.NextSentence(&sentence)) {
      const auto begin = static_cast<uint32_t>(sentence.data() - text.data());
      const auto end = static_cast<uint32_t>(begin + sentence.size());
      const uint32_t first_word = word;
      word = SkipBelow(outline->words.begins, word, end);
      outline->sentences.push_back({begin, end, first_word, word});
    }
    outline->lines.push_back(
        {first, static_cast<uint32_t>(outline->sentences.size())});
  }
}

}  // namespace samestory
