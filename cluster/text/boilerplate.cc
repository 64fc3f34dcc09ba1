#include "cluster/text/boilerplate.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/hashing.h"
#include "base/parallel.h"
#include "cluster/text/sentences.h"
#include "cluster/text/titles.h"
#include "cluster/text/unicode.h"
#include "cluster/text/words.h"

namespace samestory {
namespace {

// A share of the articles, never below a floor nor above a ceiling.
struct Bar {
  size_t floor;
  size_t percent;
  size_t ceiling;

  size_t For(size_t articles) const {
    const size_t share = (articles * percent + 99) / 100;
    return std::min(std::max(floor, share), ceiling);
  }
};
constexpr Bar kKnownShort = {3, 5, static_cast<size_t>(-1)};
constexpr Bar kKnownLong = {3, 5, 8};
constexpr Bar kUnknown = {8, 2, static_cast<size_t>(-1)};
constexpr Bar kTitle = {3, 5, 8};

constexpr size_t kLongWords = 12;
constexpr size_t kLeastSentenceWords = 4;
constexpr size_t kLeastUnknownWords = 6;

constexpr int kGroupBits = 24;
constexpr uint64_t kUnitMask = ~((uint64_t{1} << kGroupBits) - 1);

// What a unit is, in the bits that a sighting uses for the group.
enum UnitKind : uint64_t { kShorter, kLonger, kTitlePiece };
constexpr uint64_t kKindMask = 3;

// A line or sentence by its folded words.
struct Unit {
  uint64_t hash = 0;
  size_t words = 0;

  void Append(uint64_t next, size_t more_words) {
    hash = CombineHashes(hash, next);
    words += more_words;
  }
};

// A unit's hash with its kind.
uint64_t MarkUnit(uint64_t hash, UnitKind kind) {
  return (hash & kUnitMask) | kind;
}

Unit UnitOf(absl::string_view text) {
  const std::string folded = FoldText(text);
  Unit unit;
  WordScanner scanner(folded);
  for (Word word; scanner.Next(&word);) {
    unit.Append(HashBytes(WordText(folded, word)), 1);
  }
  return unit;
}

struct Sentence {
  absl::string_view text;
  Unit unit;
};

struct Line {
  absl::string_view text;
  Unit unit;
  std::vector<Sentence> sentences;  // more than one, or none
};

Line ReadLine(absl::string_view text) {
  Line line;
  line.text = text;
  for (const absl::string_view sentence : SplitSentences(text)) {
    line.sentences.push_back({sentence, UnitOf(sentence)});
  }
  if (line.sentences.size() == 1) {
    line.unit = line.sentences[0].unit;
    line.sentences.clear();
  }
  for (const Sentence& sentence : line.sentences) {
    line.unit.Append(sentence.unit.hash, sentence.unit.words);
  }
  return line;
}

bool MayCount(const Sentence& sentence, bool known_source) {
  return sentence.unit.words >=
         (known_source ? kLeastSentenceWords : kLeastUnknownWords);
}

uint64_t GroupBits(uint64_t copy_group) {
  return MixHash(copy_group) >> (64 - kGroupBits);
}

// The key of a unit in the table.
uint64_t KeyOf(absl::string_view source, uint64_t unit) {
  return CombineHashes(HashBytes(source), unit & kUnitMask);
}

// The key of a piece of a title.
uint64_t TitleKeyOf(absl::string_view source, uint64_t unit) {
  return MixHash(KeyOf(source, unit));
}

// Calls `found` with each unit seen in at least `least` groups.
template <typename Found>
void FindRepeated(std::vector<uint64_t>* sightings, size_t least,
                  const Found& found) {
  std::sort(sightings->begin(), sightings->end());
  sightings->erase(std::unique(sightings->begin(), sightings->end()),
                   sightings->end());
  for (size_t begin = 0; begin < sightings->size();) {
    const uint64_t unit = (*sightings)[begin] & kUnitMask;
    size_t end = begin;
    while (end < sightings->size() && ((*sightings)[end] & kUnitMask) == unit) {
      ++end;
    }
    if (end - begin >= least) found(unit);
    begin = end;
  }
}

size_t CountDistinct(std::vector<uint32_t>* values) {
  std::sort(values->begin(), values->end());
  values->erase(std::unique(values->begin(), values->end()), values->end());
  return values->size();
}

template <typename T>
void MoveAll(std::vector<T>* from, std::vector<T>* to) {
  to->insert(to->end(), from->begin(), from->end());
  from->clear();
}

}  // namespace

BoilerplateUnits ReadUnits(absl::string_view source, absl::string_view body,
                           absl::string_view title) {
  BoilerplateUnits units;
  const auto see = [&](const Unit& unit) {
    units.push_back(
        MarkUnit(unit.hash, unit.words >= kLongWords ? kLonger : kShorter));
  };
  for (const absl::string_view text : SplitLines(body)) {
    const Line line = ReadLine(text);
    if (line.unit.words > 0) see(line.unit);
    for (const Sentence& sentence : line.sentences) {
      if (MayCount(sentence, !source.empty())) see(sentence.unit);
    }
  }
  const std::vector<absl::string_view> pieces = SplitAtSeparators(title);
  if (source.empty() || pieces.size() < 2) return units;
  for (const absl::string_view piece : {pieces.front(), pieces.back()}) {
    units.push_back(MarkUnit(UnitOf(piece).hash, kTitlePiece));
  }
  return units;
}

void BoilerplateCounter::Add(absl::string_view source, uint64_t copy_group,
                             const BoilerplateUnits& units) {
  Sightings& sightings = sources_[source];
  const uint64_t group = GroupBits(copy_group);
  sightings.groups.push_back(static_cast<uint32_t>(group));
  for (const uint64_t unit : units) {
    const uint64_t kind = unit & kKindMask;
    std::vector<uint64_t>& list = kind == kTitlePiece ? sightings.titles
                                  : kind == kLonger   ? sightings.longer
                                                      : sightings.shorter;
    list.push_back((unit & kUnitMask) | group);
  }
}

void BoilerplateCounter::Merge(BoilerplateCounter&& other) {
  for (auto& entry : other.sources_) {
    Sightings& mine = sources_[entry.first];
    MoveAll(&entry.second.shorter, &mine.shorter);
    MoveAll(&entry.second.longer, &mine.longer);
    MoveAll(&entry.second.titles, &mine.titles);
    MoveAll(&entry.second.groups, &mine.groups);
  }
  other.sources_.clear();
}

std::vector<uint64_t> BoilerplateCounter::FindIn(absl::string_view source,
                                                 Sightings* sightings) {
  const bool known = !source.empty();
  const size_t articles = CountDistinct(&sightings->groups);
  std::vector<uint64_t> keys;
  const auto found = [&](uint64_t unit) {
    keys.push_back(KeyOf(source, unit));
  };
  FindRepeated(&sightings->shorter,
               (known ? kKnownShort : kUnknown).For(articles), found);
  FindRepeated(&sightings->longer,
               (known ? kKnownLong : kUnknown).For(articles), found);
  FindRepeated(&sightings->titles, kTitle.For(articles), [&](uint64_t unit) {
    keys.push_back(TitleKeyOf(source, unit));
  });
  return keys;
}

BoilerplateTable BoilerplateCounter::Finish(int threads) {
  // The order of the sources does not matter: a set takes what is found.
  std::vector<std::pair<absl::string_view, Sightings*>> sources;
  for (auto& entry : sources_) {
    sources.emplace_back(entry.first, &entry.second);
  }
  std::vector<std::vector<uint64_t>> keys(sources.size());
  ParallelFor(sources.size(), threads, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      keys[i] = FindIn(sources[i].first, sources[i].second);
    }
  });
  BoilerplateTable table;
  for (const std::vector<uint64_t>& found : keys) {
    table.units_.insert(found.begin(), found.end());
  }
  sources_.clear();
  return table;
}

bool BoilerplateTable::Touches(absl::string_view source,
                               const BoilerplateUnits& units) const {
  if (units_.empty()) return false;
  return std::any_of(units.begin(), units.end(), [&](uint64_t unit) {
    return units_.contains((unit & kKindMask) == kTitlePiece
                               ? TitleKeyOf(source, unit)
                               : KeyOf(source, unit));
  });
}

bool BoilerplateTable::Has(absl::string_view source, uint64_t unit) const {
  return units_.contains(KeyOf(source, unit));
}

std::string BoilerplateTable::Remove(absl::string_view source,
                                     absl::string_view body) const {
  if (units_.empty()) return std::string(body);
  std::string kept;
  bool any_word = false, any_dropped = false;
  for (const absl::string_view text : SplitLines(body)) {
    const Line line = ReadLine(text);
    if (Has(source, line.unit.hash)) {
      any_dropped = true;
      continue;
    }
    std::string kept_line;
    for (const Sentence& sentence : line.sentences) {
      if (MayCount(sentence, !source.empty()) &&
          Has(source, sentence.unit.hash)) {
        any_dropped = true;
        continue;
      }
      absl::StrAppend(&kept_line, kept_line.empty() ? "" : " ", sentence.text);
      any_word = any_word || sentence.unit.words > 0;
    }
    if (line.sentences.empty()) {
      kept_line = std::string(line.text);
      any_word = any_word || line.unit.words > 0;
    }
    if (kept_line.empty()) continue;
    absl::StrAppend(&kept, kept.empty() ? "" : "\n", kept_line);
  }
  return any_dropped && any_word ? kept : std::string(body);
}

std::string BoilerplateTable::RemoveFromTitle(absl::string_view source,
                                              absl::string_view title) const {
  const std::vector<absl::string_view> pieces = SplitAtSeparators(title);
  const auto repeated = [&](absl::string_view piece) {
    return units_.contains(TitleKeyOf(source, UnitOf(piece).hash));
  };
  size_t first = 0, last = pieces.size();
  while (last > 1 && repeated(pieces[last - 1])) --last;
  while (first + 1 < last && repeated(pieces[first])) ++first;
  const char* const begin = pieces[first].data();
  const char* const end = pieces[last - 1].data() + pieces[last - 1].size();
  return std::string(begin, end - begin);
}

}  // namespace samestory
