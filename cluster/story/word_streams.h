// The words of every document of a batch in the order in which they stand,
// two bytes a word: what vectors of words and of pairs of words are made of
// when they are wanted, instead of being kept.
//
//   WordStreams::Builder builder(2);
//   builder.Add(0, hashes_of_title_and_body, words_of_title);
//   builder.Add(1, ...);
//   const WordStreams streams = std::move(builder).Build(threads);
//   std::vector<uint32_t> codes;
//   streams.Read(1, &codes);       // gives how many are the title's
//   streams.hashes()[codes[0]];    // of the first word
//
// A word's code is its rank by frequency. Codes up to 61,439 take two bytes,
// rarer words four; beside these, 12 bytes for each different word of the
// batch. Codes depend on the documents alone, not on their order or on
// threads. Building holds 12 bytes more for each different word of each 1,024
// documents. About 10 ns a word in all. Const methods are thread-safe.

#ifndef SAMESTORY_CLUSTER_STORY_WORD_STREAMS_H_
#define SAMESTORY_CLUSTER_STORY_WORD_STREAMS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "base/place_table.h"

namespace samestory {

class WordStreams {
 public:
  static constexpr size_t kBlock = 1024;

  class Builder;

  size_t size() const { return title_words_.size(); }
  static size_t BlocksOf(size_t documents) {
    return (documents + kBlock - 1) / kBlock;
  }

  // Replaces `codes` by those of the document's title and body. Returns how
  // many of them are the title's.
  size_t Read(uint32_t document, std::vector<uint32_t>* codes) const;

  // The same, but of the body no more than so many words.
  size_t ReadBeginning(uint32_t document, size_t body_words,
                       std::vector<uint32_t>* codes) const;

  // Asks for the memory of a document: first for where it is, and once that
  // has come for its beginning.
  void PrefetchPlace(uint32_t document) const;
  void PrefetchCodes(uint32_t document) const;

  // By code: the word's hash, and in how many documents it is. Of different
  // words with the upper half of their hash in common a document counts for
  // one alone, so that their sum is right.
  absl::Span<const uint64_t> hashes() const { return hashes_; }
  absl::Span<const uint32_t> documents() const { return documents_; }

  // All words of all documents.
  uint64_t words() const { return words_; }

 private:
  struct Block {
    void EndDocument() {
      starts.push_back(static_cast<uint32_t>(units.size()));
    }
    void Append(uint32_t code);

    std::vector<uint32_t> starts = {0};
    std::vector<uint16_t> units;
  };

  // At most so many codes of a document.
  static void ReadUnits(const Block& block, size_t place, size_t most,
                        std::vector<uint32_t>* codes);

  std::vector<Block> blocks_;
  std::vector<uint32_t> title_words_;
  std::vector<uint64_t> hashes_;
  std::vector<uint32_t> documents_;
  uint64_t words_ = 0;
};

// Takes the documents of a block one after the other; those of different
// blocks may come from different threads.
class WordStreams::Builder {
 public:
  explicit Builder(size_t documents);

  void Add(uint32_t document, absl::Span<const uint64_t> hashes,
           size_t title_words);

  // Frees what a block that is whole does not need.
  void EndBlock(size_t block);

  WordStreams Build(int threads) &&;

 private:
  // A word inside its block, where codes go by first appearance.
  struct LocalWord {
    uint64_t hash;
    uint32_t times;
    uint16_t documents;
    uint16_t last;  // the last document with it, by its place in the block + 1
  };
  struct Local {
    // Has room for these, and asks for the memory where they are.
    void Prepare(absl::Span<const uint64_t> hashes);
    // The code of a word, which may be new.
    uint32_t CodeOf(uint64_t hash);

    std::vector<LocalWord> words;  // by code
    PlaceTable table;
  };

  std::vector<uint32_t> MergeWords();
  std::vector<uint32_t> CodesByRank(absl::Span<const uint64_t> times) const;
  void Recode(size_t block, absl::Span<const uint32_t> codes,
              std::vector<uint32_t>* twice);
  void MakeStarts();
  uint64_t StartOf(uint64_t hash) const {
    return (hash >> 32) >> (32 - start_bits_);
  }
  size_t RankOf(uint64_t hash) const;

  WordStreams streams_;
  std::vector<Local> locals_;
  std::vector<uint64_t> sorted_;  // all words' hashes, ascending
  int start_bits_ = 0;
  std::vector<uint32_t> starts_;  // by the upper start_bits_ bits of a hash
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_WORD_STREAMS_H_
