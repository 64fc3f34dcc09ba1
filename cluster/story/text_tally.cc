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

uint32_t TermTally::Add(uint32_t term) {
  size_t slot = term * 0x9e3779b1u >> shift_;
  while (table_[slot] != 0) {
    const uint32_t place = table_[slot] - 1;
    if (terms_[place] == term) {
      counts_[place] += counts_[place] < UINT16_MAX;
      return place;
    }
    slot = (slot + 1) & (table_.size() - 1);
  }
  terms_.push_back(term);
  counts_.push_back(1);
  table_[slot] = static_cast<uint32_t>(terms_.size());
  return table_[slot] - 1;
}

void TextTally::ReadWords(uint32_t document) {
  title_words_ = streams_.Read(document, &codes_);
  word_tally_.Reset(codes_.size());
  parts_.clear();
  const bool has_body = title_words_ < codes_.size();
  const size_t lead_begin = has_body ? title_words_ : 0;
  const size_t lead_end = std::min(codes_.size(), lead_begin + kLeadWords);
  for (size_t i = 0; i < codes_.size(); ++i) {
    const uint32_t place = word_tally_.Add(words_[codes_[i]].term);
    if (place == parts_.size()) parts_.push_back({});
    Parts& parts = parts_[place];
    parts.title += i < title_words_ && parts.title < UINT16_MAX;
    parts.lead += i >= lead_begin && (i < lead_end || !has_body) &&
                  parts.lead < UINT16_MAX;
  }
}

void TextTally::ReadPairs() {
  pair_tally_.Reset(codes_.size());
  for (size_t i = 1; i < codes_.size(); ++i) {
    if (i == title_words_) continue;
    pair_tally_.Add(PairTerm(words_[codes_[i - 1]], words_[codes_[i]]));
  }
}

}  // namespace samestory
