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

// How well the others' titles and leads support the title of `member`.
Fixed SupportOf(const BatchVectors& batch, uint32_t member,
                const Members& members) {
  const TermList title = batch.channels.of(Channel::kTitle, member);
  Fixed support = 0;
  int64_t others = 0;
  for (size_t i = 0; i < members.size() && i < kMostSupporters; ++i) {
    if (members[i] == member) continue;
    support += std::max(
        DotProduct(title, batch.channels.of(Channel::kTitle, members[i])),
        DotProduct(title, batch.channels.of(Channel::kLead, members[i])));
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
                              absl::Span<const Fixed> means) {
  const auto key = [&](uint32_t member) {
    const absl::string_view title = documents[member].title;
    // A title, however bad, before none.
    const Fixed worth =
        title.empty() ? -1
                      : (SupportOf(batch, member, members) + kFixedOne / 8) >>
                            TitlePenalty(title);
    return std::make_tuple(-worth, -(title.empty() ? means[member] : 0),
                           TimeOf(batch, member), member);
  };
  uint32_t best = members[0];
  if (members.size() == 1) return best;
  auto best_key = key(best);
  for (uint32_t member : members) {
    auto member_key = key(member);
    if (member_key >= best_key) continue;
    best = member;
    best_key = std::move(member_key);
  }
  return best;
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
  ParallelFor(stories.size(), threads, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      const Members& members = stories[i];
      StorySummary& story = result.stories[i];
      story.storyline = storyline_of[members[0]];
      story.headline_from =
          ChooseRepresentative(documents, batch, members, means);
      story.headline = HeadlineOf(documents[story.headline_from]);
      story.keywords =
          ChooseKeywords(documents, members, Background::Shipped(), kKeywords);
    }
  });
  for (const StorySummary& story : result.stories) {
    result.storylines = std::max(result.storylines, story.storyline + 1);
  }
  return result;
}

}  // namespace samestory
