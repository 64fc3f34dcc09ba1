#include "cluster/story/batch_vectors.h"

#include <utility>

#include "cluster/story/evidence.h"
#include "cluster/story/term_lists.h"
#include "cluster/story/term_table.h"

namespace samestory {
namespace {

// A channel whose terms have a table of their own.
struct OwnChannel {
  Channel channel;
  VectorKind kind;
  SparseVectors BatchVectors::*vectors;
};

constexpr OwnChannel kOwnChannels[] = {
    {Channel::kBigrams, VectorKind::kContent, &BatchVectors::bigrams},
    {Channel::kNames, VectorKind::kMarks, &BatchVectors::names},
    {Channel::kNumbers, VectorKind::kMarks, &BatchVectors::numbers},
    {Channel::kOrdinals, VectorKind::kShared, &BatchVectors::ordinals},
    {Channel::kOrdinalNouns, VectorKind::kShared, &BatchVectors::ordinal_nouns},
    {Channel::kDates, VectorKind::kShared, &BatchVectors::dates},
    {Channel::kWeekdays, VectorKind::kShared, &BatchVectors::weekdays},
    {Channel::kCounts, VectorKind::kShared, &BatchVectors::counts},
    {Channel::kCountNouns, VectorKind::kShared, &BatchVectors::count_nouns},
};

// Words, title and lead share the table of the words.
void MakeWordVectors(BatchEvidence* evidence, const Background& background,
                     int threads, BatchVectors* batch) {
  const TermTable table =
      TermTable::Count((*evidence)[Channel::kWords], background, threads);
  const auto make = [&](Channel channel) {
    return MakeVectors(std::move((*evidence)[channel]), table,
                       VectorKind::kContent, threads);
  };
  batch->words = make(Channel::kWords);
  batch->title = make(Channel::kTitle);
  batch->lead = make(Channel::kLead);
  batch->word_idf.reserve(table.terms());
  for (uint32_t id = 0; id < table.terms(); ++id) {
    batch->word_idf.push_back(static_cast<uint32_t>(table.idf(id)));
  }
}

}  // namespace

BatchVectors MakeBatchVectors(BatchEvidence evidence,
                              std::vector<DocumentTime> times,
                              std::vector<uint64_t> sources,
                              const Background& background, int threads) {
  BatchVectors batch;
  batch.times = std::move(times);
  batch.sources = std::move(sources);
  batch.first_weekday = evidence.first_weekday();
  MakeWordVectors(&evidence, background, threads, &batch);
  for (const OwnChannel& own : kOwnChannels) {
    TermLists& lists = evidence[own.channel];
    const TermTable table = TermTable::Count(lists, background, threads);
    batch.*own.vectors =
        MakeVectors(std::move(lists), table, own.kind, threads);
  }
  return batch;
}

}  // namespace samestory
