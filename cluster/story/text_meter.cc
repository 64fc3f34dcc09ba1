#include "cluster/story/text_meter.h"

#include <algorithm>

#include "cluster/story/evidence.h"
#include "cluster/story/sparse_vectors.h"

namespace samestory {
namespace {

// Bits a loaded term, and the fewest: two cache lines.
constexpr size_t kBitsPerTerm = 32;
constexpr int kFewestBits = 10;

// The table has a place for so many bits: at most half of it is full.
constexpr size_t kBitsPerPlace = 16;

uint16_t Capped(uint16_t count) {
  return static_cast<uint16_t>(count + (count < UINT16_MAX));
}

}  // namespace

void TextMeter::Terms::Clear(size_t most) {
  known.clear();
  met.clear();
  size_t size = size_t{1} << kFewestBits;
  shift = 32 - kFewestBits;
  while (size < kBitsPerTerm * most && shift > 1) {
    size *= 2;
    --shift;
  }
  bits.assign(size / 64, 0);
  table.assign(size / kBitsPerPlace, 0);
}

void TextMeter::Terms::Add(const Known& added) {
  const uint32_t hash = Mix(added.term);
  bits[hash / 64] |= uint64_t{1} << hash % 64;
  size_t place = hash / kBitsPerPlace;
  while (table[place] != 0) place = (place + 1) & (table.size() - 1);
  known.push_back(added);
  table[place] = static_cast<uint32_t>(known.size());
}

TextMeter::Known* TextMeter::Terms::Find(uint32_t term) {
  size_t place = Mix(term) / kBitsPerPlace;
  while (table[place] != 0) {
    Known& found = known[table[place] - 1];
    if (found.term == term) return &found;
    place = (place + 1) & (table.size() - 1);
  }
  return nullptr;
}

void TextMeter::Terms::Count(Known* term) {
  if (term->count == 0) {
    met.push_back(static_cast<uint32_t>(term - known.data()));
  }
  term->count = Capped(term->count);
}

void TextMeter::Load(uint32_t a) {
  reader_.Read(a);
  reader_.ReadPairs();
  const TermList words = reader_.vector(Channel::kWords);
  words_.Clear(words.size());
  for (size_t i = 0; i < words.size(); ++i) {
    Known known{};
    known.term = words.terms[i];
    known.idf = static_cast<uint32_t>(text_.idf(known.term));
    known.weight = words.values[i];
    words_.Add(known);
  }
  const TermList title = reader_.vector(Channel::kTitle);
  for (size_t i = 0; i < title.size(); ++i) {
    words_.Find(title.terms[i])->title_weight = title.values[i];
  }
  const TermList lead = reader_.vector(Channel::kLead);
  for (size_t i = 0; i < lead.size(); ++i) {
    words_.Find(lead.terms[i])->lead_weight = lead.values[i];
  }
  const TermList pairs = reader_.vector(Channel::kBigrams);
  pairs_.Clear(pairs.size());
  for (size_t i = 0; i < pairs.size(); ++i) {
    Known known{};
    known.term = pairs.terms[i];
    known.idf = reader_.pair_idf()[i];
    known.weight = pairs.values[i];
    pairs_.Add(known);
  }
}

// Without branches: whether a bit is set is as good as random.
void TextMeter::CollectHits() {
  if (word_hits_.size() < codes_.size() + 1) {
    word_hits_.resize(codes_.size() + 1);
    pair_hits_.resize(codes_.size() + 1);
  }
  const TextWord* const words = text_.words().data();
  Hit* const word_hits = word_hits_.data();
  Hit* const pair_hits = pair_hits_.data();
  size_t word_count = 0;
  size_t pair_count = 0;
  uint64_t before = 0;
  for (uint32_t i = 0; i < codes_.size(); ++i) {
    const TextWord& word = words[codes_[i]];
    word_hits[word_count] = {word.term, i};
    word_count += words_.MayHave(word.term);
    const uint32_t pair =
        Background::KeyOf(CombineHashes(before, word.hash));
    pair_hits[pair_count] = {pair, i};
    pair_count += pairs_.MayHave(pair);
    before = word.pair_begin;
  }
  word_hit_count_ = word_count;
  pair_hit_count_ = pair_count;
}

void TextMeter::CountWords(size_t title_words) {
  const bool has_body = title_words < codes_.size();
  const size_t lead_begin = has_body ? title_words : 0;
  const size_t lead_end = has_body ? lead_begin + kLeadWords : codes_.size();
  for (size_t i = 0; i < word_hit_count_; ++i) {
    const Hit hit = word_hits_[i];
    Known* const known = words_.Find(hit.term);
    if (known == nullptr) continue;
    words_.Count(known);
    if (hit.at < title_words) known->title_count = Capped(known->title_count);
    if (hit.at >= lead_begin && hit.at < lead_end) {
      known->lead_count = Capped(known->lead_count);
    }
  }
}

void TextMeter::CountPairs(size_t title_words) {
  for (size_t i = 0; i < pair_hit_count_; ++i) {
    const Hit hit = pair_hits_[i];
    if (hit.at == 0 || hit.at == title_words) continue;
    Known* const known = pairs_.Find(hit.term);
    if (known != nullptr) pairs_.Count(known);
  }
}

void TextMeter::FindShared(uint32_t b) {
  const size_t title_words = text_.streams().Read(b, &codes_);
  CollectHits();
  CountWords(title_words);
  CountPairs(title_words);
}

// Forgets the other document.
TextProducts TextMeter::Multiply(uint32_t b) {
  TextProducts sums;
  const auto weigh = [&](Channel channel, uint16_t count, uint32_t idf) {
    return count == 0 ? uint64_t{0}
                      : ScaledContentWeight(count, idf,
                                            text_.length(channel, b));
  };
  for (uint32_t place : words_.met) {
    Known& word = words_.known[place];
    const uint64_t title = weigh(Channel::kTitle, word.title_count, word.idf);
    const uint64_t lead = weigh(Channel::kLead, word.lead_count, word.idf);
    sums.words += word.weight * weigh(Channel::kWords, word.count, word.idf);
    sums.title += word.title_weight * title;
    sums.lead += word.lead_weight * lead;
    sums.title_with_lead += word.title_weight * lead;
    sums.lead_with_title += word.lead_weight * title;
    word.count = word.title_count = word.lead_count = 0;
  }
  words_.met.clear();
  for (uint32_t place : pairs_.met) {
    Known& pair = pairs_.known[place];
    sums.bigrams += pair.weight * weigh(Channel::kBigrams, pair.count, pair.idf);
    pair.count = 0;
  }
  pairs_.met.clear();
  return sums;
}

}  // namespace samestory
