// How well GroupCopies does against brute force, and what it does to edits:
//
//   bazel run //bench/quality:copies_quality -- [NEWS.jsonl ...]
//
// prints two tables for each corpus: made-up words of which none comes twice,
// made-up news whose words follow Zipf's law, and each file given (any format
// `samestory` reads). A text of n words is n words of the corpus in a row,
// across articles if one is too short.
//
// The first table has a row for each threshold and length. Its texts are
// stories of one to six versions, with so many words changed that their Jaccard
// to the first goes from 1 to .2 below the threshold, and of a cut piece in
// every fourth, with up to one word of a hundred changed.
//   precision  members that by exact count are copies of their canonical
//   left       kept texts with an earlier kept text of Jaccard >= threshold
//   contained  of texts that lie to 90 % in a longer kept one which is no
//              roundup: those that are members
// The second table takes the defaults and pairs of one text and a version of
// it: how many of the pairs became one group.

#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "base/hashing.h"
#include "base/status_macros.h"
#include "cluster/dedup/grouping.h"
#include "cluster/sketch/doc_id.h"
#include "cluster/sketch/exact_index.h"
#include "cluster/sketch/similarity.h"
#include "cluster/sketch/synthetic_sets.h"
#include "cluster/text/article.h"
#include "io/read/article_reader.h"
#include "tests/testutil/synthetic_articles.h"

namespace samestory {
namespace {

// Words by their hashes, to be cut into texts of any length.
class Corpus {
 public:
  Corpus(std::string name, WordSequence words)
      : name_(std::move(name)), words_(std::move(words)) {}

  const std::string& name() const { return name_; }

  // The next `count` words; from the beginning again when all were given.
  WordSequence Next(size_t count) {
    if (at_ + count > words_.size()) at_ = 0;
    const auto begin = words_.begin() + at_;
    at_ += count;
    return WordSequence(begin, begin + count);
  }

  // Each word replaced with probability `rate` by some word of the corpus.
  WordSequence Edit(WordSequence words, double rate) {
    for (uint64_t& word : words) {
      const bool is_replaced = random_.Below(1000000) < rate * 1000000;
      if (is_replaced) word = words_[random_.Below(words_.size())];
    }
    return words;
  }

  SyntheticSource* random() { return &random_; }

 private:
  std::string name_;
  WordSequence words_;
  size_t at_ = 0;
  SyntheticSource random_{1};
};

void AppendWords(const std::string& text, WordSequence* words) {
  const auto is_between = [](char c) {
    return !absl::ascii_isalnum(c) && c > 0;
  };
  for (size_t at = 0; at < text.size();) {
    while (at < text.size() && is_between(text[at])) ++at;
    const size_t begin = at;
    while (at < text.size() && !is_between(text[at])) ++at;
    if (at == begin) continue;
    words->push_back(
        HashBytes(absl::AsciiStrToLower(text.substr(begin, at - begin))));
  }
}

Corpus ZipfCorpus() {
  SyntheticOptions options;
  options.copy_percent = 0;
  WordSequence words;
  for (const SyntheticArticle& made : MakeSyntheticArticles(10000, options)) {
    AppendWords(made.article.body, &words);
  }
  return Corpus("made up, words by Zipf's law", std::move(words));
}

absl::StatusOr<Corpus> FileCorpus(const std::string& path) {
  SAMESTORY_ASSIGN_OR_RETURN(ArticleReader reader,
                             ArticleReader::Open({path}, ReadOptions()));
  WordSequence words;
  Article article;
  while (true) {
    const absl::StatusOr<bool> more = reader.Next(&article);
    if (more.ok() && !*more) break;
    if (more.ok()) AppendWords(article.body, &words);
  }
  if (words.size() < 10000) {
    return absl::InvalidArgumentError(
        absl::StrCat(path, ": wants 10,000 words or more, got ", words.size()));
  }
  return Corpus(path.substr(path.rfind('/') + 1), std::move(words));
}

// The share of words to change at random for about this Jaccard: a change
// breaks five shingles on either side.
double RateFor(double jaccard) { return (1 - jaccard) / (1 + jaccard) / 5; }

std::vector<ShingleVector> MakeStories(Corpus* corpus, size_t count,
                                       size_t words, double threshold) {
  const double highest_rate = RateFor(threshold - .2);
  SyntheticSource* random = corpus->random();
  std::vector<ShingleVector> sets;
  while (sets.size() < count) {
    const WordSequence story = corpus->Next(words);
    sets.push_back(ShinglesOf(story));
    for (uint64_t versions = random->Below(6); versions > 0; --versions) {
      const double rate =
          highest_rate * static_cast<double>(random->Below(1000)) / 1000;
      sets.push_back(ShinglesOf(corpus->Edit(story, rate)));
    }
    if (random->Below(4) != 0) continue;
    const size_t length = words / 3 + random->Below(words / 3 + 1);
    const size_t begin = random->Below(words - length + 1);
    const WordSequence piece(story.begin() + begin,
                             story.begin() + begin + length);
    const double rate = static_cast<double>(random->Below(10)) / 1000;
    sets.push_back(ShinglesOf(corpus->Edit(piece, rate)));
  }
  return sets;
}

Grouping Group(const std::vector<ShingleVector>& sets,
               const DedupOptions& options) {
  std::vector<DedupInput> inputs(sets.size());
  for (size_t i = 0; i < sets.size(); ++i) inputs[i] = {sets[i], i};
  return *GroupCopies(inputs, options, /*threads=*/2);
}

struct Shares {
  size_t members = 0, true_members = 0;
  size_t kept = 0, left = 0;
  size_t contained = 0, contained_left = 0;
};

void CountMembers(const std::vector<ShingleVector>& sets,
                  const Grouping& grouping, const DedupOptions& options,
                  Shares* shares) {
  for (DocId doc = 0; doc < sets.size(); ++doc) {
    const DocId canonical = grouping.canonical[doc];
    if (canonical == doc) {
      ++shares->kept;
      continue;
    }
    const Overlap overlap = CountOverlap(sets[doc], sets[canonical]);
    ++shares->members;
    shares->true_members += overlap.jaccard() >= options.jaccard_threshold ||
                            overlap.a_in_b() >= options.containment_threshold;
    shares->contained +=
        grouping.evidence[doc].reason == MergeReason::kContainment;
  }
}

bool LiesInTheLonger(const SimilarPair& pair, const DedupOptions& options) {
  const Overlap& o = pair.overlap;
  const double share = o.a < o.b ? o.a_in_b() : o.b_in_a();
  return o.a != o.b && share >= options.containment_threshold &&
         std::min(o.a, o.b) >=
             static_cast<uint64_t>(options.min_contained_shingles);
}

// By all pairs of what was kept.
void CountLeft(const std::vector<ShingleVector>& sets, const Grouping& grouping,
               const DedupOptions& options, Shares* shares) {
  std::vector<bool> is_left(sets.size()), is_contained(sets.size());
  const ExactIndex index(SpansOf(sets));
  const auto is_kept = [&](DocId doc) {
    return grouping.canonical[doc] == doc;
  };
  const double least =
      std::min(options.jaccard_threshold, options.containment_threshold);
  for (const SimilarPair& pair : index.PairsByContainment(least)) {
    if (!is_kept(pair.a) || !is_kept(pair.b)) continue;
    if (pair.overlap.jaccard() >= options.jaccard_threshold) {
      is_left[pair.b] = true;
    } else if (LiesInTheLonger(pair, options)) {
      const bool a_is_longer = pair.overlap.a > pair.overlap.b;
      if (grouping.roundup[a_is_longer ? pair.a : pair.b]) continue;
      is_contained[a_is_longer ? pair.b : pair.a] = true;
    }
  }
  shares->left = std::count(is_left.begin(), is_left.end(), true);
  shares->contained_left =
      std::count(is_contained.begin(), is_contained.end(), true);
}

double Share(size_t part, size_t whole) {
  return whole == 0 ? 1
                    : static_cast<double>(part) / static_cast<double>(whole);
}

std::string ContainedCell(const Shares& shares) {
  const size_t all = shares.contained + shares.contained_left;
  if (all == 0) return "none";
  char cell[64];
  std::snprintf(cell, sizeof(cell), "%.3f of %zu", Share(shares.contained, all),
                all);
  return cell;
}

void PrintAgainstBruteForce(Corpus* corpus) {
  std::printf(
      "\n| threshold | words | texts | members | precision | left | contained "
      "|\n|---|---|---|---|---|---|---|\n");
  const struct {
    size_t words, texts;
  } kCases[] = {{20, 4000},  {50, 4000},   {100, 3000},
                {400, 2000}, {1000, 1000}, {5000, 300}};
  for (const double threshold : {.5, .6, .7, .8, .9}) {
    for (const auto& c : kCases) {
      DedupOptions options;
      options.jaccard_threshold = threshold;
      const auto sets = MakeStories(corpus, c.texts, c.words, threshold);
      const Grouping grouping = Group(sets, options);
      Shares shares;
      CountMembers(sets, grouping, options, &shares);
      CountLeft(sets, grouping, options, &shares);
      std::printf("| %.1f | %zu | %zu | %zu | %.3f | %.2f %% | %s |\n",
                  threshold, c.words, sets.size(), shares.members,
                  Share(shares.true_members, shares.members),
                  100 * Share(shares.left, shares.kept),
                  ContainedCell(shares).c_str());
    }
  }
}

struct EditedText {
  const char* name;
  WordSequence words;
};

// What happens to a report on its way from site to site.
std::vector<EditedText> EditsOf(const WordSequence& words, Corpus* corpus) {
  const size_t n = words.size(), third = n / 3;
  const WordSequence head(words.begin(), words.begin() + third);
  const WordSequence rest(words.begin() + 2 * third, words.end());
  const WordSequence half(words.begin(), words.begin() + n / 2);
  return {
      {"one word prepended", Concatenate({corpus->Next(1), words})},
      {"a sentence of 20 appended", Concatenate({words, corpus->Next(20)})},
      {"the middle third cut out", Concatenate({head, rest})},
      {"the second half cut off", half},
      {"boilerplate of 40 added", Concatenate({words, corpus->Next(40)})},
      {"1 % of the words changed", corpus->Edit(words, .01)},
      {"3 % of the words changed", corpus->Edit(words, .03)},
      {"10 % of the words changed", corpus->Edit(words, .1)},
  };
}

void PrintEdits(Corpus* corpus) {
  constexpr size_t kTexts = 500;
  const size_t kLengths[] = {50, 100, 200, 400, 1000};
  const size_t num_edits = EditsOf(corpus->Next(60), corpus).size();
  std::vector<std::string> rows(num_edits);
  for (const size_t words : kLengths) {
    std::vector<size_t> found(num_edits);
    for (size_t edit = 0; edit < num_edits; ++edit) {
      std::vector<ShingleVector> sets;
      for (size_t i = 0; i < kTexts; ++i) {
        const WordSequence text = corpus->Next(words);
        const EditedText edited = EditsOf(text, corpus)[edit];
        if (words == kLengths[0] && i == 0) rows[edit] = edited.name;
        sets.push_back(ShinglesOf(text));
        sets.push_back(ShinglesOf(edited.words));
      }
      const Grouping grouping = Group(sets, DedupOptions());
      for (DocId doc = 0; doc < sets.size(); doc += 2) {
        found[edit] += grouping.canonical[doc] == grouping.canonical[doc + 1];
      }
      char cell[16];
      std::snprintf(cell, sizeof(cell), " | %.3f", Share(found[edit], kTexts));
      rows[edit] += cell;
    }
  }
  std::printf(
      "\n| edit | 50 words | 100 | 200 | 400 | 1,000 |\n"
      "|---|---|---|---|---|---|\n");
  for (const std::string& row : rows) std::printf("| %s |\n", row.c_str());
}

void Print(Corpus corpus) {
  std::printf("\n### %s\n", corpus.name().c_str());
  PrintAgainstBruteForce(&corpus);
  PrintEdits(&corpus);
  std::fflush(stdout);
}

int Main(int argc, char** argv) {
  Print(Corpus("made up, no word twice", SyntheticSource(2).Words(10000000)));
  Print(ZipfCorpus());
  for (int i = 1; i < argc; ++i) {
    const absl::StatusOr<Corpus> corpus = FileCorpus(argv[i]);
    if (!corpus.ok()) {
      std::fprintf(stderr, "%s\n", corpus.status().ToString().c_str());
      return 1;
    }
    Print(*corpus);
  }
  return 0;
}

}  // namespace
}  // namespace samestory

int main(int argc, char** argv) { return samestory::Main(argc, argv); }
