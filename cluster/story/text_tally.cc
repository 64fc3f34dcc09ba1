#include "cluster/story/text_tally.h"

#include <algorithm>

#include "cluster/story/evidence.h"

namespace samestory {

void TermTally::Reset(size_t most) {
  terms_.clear();
  counts_.clear();
  size_t places = 64;
  shift_ = 32 - 6;
  while (places < 2 * most && shift_ > 1) {
    places *= 2;
    --shift_;
  }
  table_.assign(places, 0);
}

void TermTally::Add(uint32_t term) {
  size_t slot = term * 0x9e3779b1u >> shift_;
  while (table_[slot] != 0) {
    const uint32_t place = table_[slot] - 1;
    if (terms_[place] == term) {
      counts_[place] += counts_[place] < UINT16_MAX;
      return;
    }
    slot = (slot + 1) & (table_.size() - 1);
  }
  terms_.push_back(term);
  counts_.push_back(1);
  table_[slot] = static_cast<uint32_t>(terms_.size());
}

namespace {

void Count(uint16_t* count) { *count += *count < UINT16_MAX; }

}  // namespace

void TextTally::ReadWords(uint32_t document) {
  title_words_ = streams_.Read(document, &codes_);
  CountWords();
}

void TextTally::ReadTitleAndLead(uint32_t document) {
  title_words_ = streams_.ReadBeginning(document, kLeadWords, &codes_);
  CountWords();
}

void TextTally::CountWords() {
  const std::vector<uint32_t>& lowest = vocabulary_.lowest_codes;
  for (const Word& word : tally_) places_[lowest[word.code]] = 0;
  tally_.clear();
  const bool has_body = title_words_ < codes_.size();
  const size_t lead_begin = has_body ? title_words_ : 0;
  const size_t lead_end = has_body ? lead_begin + kLeadWords : codes_.size();
  for (size_t i = 0; i < codes_.size(); ++i) {
    const uint32_t code = codes_[i];
    uint32_t& place = places_[lowest[code]];
    if (place == 0) {
      tally_.push_back({vocabulary_.terms[code], code, 0, 0, 0});
      place = static_cast<uint32_t>(tally_.size());
    }
    Word& word = tally_[place - 1];
    Count(&word.count);
    if (i < title_words_) Count(&word.title_count);
    if (i >= lead_begin && i < lead_end) Count(&word.lead_count);
  }
}

void TextTally::ReadPairs(uint32_t document) {
  title_words_ = streams_.Read(document, &codes_);
  pair_tally_.Reset(codes_.size());
  const std::vector<TextWord>& words = vocabulary_.words;
  for (size_t i = 1; i < codes_.size(); ++i) {
    if (i == title_words_) continue;
    pair_tally_.Add(PairTerm(words[codes_[i - 1]], words[codes_[i]]));
  }
}

}  // namespace samestory
