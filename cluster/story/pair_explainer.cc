#include "cluster/story/pair_explainer.h"

#include <algorithm>
#include <tuple>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/types/optional.h"
#include "cluster/story/background.h"
#include "cluster/story/disjoint_sets.h"
#include "cluster/story/evidence.h"
#include "cluster/story/fixed_point.h"
#include "cluster/story/pair_features.h"
#include "cluster/text/tokens.h"

namespace samestory {
namespace {

constexpr size_t kMostShared = 8;

// The channel whose shared terms show what a feature measures.
absl::optional<Channel> ChannelOf(Feature feature) {
  switch (feature) {
    case Feature::kWords:
      return Channel::kWords;
    case Feature::kNames:
      return Channel::kNames;
    case Feature::kNumbers:
      return Channel::kNumbers;
    case Feature::kLead:
      return Channel::kLead;
    case Feature::kTitle:
      return Channel::kTitle;
    case Feature::kBigrams:
      return Channel::kBigrams;
    case Feature::kOrdinals:
      return Channel::kOrdinals;
    case Feature::kOtherOrdinals:
      return Channel::kOrdinalNouns;
    case Feature::kDates:
      return Channel::kDates;
    case Feature::kCounts:
      return Channel::kCounts;
    case Feature::kOtherCounts:
      return Channel::kCountNouns;
    default:
      return absl::nullopt;
  }
}

using Texts = absl::flat_hash_map<uint64_t, absl::string_view>;

// The terms of one channel as the document writes them first.
Texts TermTexts(const StoryDocument& document, Channel channel) {
  Texts texts;
  for (const bool is_title : {true, false}) {
    const absl::string_view text = is_title ? document.title : document.body;
    for (const Mention& mention :
         FindMentions(text, is_title, Channels::Of({channel}))) {
      texts.insert({mention.term,
                    text.substr(mention.begin, mention.end - mention.begin)});
    }
  }
  return texts;
}

// In more than a quarter of all news.
bool IsStopWord(uint64_t hash) {
  const Background& background = Background::Shipped();
  return background.CountOf(Background::KeyOf(hash)) * 4 >
         background.documents();
}

// Whether a term of `channel` is a number with a stop word behind it: "2026
// in" weighs a little, and tells a reader nothing.
bool CountsAStopWord(Channel channel, absl::string_view text) {
  if (channel != Channel::kCounts && channel != Channel::kCountNouns &&
      channel != Channel::kOrdinals && channel != Channel::kOrdinalNouns) {
    return false;
  }
  const std::vector<Token> tokens = Tokenize(text);
  return !tokens.empty() && IsStopWord(tokens.back().hash);
}

// Terms of two words may stand on two lines, and are shown on one.
std::string OnOneLine(absl::string_view text) {
  return absl::StrJoin(
      absl::StrSplit(text, absl::ByAnyChar(" \t\r\n"), absl::SkipEmpty()), " ");
}

// What both documents have in `channel`, the rarest in news first.
std::vector<std::string> SharedTerms(const StoryDocument& a,
                                     const StoryDocument& b, Channel channel) {
  const Background& background = Background::Shipped();
  const Texts texts_a = TermTexts(a, channel);
  std::vector<std::tuple<uint32_t, std::string>> shared;
  for (const auto& term : TermTexts(b, channel)) {
    const auto found = texts_a.find(term.first);
    if (found == texts_a.end()) continue;
    const uint32_t count = background.CountOf(Background::KeyOf(term.first));
    if (IsStopWord(term.first) || CountsAStopWord(channel, found->second)) {
      continue;
    }
    shared.emplace_back(count, OnOneLine(found->second));
  }
  std::sort(shared.begin(), shared.end());
  std::vector<std::string> result;
  for (const auto& term : shared) {
    if (result.size() == kMostShared) break;
    result.push_back(std::get<1>(term));
  }
  return result;
}

}  // namespace

PairExplanation ExplainPair(absl::Span<const StoryDocument> documents,
                            const BatchVectors& batch,
                            const PairWeights& weights, uint32_t a,
                            uint32_t b) {
  const PairFeatures features = MeasurePair(batch, a, b);
  PairExplanation explanation;
  for (size_t i = 0; i < kFeatures; ++i) {
    const auto feature = static_cast<Feature>(i);
    ChannelEvidence evidence;
    evidence.name = std::string(FeatureName(feature));
    evidence.value = DoubleFromFixed(features[feature]);
    evidence.weight = DoubleFromFixed(weights[feature]);
    evidence.contribution = evidence.value * evidence.weight;
    evidence.unknown = features.unknown(feature);
    const absl::optional<Channel> channel = ChannelOf(feature);
    if (channel.has_value() && evidence.value != 0 && !evidence.unknown) {
      evidence.shared = SharedTerms(documents[a], documents[b], *channel);
    }
    explanation.channels.push_back(std::move(evidence));
  }
  if (!batch.embeddings.empty()) {
    ChannelEvidence evidence;
    evidence.name = "embeddings";
    evidence.value = DoubleFromFixed(features.embedding());
    evidence.weight = DoubleFromFixed(weights.embeddings);
    evidence.contribution = evidence.value * evidence.weight;
    evidence.unknown =
        batch.embeddings[a].empty() || batch.embeddings[b].empty();
    explanation.channels.push_back(std::move(evidence));
  }
  const Fixed logit = ScorePair(features, weights);
  explanation.bias = DoubleFromFixed(weights.bias);
  explanation.logit = DoubleFromFixed(logit);
  explanation.probability = DoubleFromFixed(Sigmoid(logit));
  return explanation;
}

namespace {

// The parent of each node that can be reached from `from` over `edges`, which
// form a forest; a node not reached is its own parent.
std::vector<uint32_t> Parents(size_t nodes, absl::Span<const Link> edges,
                              uint32_t from) {
  const LinkGraph forest(nodes, edges);
  std::vector<uint32_t> parents(nodes);
  for (uint32_t i = 0; i < nodes; ++i) parents[i] = i;
  std::vector<uint32_t> stack = {from};
  while (!stack.empty()) {
    const uint32_t node = stack.back();
    stack.pop_back();
    for (const Neighbour& next : forest.of(node)) {
      if (next.node == from || parents[next.node] != next.node) continue;
      parents[next.node] = node;
      stack.push_back(next.node);
    }
  }
  return parents;
}

}  // namespace

// Along the maximum spanning tree (Kruskal) every path is such a way.
std::vector<uint32_t> StrongestPath(absl::Span<const Link> links,
                                    absl::Span<const uint32_t> story_of,
                                    uint32_t a, uint32_t b) {
  std::vector<Link> inside;
  for (const Link& link : links) {
    if (story_of[link.a] == story_of[a] && story_of[link.b] == story_of[a]) {
      inside.push_back(link);
    }
  }
  std::sort(inside.begin(), inside.end(), [](const Link& x, const Link& y) {
    return std::tie(y.weight, x.a, x.b) < std::tie(x.weight, y.a, y.b);
  });
  DisjointSets sets(story_of.size());
  std::vector<Link> tree;
  for (const Link& link : inside) {
    if (sets.Join(link.a, link.b)) tree.push_back(link);
  }
  const std::vector<uint32_t> parents = Parents(story_of.size(), tree, b);
  std::vector<uint32_t> path = {a};
  while (path.back() != b && parents[path.back()] != path.back()) {
    path.push_back(parents[path.back()]);
  }
  return path;
}

namespace {

// What the affair says beyond the pair's own score; empty if it is of the pair
// alone, or there is none.
std::string AffairClause(const PairExplanation& explanation) {
  if (explanation.affair_articles <= 2) return "";
  return absl::StrFormat(
      "; the two parts of their affair (%d articles) that hold them score "
      "%.2f on average",
      explanation.affair_articles, explanation.affair_logit);
}

// How a person would call the evidence that a pair is two events.
struct Conflict {
  Feature feature;
  absl::string_view text;
};

constexpr Conflict kConflicts[] = {
    {Feature::kOtherOrdinals, "other ordinals"},
    {Feature::kOtherCounts, "other numbers"},
    {Feature::kOtherWeekdays, "no weekday in common"},
    {Feature::kNextDay, "first weekdays a day apart"},
    {Feature::kOtherDay, "first weekdays days apart"},
    {Feature::kDays, "published days apart"},
    {Feature::kSameSource, "one outlet"},
};

// With less in the balance a conflict is not worth a word.
constexpr double kLeastConflict = .1;

// What speaks against one story, with the nouns that are counted differently:
// "; against it: other ordinals (trip), published days apart".
std::string ConflictClause(const PairExplanation& explanation) {
  std::vector<std::string> conflicts;
  for (const Conflict& conflict : kConflicts) {
    for (const ChannelEvidence& channel : explanation.channels) {
      if (channel.name != FeatureName(conflict.feature) ||
          channel.contribution > -kLeastConflict) {
        continue;
      }
      conflicts.emplace_back(conflict.text);
      if (channel.shared.empty()) continue;
      absl::StrAppend(&conflicts.back(), " (",
                      absl::StrJoin(channel.shared, ", "), ")");
    }
  }
  if (conflicts.empty()) return "";
  return absl::StrCat("; against it: ", absl::StrJoin(conflicts, ", "));
}

}  // namespace

std::string VerdictOf(const PairExplanation& explanation) {
  const bool reaches = explanation.logit >= explanation.threshold;
  const std::string pair =
      absl::StrFormat("the pair alone scores %.2f, one story from %.2f",
                      explanation.logit, explanation.threshold);
  const std::string affair = AffairClause(explanation);
  if (explanation.same_story) {
    return absl::StrCat("One story", reaches ? "" : " through other articles",
                        ": ", pair, affair, ".");
  }
  const std::string line =
      explanation.same_storyline ? " of one storyline" : ", no storyline";
  const std::string doubt =
      !reaches ? ""
      : explanation.affair_articles == 0
          ? "; the articles each is with fit together worse"
          : absl::StrFormat(", beside what else is in it one story from %.2f",
                            explanation.affair_asked);
  return absl::StrCat("Two stories", line, ": ", pair, affair, doubt,
                      ConflictClause(explanation), ".");
}

}  // namespace samestory
