#include "cluster/story/text_meter.h"

#include <algorithm>

#include "cluster/story/evidence.h"
#include "cluster/story/term_table.h"
#include "cluster/story/text_words.h"

namespace samestory {
namespace {

// Multiplicative hashing, by 2^64 over the golden ratio. Of two codes that
// stand side by side this takes one look and one product.
uint32_t HashOf(uint32_t first, uint32_t second) {
  return (first | uint64_t{second} << 32) * 0x9e3779b97f4a7c15 >> 32;
}

void Count(uint16_t* count) { *count += *count < UINT16_MAX; }

}  // namespace

void TextMeter::Terms::Clear(size_t most) {
  if (known.size() < most) known.resize(most);
  known_count = 0;
  if (met.size() < most + 1) met.resize(most + 1);
  met_count = 0;
}

void TextMeter::Pairs::Clear(size_t most) {
  Terms::Clear(most);
  sieve.Clear(most);
  table.Clear(most);
}

TextMeter::Known* TextMeter::Pairs::FindOrAdd(uint32_t first, uint32_t second) {
  const uint32_t hash = HashOf(first, second);
  sieve.Add(hash);
  const uint32_t place = table.FindOrAdd(
      hash,
      [&](uint32_t i) {
        return known[i].first == first && known[i].second == second;
      },
      [&] { Add(first, second); });
  return &known[place];
}

TextMeter::Known* TextMeter::Pairs::Find(uint32_t first, uint32_t second) {
  const uint32_t place = table.Find(HashOf(first, second), [&](uint32_t i) {
    return known[i].first == first && known[i].second == second;
  });
  return place == PlaceTable::kNone ? nullptr : &known[place];
}

void TextMeter::Terms::CountOther(Known* term) {
  // Without branches: whether it is new is as good as random.
  met[met_count] = static_cast<uint32_t>(term - known.data());
  met_count += term->other.all == 0;
  Count(&term->other.all);
}

void TextMeter::Load(uint32_t a) {
  a_ = a;
  for (uint32_t code : tally_.codes()) marks_[code] = 0;
  tally_.ReadWords(a);
  LoadWords();
  LoadPairs();
}

void TextMeter::LoadWords() {
  for (uint32_t code : tally_.codes()) marks_[code] = kHasCode;
  words_.Clear(tally_.words().size());
  for (const TextTally::Word& word : tally_.words()) {
    if (!text_.can_be_shared(word.code)) continue;
    marks_[word.code] = kHasCode | kCounts;
    word_places_[word.code] = static_cast<uint32_t>(words_.known_count);
    Known* const known = words_.Add(word.code, 0);
    known->idf = static_cast<uint32_t>(text_.idf(word.code));
    known->own = {word.count, word.title_count, word.lead_count};
  }
}

// Words that no other document has make no pair that another has.
void TextMeter::LoadPairs() {
  const absl::Span<const uint32_t> codes = tally_.codes();
  pairs_.Clear(codes.size());
  bool single_before = false;
  for (size_t i = 0; i < codes.size(); ++i) {
    const bool single = text_.is_single(codes[i]);
    if (i > 0 && i != tally_.title_words() && !single && !single_before) {
      Count(&pairs_.FindOrAdd(codes[i - 1], codes[i])->own.all);
    }
    single_before = single;
  }
}

// Without branches: whether the first has a word is as good as random.
void TextMeter::CollectHits() {
  if (word_hits_.size() < codes_.size() + 1) {
    word_hits_.resize(codes_.size() + 1);
    pair_hits_.resize(codes_.size() + 1);
  }
  const uint8_t* const marks = marks_.data();
  uint32_t* const word_hits = word_hits_.data();
  uint32_t* const pair_hits = pair_hits_.data();
  const uint32_t* const codes = codes_.data();
  const auto size = static_cast<uint32_t>(codes_.size());
  size_t word_count = 0;
  size_t pair_count = 0;
  uint32_t before = 0;
  for (uint32_t i = 0; i < size; ++i) {
    const uint32_t mark = marks[codes[i]];
    word_hits[word_count] = i;
    word_count += mark / kCounts;
    pair_hits[pair_count] = i;
    pair_count += mark & before & kHasCode;
    before = mark;
  }
  word_hit_count_ = word_count;
  pair_hit_count_ = pair_count;
}

// Of two words that the first has, most do not stand in a row there.
void TextMeter::KeepLikelyPairs() {
  size_t kept = 0;
  for (size_t i = 0; i < pair_hit_count_; ++i) {
    const uint32_t at = pair_hits_[i];
    pair_hits_[kept] = at;
    kept += pairs_.sieve.MayHave(HashOf(codes_[at - 1], codes_[at]));
  }
  pair_hit_count_ = kept;
}

void TextMeter::CountWords(size_t title_words) {
  const bool has_body = title_words < codes_.size();
  const size_t lead_begin = has_body ? title_words : 0;
  const size_t lead_end = has_body ? lead_begin + kLeadWords : codes_.size();
  for (size_t i = 0; i < word_hit_count_; ++i) {
    const uint32_t at = word_hits_[i];
    Known* const known = &words_.known[word_places_[codes_[at]]];
    words_.CountOther(known);
    if (at < title_words) Count(&known->other.title);
    if (at >= lead_begin && at < lead_end) Count(&known->other.lead);
  }
}

void TextMeter::CountPairs(size_t title_words) {
  for (size_t i = 0; i < pair_hit_count_; ++i) {
    const uint32_t at = pair_hits_[i];
    if (at == title_words) continue;
    Known* const known = pairs_.Find(codes_[at - 1], codes_[at]);
    if (known != nullptr) pairs_.CountOther(known);
  }
}

void TextMeter::FindShared(uint32_t b) {
  const size_t title_words = text_.streams().Read(b, &codes_);
  CollectHits();
  CountWords(title_words);
  KeepLikelyPairs();
  CountPairs(title_words);
}

TextMeter::Scales TextMeter::ScalesOf(uint32_t document) const {
  return {text_.scale(Channel::kWords, document),
          text_.scale(Channel::kTitle, document),
          text_.scale(Channel::kLead, document)};
}

// Most words stand in neither title nor lead.
inline TextMeter::Times TextMeter::WeightsOf(const Times& times, uint32_t idf,
                                             const Scales& scales) {
  const uint16_t all = ScaledContentWeight(times.all, idf, scales.all);
  if ((times.title | times.lead) == 0) return {all, 0, 0};
  return {all, ScaledContentWeight(times.title, idf, scales.title),
          ScaledContentWeight(times.lead, idf, scales.lead)};
}

void TextMeter::WeighWords() {
  const Scales scales = ScalesOf(a_);
  for (uint32_t place : words_.shared()) {
    Known& word = words_.known[place];
    if (word.is_weighed) continue;
    word.weights = WeightsOf(word.own, word.idf, scales);
    word.is_weighed = true;
  }
}

// Looks several up at once, which need not wait for memory one by one.
void TextMeter::WeighPairs() {
  const std::vector<TextWord>& words = text_.vocabulary().words;
  new_places_.clear();
  new_terms_.clear();
  for (uint32_t place : pairs_.shared()) {
    const Known& pair = pairs_.known[place];
    if (pair.is_weighed) continue;
    new_places_.push_back(place);
    new_terms_.push_back(PairTerm(words[pair.first], words[pair.second]));
  }
  new_ids_.resize(new_terms_.size());
  text_.pairs().FindIds(new_terms_, new_ids_.data());
  const UnitScale scale = text_.scale(Channel::kBigrams, a_);
  for (size_t i = 0; i < new_places_.size(); ++i) {
    Known& pair = pairs_.known[new_places_[i]];
    pair.is_weighed = true;
    pair.weights = {};
    if (new_ids_[i] == TermTable::kNoId) continue;  // a document with itself
    pair.idf = static_cast<uint32_t>(text_.pairs().idf(new_ids_[i]));
    pair.weights.all = ScaledContentWeight(pair.own.all, pair.idf, scale);
  }
}

// Forgets the other document.
TextProducts TextMeter::Multiply(uint32_t b) {
  WeighWords();
  WeighPairs();
  TextProducts sums;
  const Scales scales = ScalesOf(b);
  for (uint32_t place : words_.shared()) {
    Known& word = words_.known[place];
    const Times other = WeightsOf(word.other, word.idf, scales);
    word.other = {};
    sums.words += uint64_t{word.weights.all} * other.all;
    if ((other.title | other.lead) == 0) continue;
    sums.title += uint64_t{word.weights.title} * other.title;
    sums.lead += uint64_t{word.weights.lead} * other.lead;
    sums.title_with_lead += uint64_t{word.weights.title} * other.lead;
    sums.lead_with_title += uint64_t{word.weights.lead} * other.title;
  }
  words_.met_count = 0;
  const UnitScale scale = text_.scale(Channel::kBigrams, b);
  for (uint32_t place : pairs_.shared()) {
    Known& pair = pairs_.known[place];
    if (pair.weights.all > 0) {
      sums.bigrams += uint64_t{pair.weights.all} *
                      ScaledContentWeight(pair.other.all, pair.idf, scale);
    }
    pair.other = {};
  }
  pairs_.met_count = 0;
  return sums;
}

}  // namespace samestory
