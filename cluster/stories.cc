#include "cluster/stories.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "cluster/stable_ids.h"

namespace samestory {
namespace {

// By time, the undated last, then by id.
class ByTime {
 public:
  explicit ByTime(absl::Span<const Article> articles) : articles_(articles) {}

  bool operator()(DocId a, DocId b) const { return Key(a) < Key(b); }

 private:
  std::tuple<absl::Time, absl::string_view> Key(DocId doc) const {
    const Article& article = articles_[doc];
    return {article.published.value_or(absl::InfiniteFuture()), article.id};
  }

  absl::Span<const Article> articles_;
};

std::vector<Placement> PlaceArticles(absl::Span<const Article> articles,
                                     const Grouping& grouping,
                                     const ClusteredDocuments& documents) {
  const bool has_stories = !documents.clustering.stories.empty();
  std::vector<Placement> placements(articles.size());
  for (DocId doc = 0; doc < articles.size(); ++doc) {
    Placement& placement = placements[doc];
    placement.canonical = grouping.canonical[doc];
    placement.to_canonical = grouping.evidence[doc];
    placement.group = GroupId(articles[placement.canonical]);
    if (has_stories) {
      const uint32_t document = documents.document_of[doc];
      placement.story = documents.clustering.story_of[document];
      placement.score = documents.clustering.score[document];
    }
  }
  return placements;
}

std::vector<Story> DescribeStories(const ClusteredDocuments& documents) {
  std::vector<Story> stories(documents.clustering.stories.size());
  for (size_t i = 0; i < stories.size(); ++i) {
    const StorySummary& summary = documents.clustering.stories[i];
    stories[i].headline = summary.headline;
    stories[i].headline_from = documents.docs[summary.headline_from];
    stories[i].keywords = summary.keywords;
  }
  return stories;
}

// The documents stand by time, so the first met of a story or storyline is
// the one it is named after.
void NameStories(absl::Span<const Article> articles,
                 const ClusteredDocuments& documents,
                 std::vector<Story>* stories) {
  const StoryClustering& clustering = documents.clustering;
  std::vector<std::string> storylines(clustering.storylines);
  for (size_t i = 0; i < clustering.story_of.size(); ++i) {
    const Article& article = articles[documents.docs[i]];
    const uint32_t story = clustering.story_of[i];
    std::string& storyline = storylines[clustering.stories[story].storyline];
    if (storyline.empty()) storyline = StorylineId(article);
    if ((*stories)[story].id.empty()) (*stories)[story].id = StoryId(article);
  }
  for (size_t i = 0; i < stories->size(); ++i) {
    (*stories)[i].storyline = storylines[clustering.stories[i].storyline];
  }
}

void FillMembers(absl::Span<const Article> articles, Stories* result) {
  for (DocId doc = 0; doc < articles.size(); ++doc) {
    result->stories[result->placements[doc].story].articles.push_back(doc);
  }
  for (Story& story : result->stories) {
    std::sort(story.articles.begin(), story.articles.end(), ByTime(articles));
  }
}

void SortStories(absl::Span<const Article> articles, Stories* result) {
  const ByTime by_time(articles);
  std::vector<uint32_t> order(result->stories.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    const std::vector<DocId>& left = result->stories[a].articles;
    const std::vector<DocId>& right = result->stories[b].articles;
    if (left.size() != right.size()) return left.size() > right.size();
    return by_time(left[0], right[0]);
  });
  std::vector<Story> sorted;
  sorted.reserve(order.size());
  std::vector<uint32_t> new_index(order.size());
  for (uint32_t i = 0; i < order.size(); ++i) {
    new_index[order[i]] = i;
    sorted.push_back(std::move(result->stories[order[i]]));
  }
  result->stories = std::move(sorted);
  for (Placement& placement : result->placements) {
    placement.story = new_index[placement.story];
  }
}

}  // namespace

Stories MakeStories(absl::Span<const Article> articles,
                    const Grouping& grouping,
                    const ClusteredDocuments& documents) {
  Stories result;
  result.copies = grouping.counters;
  result.placements = PlaceArticles(articles, grouping, documents);
  result.stories = DescribeStories(documents);
  if (result.stories.empty()) return result;
  NameStories(articles, documents, &result.stories);
  FillMembers(articles, &result);
  SortStories(articles, &result);
  return result;
}

}  // namespace samestory
