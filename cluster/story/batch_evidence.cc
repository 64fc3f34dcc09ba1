#include "cluster/story/batch_evidence.h"

#include <algorithm>

#include "base/parallel.h"

namespace samestory {

BatchEvidence::BatchEvidence(size_t documents)
    : channels_(kChannels), first_weekday_(documents) {
  for (size_t i = kTextChannels; i < kChannels; ++i) {
    channels_[i] = TermLists(documents);
  }
}

void BatchEvidence::Append(uint32_t document, const Evidence& evidence) {
  for (size_t i = kTextChannels; i < kChannels; ++i) {
    channels_[i].Append(document, evidence[static_cast<Channel>(i)]);
  }
  first_weekday_[document] = evidence.first_weekday;
}

void BatchEvidence::EndBlock(size_t block) {
  for (size_t i = kTextChannels; i < kChannels; ++i) {
    channels_[i].block(block).ShrinkToFit();
  }
}

BatchEvidence ReadEvidence(size_t documents,
                           absl::FunctionRef<TitleAndBody(size_t)> text_of,
                           int threads) {
  static_assert(WordStreams::kBlock % TermLists::kBlock == 0,
                "a block of words is several of marks");
  BatchEvidence batch(documents);
  WordStreams::Builder streams(documents);
  const size_t blocks = WordStreams::BlocksOf(documents);
  ParallelFor(blocks, threads, [&](size_t begin, size_t end) {
    EvidenceReader reader;
    WordSequence words;
    for (size_t block = begin; block < end; ++block) {
      const size_t last =
          std::min(documents, (block + 1) * WordStreams::kBlock);
      for (size_t i = block * WordStreams::kBlock; i < last; ++i) {
        const TitleAndBody text = text_of(i);
        const auto document = static_cast<uint32_t>(i);
        batch.Append(document, reader.ReadMarks(text.title, text.body, &words));
        streams.Add(document, words.hashes, words.title_words);
        if (i + 1 == last || (i + 1) % TermLists::kBlock == 0) {
          batch.EndBlock(i / TermLists::kBlock);
        }
      }
      streams.EndBlock(block);
    }
  });
  batch.set_streams(std::move(streams).Build(threads));
  return batch;
}

}  // namespace samestory
