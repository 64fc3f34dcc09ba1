#include "cluster/story/batch_vectors.h"

#include <memory>
#include <utility>

#include "cluster/story/evidence.h"
#include "cluster/story/fixed_point.h"
#include "cluster/story/foreign_terms.h"
#include "cluster/story/sparse_vectors.h"
#include "cluster/story/term_table.h"

namespace samestory {
namespace {

struct MarkChannel {
  Channel channel;
  VectorKind kind;
};

constexpr MarkChannel kMarkChannels[] = {
    {Channel::kNames, VectorKind::kMarks},
    {Channel::kNumbers, VectorKind::kMarks},
    {Channel::kOrdinals, VectorKind::kShared},
    {Channel::kOrdinalNouns, VectorKind::kShared},
    {Channel::kDates, VectorKind::kShared},
    {Channel::kWeekdays, VectorKind::kShared},
    {Channel::kCounts, VectorKind::kShared},
    {Channel::kCountNouns, VectorKind::kShared},
};

SparseVectors VectorsOf(TermLists lists, const ForeignDocuments& foreign,
                        const Background& background, VectorKind kind,
                        int threads) {
  // How often they are said tells nothing of such terms.
  const TermTable table = TermTable::Count(
      lists, background,
      ForeignTerms([&](uint32_t document) { return lists.of(document); },
                   foreign, {}),
      threads);
  return MakeVectors(std::move(lists), table, kind, threads);
}

}  // namespace

VectorReader WordReader(const TextVectors& text) {
  struct Scratch {
    explicit Scratch(const TextVectors& text) : reader(text) {}
    TextVectors::Reader reader;
    std::vector<uint32_t> terms;
    std::vector<uint16_t> weights;
  };
  const auto scratch = std::make_shared<Scratch>(text);
  return [scratch](uint32_t document) {
    scratch->terms.clear();
    scratch->weights.clear();
    for (const TextVectors::Reader::Word& word :
         scratch->reader.Read(document)) {
      scratch->terms.push_back(word.term);
      scratch->weights.push_back(word.weight);
    }
    return TermList{scratch->terms, scratch->weights};
  };
}

BatchVectors MakeBatchVectors(BatchEvidence evidence,
                              std::vector<DocumentTime> times,
                              std::vector<uint64_t> sources,
                              const Background& background, int threads) {
  BatchVectors batch;
  batch.times = std::move(times);
  batch.sources = std::move(sources);
  batch.first_weekday = evidence.first_weekday();
  batch.text =
      TextVectors::Make(std::move(evidence.streams()), background, threads);
  std::vector<SparseVectors> marks(kChannels);
  for (const MarkChannel& mark : kMarkChannels) {
    marks[static_cast<size_t>(mark.channel)] =
        VectorsOf(std::move(evidence[mark.channel]), batch.text.foreign(),
                  background, mark.kind, threads);
  }
  batch.channels = ChannelVectors(std::move(marks), threads);
  return batch;
}

}  // namespace samestory
