#include "cluster/story/word_streams.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/parallel.h"
#include "base/sort_hashes.h"

namespace samestory {
namespace {

// As in UTF-16: units below are codes, the others begin one of two units.
constexpr uint32_t kFirstLong = 0xf000;

// Lines of memory that are asked for ahead, and the units in each: the
// processor sees by itself that those behind will be read next.
constexpr size_t kLinesAhead = 12;
constexpr size_t kUnitsPerLine = 64 / sizeof(uint16_t);

// Words whose places are asked for before any is looked at.
constexpr size_t kAskedTogether = 32;

uint32_t KeyOf(uint64_t hash) { return hash >> 32; }

}  // namespace

void WordStreams::Block::Append(uint32_t code) {
  if (code >= kFirstLong) {
    code -= kFirstLong;
    units.push_back(static_cast<uint16_t>(kFirstLong + (code >> 16)));
  }
  units.push_back(static_cast<uint16_t>(code));
}

namespace {

// Rare words are few: of most handfuls of units each is a code.
constexpr size_t kHandful = 16;

bool AreAllShort(const uint16_t* units) {
  uint16_t highest = 0;
  for (size_t i = 0; i < kHandful; ++i) highest = std::max(highest, units[i]);
  return highest < kFirstLong;
}

}  // namespace

void WordStreams::ReadUnits(const Block& block, size_t place, size_t most,
                            std::vector<uint32_t>* codes) {
  const uint16_t* unit = block.units.data() + block.starts[place];
  const uint16_t* const end = block.units.data() + block.starts[place + 1];
  codes->resize(std::min<size_t>(end - unit, most));
  uint32_t* code = codes->data();
  const uint32_t* const full = code + codes->size();
  while (unit < end && code < full) {
    if (end - unit >= int64_t{kHandful} && full - code >= int64_t{kHandful} &&
        AreAllShort(unit)) {
      for (size_t i = 0; i < kHandful; ++i) code[i] = unit[i];
      unit += kHandful;
      code += kHandful;
      continue;
    }
    uint32_t value = *unit++;
    if (value >= kFirstLong) {
      value = kFirstLong + ((value - kFirstLong) << 16) + *unit++;
    }
    *code++ = value;
  }
  codes->resize(code - codes->data());
}

size_t WordStreams::Read(uint32_t document,
                         std::vector<uint32_t>* codes) const {
  ReadUnits(blocks_[document / kBlock], document % kBlock, SIZE_MAX, codes);
  return title_words_[document];
}

size_t WordStreams::ReadBeginning(uint32_t document, size_t body_words,
                                  std::vector<uint32_t>* codes) const {
  const size_t title_words = title_words_[document];
  ReadUnits(blocks_[document / kBlock], document % kBlock,
            title_words + body_words, codes);
  return title_words;
}

void WordStreams::PrefetchPlace(uint32_t document) const {
  __builtin_prefetch(&blocks_[document / kBlock].starts[document % kBlock]);
  __builtin_prefetch(&title_words_[document]);
}

void WordStreams::PrefetchCodes(uint32_t document) const {
  const Block& block = blocks_[document / kBlock];
  const size_t start = block.starts[document % kBlock];
  for (size_t line = 0; line < kLinesAhead; ++line) {
    __builtin_prefetch(block.units.data() + start + line * kUnitsPerLine);
  }
}

WordStreams::Builder::Builder(size_t documents) {
  streams_.blocks_.resize(BlocksOf(documents));
  streams_.title_words_.resize(documents);
  locals_.resize(streams_.blocks_.size());
}

void WordStreams::Builder::Local::Prepare(absl::Span<const uint64_t> hashes) {
  table.MakeRoom(hashes.size(),
                 [&](uint32_t code) { return words[code].hash; });
  for (uint64_t hash : hashes) table.Prefetch(hash);
  for (uint64_t hash : hashes) {
    const uint32_t code = table.Guess(hash);
    __builtin_prefetch(words.data() + (code == PlaceTable::kNone ? 0 : code));
  }
}

uint32_t WordStreams::Builder::Local::CodeOf(uint64_t hash) {
  return table.FindOrAdd(
      hash, [&](uint32_t known) { return words[known].hash == hash; },
      [&] {
        words.push_back({hash, 0, 0, 0});
      });
}

void WordStreams::Builder::Add(uint32_t document,
                               absl::Span<const uint64_t> hashes,
                               size_t title_words) {
  Block& block = streams_.blocks_[document / kBlock];
  Local& local = locals_[document / kBlock];
  const auto mark = static_cast<uint16_t>(document % kBlock + 1);
  for (size_t begin = 0; begin < hashes.size(); begin += kAskedTogether) {
    const absl::Span<const uint64_t> few =
        hashes.subspan(begin, kAskedTogether);
    local.Prepare(few);
    for (uint64_t hash : few) {
      const uint32_t code = local.CodeOf(hash);
      LocalWord& word = local.words[code];
      ++word.times;
      word.documents += word.last != mark;
      word.last = mark;
      block.Append(code);
    }
  }
  block.EndDocument();
  streams_.title_words_[document] = static_cast<uint32_t>(title_words);
}

void WordStreams::Builder::EndBlock(size_t block) {
  locals_[block].table = PlaceTable();
  locals_[block].words.shrink_to_fit();
  streams_.blocks_[block].units.shrink_to_fit();
}

// About one word a start; the hashes are spread evenly.
void WordStreams::Builder::MakeStarts() {
  while (start_bits_ < 28 && (size_t{1} << start_bits_) < sorted_.size()) {
    ++start_bits_;
  }
  starts_.assign((size_t{1} << start_bits_) + 1, 0);
  for (uint64_t hash : sorted_) ++starts_[StartOf(hash) + 1];
  for (size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
}

// The place of a word in sorted_.
size_t WordStreams::Builder::RankOf(uint64_t hash) const {
  size_t rank = starts_[StartOf(hash)];
  while (sorted_[rank] != hash) ++rank;
  return rank;
}

// By rank: the code, which is the place by frequency, the smaller hash first.
std::vector<uint32_t> WordStreams::Builder::CodesByRank(
    absl::Span<const uint64_t> times) const {
  std::vector<uint32_t> ranks(times.size());
  std::iota(ranks.begin(), ranks.end(), 0);
  std::sort(ranks.begin(), ranks.end(), [&](uint32_t x, uint32_t y) {
    return times[x] != times[y] ? times[x] > times[y] : x < y;
  });
  std::vector<uint32_t> codes(ranks.size());
  for (uint32_t code = 0; code < ranks.size(); ++code)
    codes[ranks[code]] = code;
  return codes;
}

// Makes one list of the blocks' words. Returns the code by rank.
std::vector<uint32_t> WordStreams::Builder::MergeWords() {
  for (const Local& local : locals_) {
    for (const LocalWord& word : local.words) sorted_.push_back(word.hash);
  }
  SortHashes(absl::MakeSpan(sorted_));
  sorted_.erase(std::unique(sorted_.begin(), sorted_.end()), sorted_.end());
  sorted_.shrink_to_fit();
  MakeStarts();
  std::vector<uint64_t> times(sorted_.size());
  std::vector<uint32_t> documents(sorted_.size());
  for (const Local& local : locals_) {
    for (const LocalWord& word : local.words) {
      const size_t rank = RankOf(word.hash);
      times[rank] += word.times;
      documents[rank] += word.documents;
      streams_.words_ += word.times;
    }
  }
  std::vector<uint32_t> codes = CodesByRank(times);
  streams_.hashes_.resize(codes.size());
  streams_.documents_.resize(codes.size());
  for (size_t rank = 0; rank < codes.size(); ++rank) {
    streams_.hashes_[codes[rank]] = sorted_[rank];
    streams_.documents_[codes[rank]] = documents[rank];
  }
  return codes;
}

// Writes a block's words anew, in codes of all. Adds to `twice` a code for each
// document that has another word of the same key.
void WordStreams::Builder::Recode(size_t block,
                                  absl::Span<const uint32_t> codes,
                                  std::vector<uint32_t>* twice) {
  Local& local = locals_[block];
  std::vector<uint32_t> code_of;
  std::vector<uint8_t> shares_key;
  for (const LocalWord& word : local.words) {
    const size_t rank = RankOf(word.hash);
    const uint32_t key = KeyOf(word.hash);
    code_of.push_back(codes[rank]);
    shares_key.push_back(
        (rank > 0 && KeyOf(sorted_[rank - 1]) == key) ||
        (rank + 1 < sorted_.size() && KeyOf(sorted_[rank + 1]) == key));
  }
  std::vector<LocalWord>().swap(local.words);
  const Block old = std::exchange(streams_.blocks_[block], Block());
  Block& recoded = streams_.blocks_[block];
  recoded.units.reserve(old.units.size());
  std::vector<uint32_t> words;
  std::vector<std::pair<uint32_t, uint32_t>> shared;  // key, code
  for (size_t place = 0; place + 1 < old.starts.size(); ++place) {
    ReadUnits(old, place, SIZE_MAX, &words);
    shared.clear();
    for (uint32_t word : words) {
      const uint32_t code = code_of[word];
      recoded.Append(code);
      if (shares_key[word]) {
        shared.emplace_back(KeyOf(streams_.hashes_[code]), code);
      }
    }
    recoded.EndDocument();
    std::sort(shared.begin(), shared.end());
    for (size_t i = 1; i < shared.size(); ++i) {
      if (shared[i].first == shared[i - 1].first &&
          shared[i].second != shared[i - 1].second) {
        twice->push_back(shared[i].second);
      }
    }
  }
  recoded.units.shrink_to_fit();
}

WordStreams WordStreams::Builder::Build(int threads) && {
  const std::vector<uint32_t> codes = MergeWords();
  std::vector<std::vector<uint32_t>> twice(locals_.size());
  ParallelFor(locals_.size(), threads, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) Recode(i, codes, &twice[i]);
  });
  for (const std::vector<uint32_t>& part : twice) {
    for (uint32_t code : part) --streams_.documents_[code];
  }
  return std::move(streams_);
}

}  // namespace samestory
