#include "cluster/story/text_tally.h"

#include <algorithm>

#include "absl/container/flat_hash_map.h"
#include "cluster/story/evidence.h"

namespace samestory {

void TermTally::Reset(size_t most) {
  terms_.clear();
  counts_.clear();
  table_.Clear(most);
}

void TermTally::Add(uint32_t term) {
  const uint32_t place = table_.FindOrAdd(
      term, [&](uint32_t known) { return terms_[known] == term; },
      [&] {
        terms_.push_back(term);
        counts_.push_back(0);
      });
  counts_[place] += counts_[place] < UINT16_MAX;
}

namespace {

// Counts no further than 65,535.
void Count(uint16_t* count) { *count += *count < UINT16_MAX; }

void Add(uint16_t more, uint16_t* count) {
  *count = static_cast<uint16_t>(std::min(*count + more, UINT16_MAX));
}

}  // namespace

void TextTally::ReadWords(uint32_t document) {
  title_words_ = streams_.Read(document, &codes_);
  CountWords();
}

void TextTally::ReadTitleAndLead(uint32_t document) {
  title_words_ = streams_.ReadBeginning(document, kLeadWords, &codes_);
  CountWords();
}

// Counts the words of these places in codes_. Without branches: whether a word
// is new is as good as random.
template <bool kTitle, bool kLead>
void TextTally::CountRange(size_t begin, size_t end) {
  const uint32_t* const codes = codes_.data();
  uint32_t* const places = places_.data();
  Word* const tally = tally_.data();
  size_t size = size_;
  for (size_t i = begin; i < end; ++i) {
    const uint32_t code = codes[i];
    const uint32_t place = places[code];
    tally[size] = {0, code, 0, 0, 0};
    size += place == 0;
    const size_t own = place == 0 ? size : place;
    places[code] = static_cast<uint32_t>(own);
    Word& word = tally[own - 1];
    Count(&word.count);
    if (kTitle) Count(&word.title_count);
    if (kLead) Count(&word.lead_count);
  }
  size_ = size;
}

void TextTally::CountWords() {
  for (const Word& word : words()) places_[word.code] = 0;
  size_ = 0;
  const size_t size = codes_.size();
  if (tally_.size() < size + 1) tally_.resize(size + 1);
  if (title_words_ == size) {
    CountRange<true, true>(0, size);
  } else {
    const size_t lead_end = std::min(size, title_words_ + kLeadWords);
    CountRange<true, false>(0, title_words_);
    CountRange<false, true>(title_words_, lead_end);
    CountRange<false, false>(lead_end, size);
  }
  bool has_twins = false;
  for (Word& word : absl::MakeSpan(tally_).subspan(0, size_)) {
    word.term = vocabulary_.terms[word.code];
    has_twins |= vocabulary_.IsTwin(word.code);
  }
  if (has_twins) JoinTwins();
}

// Counts words that are one term as the one that stands first. There are next
// to none.
void TextTally::JoinTwins() {
  constexpr uint32_t kNowhere = 0xffffffff;
  absl::flat_hash_map<uint32_t, uint32_t> firsts;  // by term: the first's place
  for (const Word& word : words()) {
    if (vocabulary_.IsTwin(word.code)) firsts.emplace(word.term, kNowhere);
  }
  uint32_t kept = 0;
  for (size_t i = 0; i < size_; ++i) {
    const Word word = tally_[i];
    const auto first = firsts.find(word.term);
    if (first == firsts.end() || first->second == kNowhere) {
      if (first != firsts.end()) first->second = kept;
      tally_[kept++] = word;
      places_[word.code] = kept;
      continue;
    }
    places_[word.code] = 0;
    Word& joined = tally_[first->second];
    Add(word.count, &joined.count);
    Add(word.title_count, &joined.title_count);
    Add(word.lead_count, &joined.lead_count);
  }
  size_ = kept;
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
