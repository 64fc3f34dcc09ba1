#include "cluster/story/term_matcher.h"

#include <algorithm>

namespace samestory {
namespace {

// Bits a loaded term, and the least: two cache lines.
constexpr size_t kBitsPerTerm = 32;
constexpr size_t kFewestBits = 1024;

// The table has a place for so many bits: at most half of it is full.
constexpr size_t kBitsPerPlace = 16;

}  // namespace

void TermMatcher::Load(const TermList& list) {
  loaded_ = list;
  size_t bits = kFewestBits;
  shift_ = 32 - 10;
  while (bits < kBitsPerTerm * list.size() && shift_ > 1) {
    bits *= 2;
    --shift_;
  }
  bits_.assign(bits / 64, 0);
  table_.assign(bits / kBitsPerPlace, 0);
  for (size_t i = 0; i < list.size(); ++i) {
    const uint32_t hash = Mix(list.terms[i]);
    bits_[hash / 64] |= uint64_t{1} << hash % 64;
    size_t place = hash / kBitsPerPlace;
    while (table_[place] != 0) place = (place + 1) % table_.size();
    table_[place] = static_cast<uint32_t>(i + 1);
  }
}

size_t TermMatcher::Filter(const TermList& list) {
  if (hits_.size() < list.size() + 1) hits_.resize(list.size() + 1);
  const uint32_t* const terms = list.terms.data();
  const uint64_t* const bits = bits_.data();
  uint32_t* const hits = hits_.data();
  const size_t size = list.size();
  size_t count = 0;
  for (size_t i = 0; i < size; ++i) {
    const uint32_t hash = Mix(terms[i]);
    hits[count] = static_cast<uint32_t>(i);
    count += bits[hash / 64] >> hash % 64 & 1;
  }
  return count;
}

uint32_t TermMatcher::Find(uint32_t term) const {
  size_t place = Mix(term) / kBitsPerPlace;
  while (table_[place] != 0) {
    const uint32_t found = table_[place] - 1;
    if (loaded_.terms[found] == term) return found;
    place = (place + 1) % table_.size();
  }
  return kNone;
}

size_t TermMatcher::Count(const TermList& list) {
  size_t count = 0;
  Match(list, [&](size_t, size_t) { ++count; });
  return count;
}

uint64_t TermMatcher::SumOfProducts(const TermList& list) {
  uint64_t sum = 0;
  Match(list, [&](size_t in_loaded, size_t in_list) {
    sum += uint64_t{loaded_.values[in_loaded]} * list.values[in_list];
  });
  return sum;
}

}  // namespace samestory
