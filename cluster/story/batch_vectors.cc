#include "cluster/story/batch_vectors.h"

#include <utility>

#include "cluster/story/evidence.h"
#include "cluster/story/sparse_vectors.h"
#include "cluster/story/term_table.h"

namespace samestory {
namespace {

// A channel whose terms have a table of their own.
struct OwnChannel {
  Channel channel;
  VectorKind kind;
};

constexpr OwnChannel kOwnChannels[] = {
    {Channel::kBigrams, VectorKind::kContent},
    {Channel::kNames, VectorKind::kMarks},
    {Channel::kNumbers, VectorKind::kMarks},
    {Channel::kOrdinals, VectorKind::kShared},
    {Channel::kOrdinalNouns, VectorKind::kShared},
    {Channel::kDates, VectorKind::kShared},
    {Channel::kWeekdays, VectorKind::kShared},
    {Channel::kCounts, VectorKind::kShared},
    {Channel::kCountNouns, VectorKind::kShared},
};

// Makes vectors of the batch's evidence, channel by channel.
class Maker {
 public:
  Maker(BatchEvidence* evidence, const Background& background, int threads)
      : evidence_(*evidence),
        background_(background),
        threads_(threads),
        vectors_(kChannels) {}

  // Words, title and lead share the table of the words. Gives its idfs.
  std::vector<uint32_t> MakeWords() {
    const TermTable table = CountTerms(Channel::kWords);
    for (Channel channel : {Channel::kWords, Channel::kTitle, Channel::kLead}) {
      Make(channel, table, VectorKind::kContent);
    }
    std::vector<uint32_t> idf;
    idf.reserve(table.terms());
    for (uint32_t id = 0; id < table.terms(); ++id) {
      idf.push_back(static_cast<uint32_t>(table.idf(id)));
    }
    return idf;
  }

  void MakeOwn(const OwnChannel& own) {
    Make(own.channel, CountTerms(own.channel), own.kind);
  }

  ChannelVectors Finish() && {
    return ChannelVectors(std::move(vectors_), threads_);
  }

 private:
  TermTable CountTerms(Channel channel) const {
    return TermTable::Count(evidence_[channel], background_, threads_);
  }
  void Make(Channel channel, const TermTable& table, VectorKind kind) {
    vectors_[static_cast<size_t>(channel)] =
        MakeVectors(std::move(evidence_[channel]), table, kind, threads_);
  }

  BatchEvidence& evidence_;
  const Background& background_;
  const int threads_;
  std::vector<SparseVectors> vectors_;
};

}  // namespace

BatchVectors MakeBatchVectors(BatchEvidence evidence,
                              std::vector<DocumentTime> times,
                              std::vector<uint64_t> sources,
                              const Background& background, int threads) {
  BatchVectors batch;
  batch.times = std::move(times);
  batch.sources = std::move(sources);
  batch.first_weekday = evidence.first_weekday();
  Maker maker(&evidence, background, threads);
  batch.word_idf = maker.MakeWords();
  for (const OwnChannel& own : kOwnChannels) maker.MakeOwn(own);
  batch.channels = std::move(maker).Finish();
  return batch;
}

}  // namespace samestory
