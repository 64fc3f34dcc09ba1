#include "cluster/story/term_matcher.h"

namespace samestory {

void TermMatcher::Load(const TermList& list) {
  loaded_ = list;
  sieve_.Clear(list.size());
  table_.Clear(list.size());
  for (uint32_t term : list.terms) {
    sieve_.Add(term);
    table_.Add(term);
  }
}

size_t TermMatcher::Filter(const TermList& list) {
  if (hits_.size() < list.size() + 1) hits_.resize(list.size() + 1);
  const uint32_t* const terms = list.terms.data();
  uint32_t* const hits = hits_.data();
  const size_t size = list.size();
  size_t count = 0;
  for (size_t i = 0; i < size; ++i) {
    hits[count] = static_cast<uint32_t>(i);
    count += sieve_.MayHave(terms[i]);
  }
  return count;
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
