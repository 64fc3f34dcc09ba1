#include "cluster/story/foreign_terms.h"

#include <algorithm>
#include <cstddef>

#include "cluster/story/lexicon.h"

namespace samestory {
namespace {

// How many documents the prior counts for: with fewer, the words of an affair
// of two dozen articles among a thousand lose too much.
constexpr uint64_t kPriorSize = 300;

// The same where the lexicon knows the words; as in term_table.cc.
constexpr uint64_t kLexiconSize = 2500;

// In a short batch a term said so often tells nothing.
constexpr uint32_t kFewTimes = 5;

// What one story's outlets say of a term counts for nothing. And no term is
// rarer than this, as in term_table.cc.
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

ForeignDocuments FindForeign(absl::Span<const WordCounts> counts,
                             TermsOf words_of) {
  ForeignDocuments foreign;
  std::vector<uint32_t>& documents = foreign.documents;
  for (uint32_t i = 0; i < counts.size(); ++i) {
    if (IsForeign(counts[i])) documents.push_back(i);
  }
  if (documents.empty()) return foreign;
  const size_t step = documents.size() / kSample + 1;
  size_t kept = 0;
  for (size_t i = 0; i < documents.size(); i += step) {
    documents[kept++] = documents[i];
  }
  documents.resize(kept);
  const Lexicon& lexicon = Lexicon::Shipped();
  foreign.of_language.resize(lexicon.languages());
  for (const uint32_t document : documents) {
    const auto language = lexicon.LanguageOf(words_of(document));
    const uint64_t words = counts[document].all;
    foreign.languages.push_back(language.value_or(kNoLanguage));
    foreign.words += words;
    if (language.has_value()) {
      ++foreign.of_language[*language];
    } else {
      ++foreign.others;
      foreign.words_of_others += words;
    }
  }
  return foreign;
}

// What to expect of a term before any document is counted.
class ForeignTerms::Prior {
 public:
  Prior(const ForeignDocuments& foreign, const TermPrior& prior)
      : foreign_(foreign),
        full_share_(prior.full_share),
        all_(static_cast<Fixed>(foreign.documents.size())),
        // Of other terms than words no lexicon tells anything.
        others_(prior.are_words ? foreign.others : all_),
        words_(prior.are_words ? foreign.words_of_others : foreign.words) {}

  // For how many documents it counts.
  uint64_t size() const {
    return (kPriorSize * others_ + kLexiconSize * (all_ - others_)) / all_;
  }

  // In what share of the documents the term is; it is said `times` in those
  // that no lexicon tells about.
  Fixed Of(uint32_t term, uint32_t times) const {
    Fixed documents = others_ * ShareByTimes(times);
    if (others_ < all_) {
      for (const WordUse& use : Lexicon::Shipped().UsesOf(term)) {
        documents += foreign_.of_language[use.language] * ShareOf(use);
      }
    }
    return documents / all_;
  }

 private:
  Fixed ShareByTimes(uint32_t times) const {
    if (full_share_ == 0 || times <= kFewTimes) return 0;
    const uint64_t often = uint64_t{times - kFewTimes} << (2 * kFixedBits);
    const auto share = static_cast<Fixed>(often / full_share_ / words_);
    const Fixed most = std::min(share, kFixedOne);
    return FixedProduct(most, most);
  }

  const ForeignDocuments& foreign_;
  const Fixed full_share_;
  const Fixed all_;       // documents
  const Fixed others_;    // of which no lexicon tells
  const uint64_t words_;  // of these
};

ForeignTerms::ForeignTerms(TermsOf terms_of, const ForeignDocuments& foreign,
                           const TermPrior& term_prior) {
  if (foreign.documents.empty()) return;
  absl::flat_hash_map<uint32_t, Counts> counts;
  for (size_t k = 0; k < foreign.documents.size(); ++k) {
    const TermList list = terms_of(foreign.documents[k]);
    const bool counts_times =
        !term_prior.are_words || foreign.languages[k] == kNoLanguage;
    for (size_t i = 0; i < list.size(); ++i) {
      Counts& count = counts[list.terms[i]];
      ++count.documents;
      if (counts_times) count.times += list.values[i];
    }
  }
  const Prior prior(foreign, term_prior);
  const uint64_t prior_size = prior.size();
  const uint64_t whole = (prior_size + foreign.documents.size()) << kFixedBits;
  const Fixed rarest = NaturalLog(kRarest);
  for (const auto& term : counts) {
    const uint64_t others =
        term.second.documents -
        std::min<uint64_t>(term.second.documents, kOneStory);
    const uint64_t part = prior_size * prior.Of(term.first, term.second.times) +
                          (others << kFixedBits);
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
