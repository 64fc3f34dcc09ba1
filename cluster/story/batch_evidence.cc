#include "cluster/story/batch_evidence.h"

#include <algorithm>

#include "base/parallel.h"

namespace samestory {

void BatchEvidence::Append(uint32_t document, const Evidence& evidence) {
  for (size_t i = 0; i < kChannels; ++i) {
    channels_[i].Append(document, evidence[static_cast<Channel>(i)]);
  }
  first_weekday_[document] = evidence.first_weekday;
}

void BatchEvidence::EndBlock(size_t block) {
  for (TermLists& channel : channels_) channel.block(block).ShrinkToFit();
}

BatchEvidence ReadEvidence(size_t documents,
                           absl::FunctionRef<TitleAndBody(size_t)> text_of,
                           int threads) {
  BatchEvidence batch(documents);
  const size_t blocks = batch[Channel::kWords].blocks();
  ParallelFor(blocks, threads, [&](size_t begin, size_t end) {
    EvidenceReader reader;
    for (size_t block = begin; block < end; ++block) {
      const size_t last = std::min(documents, (block + 1) * TermLists::kBlock);
      for (size_t i = block * TermLists::kBlock; i < last; ++i) {
        const TitleAndBody text = text_of(i);
        batch.Append(static_cast<uint32_t>(i),
                     reader.Read(text.title, text.body));
      }
      batch.EndBlock(block);
    }
  });
  return batch;
}

}  // namespace samestory
