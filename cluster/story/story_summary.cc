#include "cluster/story/story_summary.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>
#include <vector>

#include "base/parallel.h"
#include "cluster/story/background.h"
#include "cluster/story/evidence.h"
#include "cluster/story/headline.h"
#include "cluster/story/keywords.h"
#include "cluster/story/pair_features.h"
#include "cluster/story/sparse_vectors.h"
#include "cluster/story/term_lists.h"

namespace samestory {
namespace {

constexpr size_t kKeywords = 6;
constexpr size_t kLeadSentenceWords = 20;

// Members whose support for a title is looked at: of a large story the first
// by order say as much as all.
constexpr size_t kMostSupporters = 100;

// What a lead that says what a title says supports it, less than another title
// does: in tenths.
constexpr int64_t kLeadTenths = 4;

using Members = std::vector<uint32_t>;

std::vector<Members> MembersOf(absl::Span<const uint32_t> story_of) {
  std::vector<Members> members;
  for (uint32_t i = 0; i < story_of.size(); ++i) {
    if (story_of[i] >= members.size()) members.resize(story_of[i] + 1);
    members[story_of[i]].push_back(i);
  }
  return members;
}

// By document: the mean logit to the other members of its story.
std::vector<Fixed> MeanLogits(absl::Span<const Link> links,
                              absl::Span<const uint32_t> story_of,
                              absl::Span<const Members> members) {
  std::vector<Fixed> means(story_of.size(), 0);
  for (const Link& link : links) {
    if (story_of[link.a] != story_of[link.b]) continue;
    means[link.a] += link.weight - kLowestLogit;
    means[link.b] += link.weight - kLowestLogit;
  }
  for (uint32_t i = 0; i < means.size(); ++i) {
    const int64_t others = members[story_of[i]].size() - 1;
    means[i] = others == 0 ? kHighestLogit : kLowestLogit + means[i] / others;
  }
  return means;
}

// A member's title and lead, by ascending terms.
struct TitleAndLead {
  TermBlock lists;  // title, lead

  TermList title() const { return lists.of(0); }
  TermList lead() const { return lists.of(1); }
};

using Word = TextVectors::Reader::Word;

void Append(absl::Span<const Word> words, uint16_t Word::*weight,
            TermBlock* block) {
  for (const Word& word : words) {
    if (word.*weight == 0) continue;
    block->terms.push_back(word.term);
    block->values.push_back(word.*weight);
  }
  block->EndDocument();
}

std::vector<TitleAndLead> ReadTitlesAndLeads(const Members& members,
                                             TextVectors::Reader* reader) {
  std::vector<Word> words;
  std::vector<TitleAndLead> read(members.size());
  for (size_t i = 0; i < members.size(); ++i) {
    const absl::Span<const Word> own = reader->ReadTitleAndLead(members[i]);
    words.assign(own.begin(), own.end());
    std::sort(words.begin(), words.end(),
              [](const Word& x, const Word& y) { return x.term < y.term; });
    Append(words, &Word::title_weight, &read[i].lists);
    Append(words, &Word::lead_weight, &read[i].lists);
  }
  return read;
}

// How well the others' titles and leads support the title of `member`.
Fixed SupportOf(absl::Span<const TitleAndLead> members, size_t member) {
  const TermList title = members[member].title();
  Fixed support = 0;
  int64_t others = 0;
  for (size_t i = 0; i < members.size() && i < kMostSupporters; ++i) {
    if (i == member) continue;
    support += DotProduct(title, members[i].title()) +
               DotProduct(title, members[i].lead()) * kLeadTenths / 10;
    ++others;
  }
  return others == 0 ? 0 : support / others;
}

int64_t TimeOf(const BatchVectors& batch, uint32_t document) {
  return batch.times[document].value_or(std::numeric_limits<int64_t>::max());
}

// The member whose title stands for the story, or the most central one if
// none has a title. Ties go to the earliest, then to the smallest order.
uint32_t ChooseRepresentative(absl::Span<const StoryDocument> documents,
                              const BatchVectors& batch, const Members& members,
                              absl::Span<const Fixed> means,
                              TextVectors::Reader* reader) {
  if (members.size() == 1) return members[0];
  const std::vector<TitleAndLead> texts = ReadTitlesAndLeads(members, reader);
  const auto key = [&](size_t place) {
    const uint32_t member = members[place];
    const absl::string_view title = documents[member].title;
    // A title, however bad, before none.
    const Fixed worth =
        title.empty() ? -1 : TitleWorth(title, SupportOf(texts, place));
    return std::make_tuple(-worth, -(title.empty() ? means[member] : 0),
                           TimeOf(batch, member), member);
  };
  size_t best = 0;
  auto best_key = key(best);
  for (size_t place = 1; place < members.size(); ++place) {
    auto place_key = key(place);
    if (place_key >= best_key) continue;
    best = place;
    best_key = std::move(place_key);
  }
  return members[best];
}

std::string HeadlineOf(const StoryDocument& document) {
  if (!document.title.empty()) return std::string(document.title);
  return LeadSentence(document.body, kLeadSentenceWords);
}

}  // namespace

StoryClustering SummarizeStories(absl::Span<const StoryDocument> documents,
                                 const BatchVectors& batch,
                                 absl::Span<const Link> links,
                                 absl::Span<const uint32_t> story_of,
                                 absl::Span<const uint32_t> storyline_of,
                                 Fixed level, int threads) {
  StoryClustering result;
  const std::vector<Members> stories = MembersOf(story_of);
  const std::vector<Fixed> means = MeanLogits(links, story_of, stories);
  result.story_of.assign(story_of.begin(), story_of.end());
  for (Fixed mean : means) {
    result.score.push_back(DoubleFromFixed(Sigmoid(mean - level)));
  }
  result.stories.resize(stories.size());
  const TermWorth worth(Background::Shipped(), batch.text.foreign_words());
  ParallelFor(stories.size(), threads, [&](size_t begin, size_t end) {
    TextVectors::Reader reader(batch.text);
    KeywordChooser keywords(documents, worth);
    for (size_t i = begin; i < end; ++i) {
      const Members& members = stories[i];
      StorySummary& story = result.stories[i];
      story.storyline = storyline_of[members[0]];
      story.headline_from =
          ChooseRepresentative(documents, batch, members, means, &reader);
      story.headline = HeadlineOf(documents[story.headline_from]);
      story.keywords = keywords.Choose(members, kKeywords);
    }
  });
  for (const StorySummary& story : result.stories) {
    result.storylines = std::max(result.storylines, story.storyline + 1);
  }
  return result;
}

}  // namespace samestory
