#include "cluster/story/posting_index.h"

#include <algorithm>
#include <cstdlib>
#include <random>
#include <set>
#include <tuple>
#include <utility>

#include "gtest/gtest.h"

namespace samestory {
namespace {

struct Batch {
  std::vector<DocumentTime> times;  // by document
  std::vector<std::vector<Probe>> by_rank;
};

Batch RandomBatch(size_t documents, int64_t most_time, int undated_in_ten,
                  uint32_t seed) {
  std::mt19937 random(seed);
  Batch batch;
  for (size_t i = 0; i < documents; ++i) {
    batch.times.push_back(static_cast<int64_t>(random() % most_time));
    if (static_cast<int>(random() % 10) < undated_in_ten) {
      batch.times.back() = absl::nullopt;
    }
    std::set<uint32_t> terms;
    while (terms.size() < 5) terms.insert(random() % 6 * (random() % 6));
    batch.by_rank.emplace_back();
    for (uint32_t term : terms) {
      const auto weight = static_cast<uint32_t>(1 + random() % 9);
      batch.by_rank.back().push_back({term, weight});
    }
  }
  return batch;
}

ProbeLists ListsOf(const Batch& batch) {
  ProbeLists lists(batch.by_rank.size());
  for (uint32_t i = 0; i < batch.by_rank.size(); ++i) {
    lists.Append(i, batch.by_rank[i]);
  }
  return lists;
}

using Posting = std::pair<uint32_t, uint32_t>;  // rank, weight

// The same by looking at everything.
class SlowIndex {
 public:
  SlowIndex(const Batch& batch, const TimeOrder& order,
            const PostingOptions& options)
      : batch_(batch), order_(order), options_(options) {}

  // Those of `term` that `rank` should meet.
  std::set<Posting> Find(uint32_t term, uint32_t rank) const {
    std::vector<Posting> dated, undated;
    for (uint32_t other = 0; other < order_.size(); ++other) {
      for (const Probe& probe : batch_.by_rank[other]) {
        if (probe.term != term) continue;
        if (!order_.IsDated(other)) {
          undated.push_back({other, probe.weight});
        } else if (IsInside(rank, other)) {
          dated.push_back({other, probe.weight});
        }
      }
    }
    CutToHeaviest(&undated);
    order_.IsDated(rank) ? CutToNearest(rank, &dated) : CutToHeaviest(&dated);
    std::set<Posting> found(dated.begin(), dated.end());
    found.insert(undated.begin(), undated.end());
    return found;
  }

 private:
  bool IsInside(uint32_t rank, uint32_t other) const {
    return !order_.IsDated(rank) ||
           (!options_.guessed.empty() &&
            options_.guessed[order_.DocumentOf(rank)]) ||
           std::abs(order_.TimeOf(rank) - order_.TimeOf(other)) <=
               options_.window;
  }

  void CutToHeaviest(std::vector<Posting>* postings) const {
    std::sort(postings->begin(), postings->end(),
              [&](const Posting& x, const Posting& y) {
                return std::make_tuple(y.second, order_.DocumentOf(x.first)) <
                       std::make_tuple(x.second, order_.DocumentOf(y.first));
              });
    if (postings->size() > options_.most) postings->resize(options_.most);
  }

  // Half of them before the first of the rank's time, if there are as many on
  // either side.
  void CutToNearest(uint32_t rank, std::vector<Posting>* postings) const {
    if (postings->size() <= options_.most) return;
    const uint32_t middle = order_.RankAt(order_.TimeOf(rank));
    int64_t first = 0;
    for (const Posting& posting : *postings) first += posting.first < middle;
    first -= options_.most / 2;
    first = std::max<int64_t>(first, 0);
    first = std::min<int64_t>(first, postings->size() - options_.most);
    postings->erase(postings->begin(), postings->begin() + first);
    postings->resize(options_.most);
  }

  const Batch& batch_;
  const TimeOrder& order_;
  const PostingOptions options_;
};

void ExpectAsSlow(const Batch& batch, const PostingOptions& options,
                  int threads) {
  const TimeOrder order(batch.times);
  const PostingIndex index(ListsOf(batch), order, options, threads);
  const SlowIndex slow(batch, order, options);
  std::vector<PostingSlice> slices;
  for (uint32_t rank = 0; rank < order.size(); ++rank) {
    std::multiset<std::pair<uint32_t, Posting>> found, wanted;
    index.FindSlices(rank, &slices);
    for (const PostingSlice& slice : slices) {
      for (uint32_t i = slice.begin; i < slice.end; ++i) {
        found.insert({slice.weight, {index.ranks()[i], index.weights()[i]}});
      }
    }
    for (const Probe& probe : batch.by_rank[rank]) {
      for (const Posting& posting : slow.Find(probe.term, rank)) {
        wanted.insert({probe.weight, posting});
      }
    }
    EXPECT_EQ(found, wanted) << rank;
  }
}

TEST(PostingIndexTest, ShowsWhatLookingAtEverythingFinds) {
  std::vector<uint8_t> third_guessed(90);
  for (size_t i = 0; i < third_guessed.size(); i += 3) third_guessed[i] = 1;
  uint32_t seed = 0;
  for (int64_t most_time : {1, 30, 100000}) {
    for (int undated_in_ten : {0, 3, 10}) {
      const Batch batch = RandomBatch(90, most_time, undated_in_ten, ++seed);
      for (uint32_t most : {1u, 7u, 20u, 1000u}) {
        for (int64_t window : {int64_t{0}, most_time / 5, 2 * most_time}) {
          ExpectAsSlow(batch, {most, window, {}}, 1 + seed % 2);
          ExpectAsSlow(batch, {most, window, third_guessed}, 1 + seed % 2);
        }
      }
    }
  }
}

TEST(PostingIndexTest, ABatchMayBeEmptyAndADocumentWithoutTerms) {
  ExpectAsSlow(Batch{}, {}, 1);
  ExpectAsSlow({{5, absl::nullopt}, {{}, {}}}, {}, 1);
}

TEST(PostingIndexTest, AskingForMemoryAheadHarmsNothing) {
  const Batch batch = RandomBatch(10, 100, 5, 1);
  const TimeOrder order(batch.times);
  const PostingIndex index(ListsOf(batch), order, {}, 1);
  for (uint32_t rank = 0; rank < 20; ++rank) {
    index.PrefetchLists(rank);
    index.PrefetchPostings(rank);
  }
}

}  // namespace
}  // namespace samestory
