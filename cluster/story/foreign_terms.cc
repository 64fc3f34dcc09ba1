#include "cluster/story/foreign_terms.h"

#include <algorithm>
#include <cstddef>

namespace samestory {
namespace {

// How many documents the prior counts for: with fewer, the words of an affair
// of two dozen articles among a thousand lose too much.
constexpr uint64_t kPriorSize = 300;

// In a short batch a term said so often tells nothing.
constexpr uint32_t kFewTimes = 5;

// As in term_table.cc: what one story's outlets say of it counts for nothing,
// and no term is rarer than this.
constexpr uint64_t kOneStory = 6;
constexpr uint64_t kRarest = 15000;

// Documents looked at, about.
constexpr size_t kSample = 2000;

bool IsForeign(const WordCounts& words) {
  return 2 * words.known < words.different;
}

struct Counts {
  uint32_t documents = 0;
  uint32_t times = 0;
};

}  // namespace

ForeignDocuments FindForeign(absl::Span<const WordCounts> words) {
  ForeignDocuments foreign;
  for (uint32_t i = 0; i < words.size(); ++i) {
    if (IsForeign(words[i])) foreign.documents.push_back(i);
  }
  const size_t step = foreign.documents.size() / kSample + 1;
  size_t kept = 0;
  for (size_t i = 0; i < foreign.documents.size(); i += step) {
    foreign.documents[kept++] = foreign.documents[i];
  }
  foreign.documents.resize(kept);
  for (uint32_t document : foreign.documents) {
    foreign.words += words[document].all;
  }
  return foreign;
}

ForeignTerms::ForeignTerms(TermsOf terms_of, const ForeignDocuments& documents,
                           Fixed full_share) {
  absl::flat_hash_map<uint32_t, Counts> counts;
  for (uint32_t document : documents.documents) {
    const TermList list = terms_of(document);
    for (size_t i = 0; i < list.size(); ++i) {
      Counts& count = counts[list.terms[i]];
      ++count.documents;
      count.times += list.values[i];
    }
  }
  const auto prior = [&](uint32_t times) {
    if (full_share == 0 || times <= kFewTimes) return Fixed{0};
    const uint64_t often = uint64_t{times - kFewTimes} << (2 * kFixedBits);
    const auto share = static_cast<Fixed>(often / full_share / documents.words);
    const Fixed most = std::min(share, kFixedOne);
    return FixedProduct(most, most);
  };
  const uint64_t whole = (kPriorSize + documents.documents.size())
                         << kFixedBits;
  const Fixed rarest = NaturalLog(kRarest);
  for (const auto& term : counts) {
    const uint64_t others =
        term.second.documents -
        std::min<uint64_t>(term.second.documents, kOneStory);
    const uint64_t part =
        kPriorSize * prior(term.second.times) + (others << kFixedBits);
    const Fixed idf = part == 0 ? rarest : NaturalLog(whole) - NaturalLog(part);
    if (idf >= rarest) continue;
    idf_[term.first] = static_cast<uint32_t>(std::max<Fixed>(idf, 0));
  }
}

absl::optional<Fixed> ForeignTerms::IdfOf(uint32_t term) const {
  const auto found = idf_.find(term);
  if (found == idf_.end()) return absl::nullopt;
  return found->second;
}

}  // namespace samestory
