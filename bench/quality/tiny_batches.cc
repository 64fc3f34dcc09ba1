#include "bench/quality/tiny_batches.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>

#include "cluster/story/story_clusterer.h"

namespace samestory {
namespace {

constexpr int kUntitledOfTen = 3;

// The articles of each story, by topic.
using Stories = std::map<std::string, std::vector<size_t>>;
using Topics = std::map<std::string, Stories>;

class Drawer {
 public:
  Drawer(const LabelledSet& set, uint32_t seed) : set_(set), random_(seed) {
    for (size_t i = 0; i < set.articles.size(); ++i) {
      topics_[set.articles[i].topic][set.articles[i].story].push_back(i);
    }
    for (const auto& topic : topics_) names_.push_back(topic.first);
  }

  // Empty if the topic that was drawn has no such stories.
  LabelledSet Draw(const BatchShape& shape);

 private:
  size_t Below(size_t limit) { return random_() % limit; }
  bool DrawStory(const Stories& stories, size_t size,
                 std::set<std::string>* used, LabelledSet* batch);
  void Add(size_t article, LabelledSet* batch);

  const LabelledSet& set_;
  Topics topics_;
  std::vector<std::string> names_;
  std::mt19937 random_;
};

void Drawer::Add(size_t article, LabelledSet* batch) {
  batch->articles.push_back(set_.articles[article]);
  batch->articles.back().published = absl::nullopt;
  if (Below(10) < kUntitledOfTen) batch->articles.back().title.clear();
}

bool Drawer::DrawStory(const Stories& stories, size_t size,
                       std::set<std::string>* used, LabelledSet* batch) {
  std::vector<std::string> possible;
  for (const auto& story : stories) {
    if (story.second.size() >= size && used->count(story.first) == 0) {
      possible.push_back(story.first);
    }
  }
  if (possible.empty()) return false;
  const std::string& name = possible[Below(possible.size())];
  used->insert(name);
  std::vector<size_t> articles = stories.at(name);
  for (size_t i = 0; i < size; ++i) {
    std::swap(articles[i], articles[i + Below(articles.size() - i)]);
    Add(articles[i], batch);
  }
  return true;
}

LabelledSet Drawer::Draw(const BatchShape& shape) {
  LabelledSet batch;
  const std::string topic = names_[Below(names_.size())];
  std::set<std::string> used;
  for (size_t size : shape.stories) {
    if (!DrawStory(topics_[topic], size, &used, &batch)) return {};
  }
  for (size_t i = 0; i < shape.strangers; ++i) {
    size_t article = Below(set_.articles.size());
    while (set_.articles[article].topic == topic) {
      article = Below(set_.articles.size());
    }
    Add(article, &batch);
  }
  return batch;
}

bool SamePartition(absl::Span<const uint32_t> x, absl::Span<const uint32_t> y) {
  for (size_t i = 0; i < x.size(); ++i) {
    for (size_t k = 0; k < i; ++k) {
      if ((x[i] == x[k]) != (y[i] == y[k])) return false;
    }
  }
  return true;
}

}  // namespace

std::vector<BatchShape> ShapesOfTwo() { return {{{2, 2}}}; }

std::vector<BatchShape> ShapesOfFour() {
  return {{{2, 2}}, {{3, 1}}, {{4}}, {{1, 1}, 2}};
}

std::vector<BatchShape> ShapesOfFive() {
  return {{{1, 1, 1, 1, 1}}, {{2, 1, 1, 1}}, {{2, 2, 1}}, {{3, 1, 1}}};
}

std::vector<LabelledSet> DrawBatches(const LabelledSet& set,
                                     absl::Span<const BatchShape> shapes,
                                     size_t count, uint32_t seed) {
  constexpr size_t kTries = 100;  // a batch
  Drawer drawer(set, seed);
  std::vector<LabelledSet> batches;
  for (size_t i = 0; i < count * kTries && batches.size() < count; ++i) {
    LabelledSet batch = drawer.Draw(shapes[batches.size() % shapes.size()]);
    if (!batch.articles.empty()) batches.push_back(std::move(batch));
  }
  return batches;
}

size_t CountExact(absl::Span<const LabelledSet> batches,
                  const StoryOptions& options) {
  size_t exact = 0;
  for (const LabelledSet& batch : batches) {
    const auto found = ClusterStories(DocumentsOf(batch), options);
    exact += found.ok() && SamePartition(found->story_of, GoldOf(batch));
  }
  return exact;
}

}  // namespace samestory
