#include "cluster/text/kept_sentences.h"

#include <algorithm>

namespace samestory {
namespace {

void Append(absl::string_view separator, absl::string_view piece,
            std::string* text) {
  if (!text->empty()) text->append(separator.data(), separator.size());
  text->append(piece.data(), piece.size());
}

}  // namespace

void KeptSentences::DropLine(size_t line) {
  const Outline::Line& range = outline_->lines[line];
  std::fill(dropped_.begin() + range.first_sentence,
            dropped_.begin() + range.end_sentence, true);
}

bool KeptSentences::HasAll() const {
  return std::find(dropped_.begin(), dropped_.end(), true) == dropped_.end();
}

bool KeptSentences::HasWords() const {
  for (size_t i = 0; i < dropped_.size(); ++i) {
    if (!dropped_[i] && outline_->sentences[i].word_count() > 0) return true;
  }
  return false;
}

Outline::Sentence KeptSentences::LeftOf(size_t line) const {
  uint32_t first = outline_->lines[line].first_sentence;
  uint32_t end = outline_->lines[line].end_sentence;
  while (first < end && dropped_[first]) ++first;
  while (first < end && dropped_[end - 1]) --end;
  if (first == end) return {0, 0, 0, 0};
  return outline_->Whole({first, end});
}

std::string KeptSentences::Text(absl::string_view text) const {
  std::string kept;
  kept.reserve(text.size());
  for (const Outline::Line& line : outline_->lines) {
    const auto begin = dropped_.begin() + line.first_sentence;
    const auto end = dropped_.begin() + line.end_sentence;
    if (std::find(begin, end, true) == end) {
      Append("\n", TextOf(text, outline_->Whole(line)), &kept);
      continue;
    }
    absl::string_view separator = "\n";
    for (uint32_t i = line.first_sentence; i < line.end_sentence; ++i) {
      if (dropped_[i]) continue;
      Append(separator, TextOf(text, outline_->sentences[i]), &kept);
      separator = " ";
    }
  }
  return kept;
}

void KeptSentences::AppendWords(std::vector<uint64_t>* hashes) const {
  const std::vector<uint64_t>& words = outline_->words.hashes;
  const std::vector<Outline::Sentence>& sentences = outline_->sentences;
  for (size_t i = 0, end = 0; i < dropped_.size(); i = end + 1) {
    // The next sentence that does not stay: mostly there is none.
    end = std::find(dropped_.begin() + i, dropped_.end(), true) -
          dropped_.begin();
    if (end == i) continue;
    hashes->insert(hashes->end(), words.begin() + sentences[i].first_word,
                   words.begin() + sentences[end - 1].end_word);
  }
}

}  // namespace samestory
