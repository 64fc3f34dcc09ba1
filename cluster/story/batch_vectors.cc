#include "cluster/story/batch_vectors.h"

#include <utility>

#include "base/parallel.h"
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

constexpr size_t kOwnChannelCount = sizeof(kOwnChannels) / sizeof(OwnChannel);

// Words, title and lead share the table of the words.
void MakeWordVectors(absl::Span<const Evidence> evidence,
                     const Background& background, BatchVectors* batch) {
  const TermTable table =
      TermTable::Count(evidence, Channel::kWords, background);
  const auto make = [&](Channel channel) {
    return MakeVectors(evidence, channel, table, VectorKind::kContent);
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

BatchVectors MakeBatchVectors(absl::Span<const Evidence> evidence,
                              std::vector<DocumentTime> times,
                              std::vector<uint64_t> sources,
                              const Background& background, int threads) {
  BatchVectors batch;
  batch.times = std::move(times);
  batch.sources = std::move(sources);
  for (const Evidence& document : evidence) {
    const std::vector<TermCount>& day = document[Channel::kFirstWeekday];
    batch.first_weekday.push_back(day.empty() ? 0 : day[0].term);
  }
  // One task per table; the words come first, they take longest.
  ParallelFor(1 + kOwnChannelCount, threads, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      if (i == 0) {
        MakeWordVectors(evidence, background, &batch);
        continue;
      }
      const OwnChannel& own = kOwnChannels[i - 1];
      batch.*own.vectors = MakeVectors(
          evidence, own.channel,
          TermTable::Count(evidence, own.channel, background), own.kind);
    }
  });
  return batch;
}

}  // namespace samestory
