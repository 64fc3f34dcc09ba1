#include "cluster/text/boilerplate.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "base/hashing.h"
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

// A line or sentence by its folded words.
struct Unit {
  uint64_t hash = 0;
  size_t words = 0;

  void Append(uint64_t next, size_t more_words) {
    hash = CombineHashes(hash, next);
    words += more_words;
  }
};

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

// Appends to `found` the units seen in at least `least` groups.
void FindRepeated(std::vector<uint64_t>* sightings, size_t least,
                  std::vector<uint64_t>* found) {
  std::sort(sightings->begin(), sightings->end());
  sightings->erase(std::unique(sightings->begin(), sightings->end()),
                   sightings->end());
  for (size_t begin = 0; begin < sightings->size();) {
    const uint64_t unit = (*sightings)[begin] & kUnitMask;
    size_t end = begin;
    while (end < sightings->size() && ((*sightings)[end] & kUnitMask) == unit) {
      ++end;
    }
    if (end - begin >= least) found->push_back(unit);
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

void BoilerplateCounter::Add(absl::string_view source, uint64_t copy_group,
                             absl::string_view body) {
  Sightings& sightings = sources_[source];
  const uint64_t group = GroupBits(copy_group);
  sightings.groups.push_back(static_cast<uint32_t>(group));
  const auto see = [&](const Unit& unit) {
    auto& list =
        unit.words >= kLongWords ? sightings.longer : sightings.shorter;
    list.push_back((unit.hash & kUnitMask) | group);
  };
  for (const absl::string_view text : SplitLines(body)) {
    const Line line = ReadLine(text);
    if (line.unit.words > 0) see(line.unit);
    for (const Sentence& sentence : line.sentences) {
      if (MayCount(sentence, !source.empty())) see(sentence.unit);
    }
  }
}

void BoilerplateCounter::AddTitle(absl::string_view source, uint64_t copy_group,
                                  absl::string_view title) {
  const std::vector<absl::string_view> pieces = SplitAtSeparators(title);
  if (source.empty() || pieces.size() < 2) return;
  std::vector<uint64_t>& titles = sources_[source].titles;
  for (const absl::string_view piece : {pieces.front(), pieces.back()}) {
    titles.push_back((UnitOf(piece).hash & kUnitMask) | GroupBits(copy_group));
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

BoilerplateTable BoilerplateCounter::Finish() {
  BoilerplateTable table;
  // The order of this walk does not matter: a set takes its findings.
  for (auto& entry : sources_) {
    const bool known = !entry.first.empty();
    Sightings& seen = entry.second;
    const size_t articles = CountDistinct(&seen.groups);
    std::vector<uint64_t> found;
    FindRepeated(&seen.shorter, (known ? kKnownShort : kUnknown).For(articles),
                 &found);
    FindRepeated(&seen.longer, (known ? kKnownLong : kUnknown).For(articles),
                 &found);
    for (const uint64_t unit : found) {
      table.units_.insert(KeyOf(entry.first, unit));
    }
    found.clear();
    FindRepeated(&seen.titles, kTitle.For(articles), &found);
    for (const uint64_t unit : found) {
      table.units_.insert(MixHash(KeyOf(entry.first, unit)));
    }
  }
  sources_.clear();
  return table;
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
    return units_.contains(MixHash(KeyOf(source, UnitOf(piece).hash)));
  };
  size_t first = 0, last = pieces.size();
  while (last > 1 && repeated(pieces[last - 1])) --last;
  while (first + 1 < last && repeated(pieces[first])) ++first;
  const char* const begin = pieces[first].data();
  const char* const end = pieces[last - 1].data() + pieces[last - 1].size();
  return std::string(begin, end - begin);
}

}  // namespace samestory
