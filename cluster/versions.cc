#include "cluster/versions.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <utility>

#include "base/hashing.h"
#include "base/parallel.h"
#include "base/sort_hashes.h"
#include "base/status_macros.h"
#include "cluster/dedup/dedup_options.h"
#include "cluster/dedup/digest.h"
#include "cluster/dedup/grouping.h"
#include "cluster/sketch/similarity.h"

namespace samestory {
namespace {

// Articles are compared if so much of their sentences and samples is the same,
// or so much of the one's lies in the other's. Low, for the comparison decides.
constexpr double kLikeShare = .5;
constexpr double kPartShare = .6;
constexpr int kLeastPart = 10;

// Words that a text has of its own without saying anything: "Edition 17".
constexpr uint64_t kFewWords = 8;

// A text of no more words that stands under several titles may be a notice in
// place of the articles: to accept cookies, to subscribe.
constexpr uint64_t kNoticeWords = 150;

// Share of the lines and sentences of two articles that both have.
constexpr double kMaybeShare = .6;

// So many articles that may be versions of another one have a standing text in
// common with it. Who is taken for a version is lost, who is not is compared by
// what is left of it: so rather few.
constexpr uint32_t kStanding = 4;

// The units that an article is made of: its sentences, and lines that are one.
std::vector<Unit> LeavesOf(absl::Span<const Unit> units) {
  std::vector<Unit> leaves;
  LineUnits line;
  while (TakeLine(&units, &line)) {
    if (line.sentences.empty()) {
      leaves.push_back(line.whole);
    } else {
      leaves.insert(leaves.end(), line.sentences.begin(), line.sentences.end());
    }
  }
  return leaves;
}

std::vector<Unit> SortedLeavesOf(absl::Span<const Unit> units) {
  std::vector<Unit> leaves = LeavesOf(units);
  std::sort(leaves.begin(), leaves.end(),
            [](Unit x, Unit y) { return x.hash() < y.hash(); });
  return leaves;
}

uint64_t WordsIn(absl::Span<const Unit> units) {
  return std::accumulate(
      units.begin(), units.end(), uint64_t{0},
      [](uint64_t words, Unit unit) { return words + unit.words(); });
}

// Whether these may be all of a notice. A unit of as many words as units tell
// may have more.
bool MayBeNotice(absl::Span<const Unit> leaves) {
  return WordsIn(leaves) <= kNoticeWords &&
         std::all_of(leaves.begin(), leaves.end(),
                     [](Unit unit) { return unit.words() < Unit::kMostWords; });
}

// The words of `leaves` in units that are not among `others`, both sorted.
uint64_t OwnWords(absl::Span<const Unit> leaves,
                  absl::Span<const Unit> others) {
  uint64_t words = 0;
  for (const Unit leaf : leaves) {
    while (!others.empty() && others[0].hash() < leaf.hash()) {
      others.remove_prefix(1);
    }
    if (others.empty() || others[0].hash() != leaf.hash()) {
      words += leaf.words();
    }
  }
  return words;
}

// How many values of `sample` are not in `other`, both sorted.
size_t CountMissing(absl::Span<const uint32_t> sample,
                    absl::Span<const uint32_t> other) {
  size_t missing = 0;
  for (const uint32_t value : sample) {
    while (!other.empty() && other[0] < value) other.remove_prefix(1);
    missing += other.empty() || other[0] != value;
  }
  return missing;
}

// Whether `missing` sampled shingles are fewer than sentences of `own_words`
// words would miss that have nothing in common with the other text, by a tenth
// and a standard deviation of a count. Of one word changed in twenty a quarter
// is missing, of one in ten half.
bool AreEdited(uint64_t own_words, size_t missing) {
  const double expected = kSampledShare * static_cast<double>(own_words);
  return static_cast<double>(missing) <= .9 * expected - std::sqrt(expected);
}

// The hash of an article's title; 0 if it has none.
uint64_t TitleOf(const CountedArticle& article) {
  return EndWithTitle(article.units) ? article.units.back().hash() : 0;
}

// The hashes of an article's lines and sentences, as a set.
std::vector<uint64_t> UnitSet(absl::Span<const Unit> units) {
  std::vector<uint64_t> hashes;
  hashes.reserve(units.size());
  for (const Unit& unit : units) {
    const bool is_text =
        unit.kind() == Unit::kLine || unit.kind() == Unit::kSentence;
    // Mixed for all 64 bits to count: a unit keeps fewer.
    if (is_text && unit.words() > 0) hashes.push_back(MixHash(unit.hash()));
  }
  SortHashes(absl::MakeSpan(hashes));
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

// With what stands for its shingles.
std::vector<uint64_t> ComparedSet(const CountedArticle& article) {
  std::vector<uint64_t> hashes = UnitSet(article.units);
  for (const uint32_t value : article.sample) hashes.push_back(MixHash(value));
  SortHashes(absl::MakeSpan(hashes));
  return hashes;
}

bool ShareMostUnits(const CountedArticle& a, const CountedArticle& b) {
  const std::vector<uint64_t> units_a = UnitSet(a.units);
  const std::vector<uint64_t> units_b = UnitSet(b.units);
  return CountOverlap(units_a, units_b).jaccard() >= kMaybeShare;
}

absl::StatusOr<Grouping> GroupLike(absl::Span<const CountedArticle> articles,
                                   int threads) {
  std::vector<std::vector<uint64_t>> sets(articles.size());
  ParallelFor(sets.size(), threads, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) sets[i] = ComparedSet(articles[i]);
  });
  std::vector<DedupInput> inputs(sets.size());
  for (size_t i = 0; i < sets.size(); ++i) inputs[i] = {sets[i], i};
  DedupOptions options;
  options.jaccard_threshold = kLikeShare;
  options.containment_threshold = kPartShare;
  options.min_contained_shingles = kLeastPart;
  return GroupCopies(inputs, options, threads);
}

// By canonical: the longest of its group, itself if none is longer.
std::vector<uint32_t> LongestOf(absl::Span<const CountedArticle> articles,
                                absl::Span<const DocId> canonical,
                                int threads) {
  std::vector<uint64_t> words(articles.size());
  ParallelFor(words.size(), threads, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      words[i] = WordsIn(LeavesOf(articles[i].units));
    }
  });
  std::vector<uint32_t> longest(articles.size());
  std::iota(longest.begin(), longest.end(), 0);
  for (uint32_t i = 0; i < articles.size(); ++i) {
    uint32_t& of_group = longest[canonical[i]];
    if (words[i] > words[of_group]) of_group = i;
  }
  return longest;
}

}  // namespace

Version CompareVersions(const CountedArticle& a, const CountedArticle& b) {
  std::vector<Unit> shorter = SortedLeavesOf(a.units);
  std::vector<Unit> longer = SortedLeavesOf(b.units);
  absl::Span<const uint32_t> sample = a.sample;
  absl::Span<const uint32_t> other_sample = b.sample;
  if (WordsIn(shorter) > WordsIn(longer)) {
    shorter.swap(longer);
    std::swap(sample, other_sample);
  }
  const uint64_t own_words = OwnWords(shorter, longer);
  const uint64_t title = TitleOf(a);
  const bool same_title = title == TitleOf(b);
  // What outlets of an unknown pool print alike is a copy, no notice.
  if (!a.source.empty() && own_words == 0 && !same_title &&
      WordsIn(longer) == WordsIn(shorter) && MayBeNotice(shorter)) {
    return Version::kMaybe;
  }
  if (own_words < kFewWords) return Version::kSame;
  if (!sample.empty() &&
      AreEdited(own_words, CountMissing(sample, other_sample))) {
    return Version::kSame;
  }
  if (title != 0 && same_title) return Version::kSame;
  return ShareMostUnits(a, b) ? Version::kMaybe : Version::kOther;
}

absl::StatusOr<std::vector<uint32_t>> FindVersions(
    absl::Span<const CountedArticle> articles, int threads) {
  SAMESTORY_ASSIGN_OR_RETURN(const Grouping like, GroupLike(articles, threads));
  const std::vector<uint32_t> longest =
      LongestOf(articles, like.canonical, threads);
  std::vector<Version> versions(articles.size());
  ParallelFor(versions.size(), threads, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      const uint32_t canonical = like.canonical[i];
      versions[i] = CompareVersions(articles[i], articles[canonical]);
      // Of a few words above a standing text every other one seems grown.
      const uint32_t full = longest[canonical];
      if (i != canonical && full != canonical &&
          versions[i] == Version::kSame &&
          (i == full ||
           CompareVersions(articles[i], articles[full]) != Version::kSame)) {
        versions[i] = Version::kMaybe;
      }
    }
  });
  std::vector<uint32_t> maybe(articles.size());  // by canonical
  for (size_t i = 0; i < articles.size(); ++i) {
    maybe[like.canonical[i]] += versions[i] == Version::kMaybe;
  }
  std::vector<uint32_t> version_of(articles.size());
  for (uint32_t i = 0; i < articles.size(); ++i) {
    const uint32_t canonical = like.canonical[i];
    const bool is_one =
        versions[i] == Version::kSame ||
        (versions[i] == Version::kMaybe && maybe[canonical] < kStanding);
    version_of[i] = is_one ? canonical : i;
  }
  return version_of;
}

}  // namespace samestory
