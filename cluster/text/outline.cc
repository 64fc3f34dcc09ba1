#include "cluster/text/outline.h"

#include "cluster/text/sentences.h"

namespace samestory {

void ReadOutline(absl::string_view text, Outline* outline) {
  HashFoldedWords(text, &outline->words);
  outline->sentences.clear();
  outline->lines.clear();
  const std::vector<uint32_t>& begins = outline->words.begins;
  LineReader reader(text);
  uint32_t word = 0;
  for (absl::string_view line, sentence; reader.NextLine(&line);) {
    const auto first = static_cast<uint32_t>(outline->sentences.size());
    while (reader.NextSentence(&sentence)) {
      const auto begin = static_cast<uint32_t>(sentence.data() - text.data());
      const auto end = static_cast<uint32_t>(begin + sentence.size());
      const uint32_t first_word = word;
      while (word < begins.size() && begins[word] < end) ++word;
      outline->sentences.push_back({begin, end, first_word, word});
    }
    outline->lines.push_back(
        {first, static_cast<uint32_t>(outline->sentences.size())});
  }
}

}  // namespace samestory
