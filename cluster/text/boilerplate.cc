#include "cluster/text/boilerplate.h"

#include <algorithm>
#include <utility>

#include "base/hashing.h"
#include "base/parallel.h"
#include "base/sort_hashes.h"
#include "cluster/text/titles.h"

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

constexpr uint8_t kMostCounted = 255;

constexpr int kGroupBits = 24;
static_assert((Unit::kHashMask >> kGroupBits) << kGroupBits == Unit::kHashMask,
              "a sighting holds a unit's hash and its group");

// Whether a sentence of a longer line counts for itself.
bool MayCount(Unit sentence, bool known_source) {
  return sentence.words() >=
         (known_source ? kLeastSentenceWords : kLeastUnknownWords);
}

uint64_t GroupBits(uint64_t copy_group) {
  return MixHash(copy_group) >> (64 - kGroupBits);
}

// The key of a unit in the table.
uint64_t KeyOf(uint64_t source, Unit unit) {
  const uint64_t key = CombineHashes(source, unit.hash());
  return unit.kind() == Unit::kTitlePiece ? MixHash(key) : key;
}

// Takes out what was certainly not sighted `least` times: nearly all, which
// then need not be sorted. Sightings are counted in a table of as many places
// or more; units that share one are counted together.
void DropRare(size_t least, std::vector<uint64_t>* sightings) {
  int bits = 6;
  while (bits < 40 && (size_t{1} << bits) < sightings->size()) ++bits;
  std::vector<uint8_t> counts(size_t{1} << bits);
  const auto place = [&](uint64_t sighting) { return sighting >> (64 - bits); };
  for (const uint64_t sighting : *sightings) {
    uint8_t& count = counts[place(sighting)];
    count += count < kMostCounted;
  }
  const size_t enough = std::min<size_t>(least, kMostCounted);
  size_t kept = 0;
  for (const uint64_t sighting : *sightings) {
    (*sightings)[kept] = sighting;
    kept += counts[place(sighting)] >= enough;
  }
  sightings->resize(kept);
}

// Appends the keys of the units seen in at least `least` groups.
void FindRepeated(uint64_t source, Unit::Kind kind, size_t least,
                  std::vector<uint64_t>* sightings,
                  std::vector<uint64_t>* keys) {
  DropRare(least, sightings);
  SortHashes(absl::MakeSpan(*sightings));
  sightings->erase(std::unique(sightings->begin(), sightings->end()),
                   sightings->end());
  for (size_t begin = 0; begin < sightings->size();) {
    const uint64_t unit = (*sightings)[begin] & Unit::kHashMask;
    size_t end = begin;
    while (end < sightings->size() &&
           ((*sightings)[end] & Unit::kHashMask) == unit) {
      ++end;
    }
    if (end - begin >= least) keys->push_back(KeyOf(source, {unit, 0, kind}));
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
                             absl::Span<const Unit> units) {
  Sightings& sightings = sources_[source];
  const bool known = !source.empty();
  const uint64_t group = GroupBits(copy_group);
  sightings.groups.push_back(static_cast<uint32_t>(group));
  for (const Unit& unit : units) {
    const uint64_t sighting = unit.hash() | group;
    if (unit.kind() == Unit::kTitle) continue;
    if (unit.kind() == Unit::kTitlePiece) {
      if (known) sightings.titles.push_back(sighting);
    } else if (unit.kind() == Unit::kLine ? unit.words() > 0
                                          : MayCount(unit, known)) {
      auto& list =
          unit.words() >= kLongWords ? sightings.longer : sightings.shorter;
      list.push_back(sighting);
    }
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
  const size_t least_short = (known ? kKnownShort : kUnknown).For(articles);
  const size_t least_long = (known ? kKnownLong : kUnknown).For(articles);
  const uint64_t hash = HashBytes(source);
  std::vector<uint64_t> keys;
  FindRepeated(hash, Unit::kLine, least_short, &sightings->shorter, &keys);
  FindRepeated(hash, Unit::kLine, least_long, &sightings->longer, &keys);
  FindRepeated(hash, Unit::kTitlePiece, kTitle.For(articles),
               &sightings->titles, &keys);
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
    table.keys_.insert(found.begin(), found.end());
  }
  sources_.clear();
  return table;
}

// Says which units of one article go.
class BoilerplateTable::Judge {
 public:
  Judge(const BoilerplateTable& table, absl::string_view source)
      : table_(table), source_(HashBytes(source)), is_known_(!source.empty()) {}

  bool Drops(Unit unit) const {
    if (unit.kind() == Unit::kSentence && !MayCount(unit, is_known_)) {
      return false;
    }
    return table_.keys_.contains(KeyOf(source_, unit));
  }

  // Calls drop_line(line) and drop_sentence(line, sentence in the line) for
  // what goes. False if no word would stay.
  template <typename DropLine, typename DropSentence>
  bool Judged(absl::Span<const Unit> units, DropLine drop_line,
              DropSentence drop_sentence) const {
    bool any_word = false;
    LineUnits line;
    for (size_t number = 0; TakeLine(&units, &line); ++number) {
      if (Drops(line.whole)) {
        drop_line(number);
        continue;
      }
      if (line.sentences.empty()) any_word |= line.whole.words() > 0;
      for (size_t i = 0; i < line.sentences.size(); ++i) {
        if (Drops(line.sentences[i])) {
          drop_sentence(number, i);
        } else {
          any_word |= line.sentences[i].words() > 0;
        }
      }
    }
    return any_word;
  }

  // Whether something of the lines goes, and some word of them or a title
  // stays.
  bool DropsSome(absl::Span<const Unit> units) const {
    bool any = false;
    const bool any_word = Judged(
        units, [&](size_t) { any = true; },
        [&](size_t, size_t) { any = true; });
    return any && (any_word || EndWithTitle(units));
  }

 private:
  const BoilerplateTable& table_;
  const uint64_t source_;
  const bool is_known_;
};

double BoilerplateTable::ShareOf(absl::string_view source,
                                 absl::Span<const Unit> units) const {
  const Judge judge(*this, source);
  uint64_t words = 0;
  uint64_t dropped = 0;
  LineUnits line;
  while (TakeLine(&units, &line)) {
    const bool drops_line = judge.Drops(line.whole);
    const auto count = [&](Unit unit) {
      words += unit.words();
      if (drops_line || judge.Drops(unit)) dropped += unit.words();
    };
    if (line.sentences.empty()) count(line.whole);
    for (const Unit sentence : line.sentences) count(sentence);
  }
  return words == 0 ? 0 : static_cast<double>(dropped) / words;
}

bool BoilerplateTable::Touches(absl::string_view source,
                               absl::Span<const Unit> units) const {
  if (keys_.empty()) return false;
  const Judge judge(*this, source);
  if (judge.DropsSome(units)) return true;
  return std::any_of(units.begin(), units.end(), [&](Unit unit) {
    return unit.kind() == Unit::kTitlePiece && judge.Drops(unit);
  });
}

void BoilerplateTable::Drop(absl::string_view source,
                            absl::Span<const Unit> units,
                            KeptSentences* kept) const {
  const Judge judge(*this, source);
  if (keys_.empty() || !judge.DropsSome(units)) return;
  const std::vector<Outline::Line>& lines = kept->outline().lines;
  judge.Judged(
      units, [&](size_t line) { kept->DropLine(line); },
      [&](size_t line, size_t i) {
        kept->Drop(lines[line].first_sentence + i);
      });
}

std::string BoilerplateTable::Remove(absl::string_view source,
                                     absl::string_view body) const {
  Outline outline;
  ReadOutline(body, &outline);
  KeptSentences kept(outline);
  Drop(source, UnitsOf(outline, ""), &kept);
  return kept.HasAll() ? std::string(body) : kept.Text(body);
}

std::string BoilerplateTable::RemoveFromTitle(absl::string_view source,
                                              absl::string_view title) const {
  if (keys_.empty()) return std::string(title);
  const Judge judge(*this, source);
  const std::vector<absl::string_view> pieces = SplitAtSeparators(title);
  std::vector<Unit> units;
  uint64_t words = 0;
  for (const absl::string_view piece : pieces) {
    units.push_back(ReadTitlePiece(piece));
    words += units.back().words();
  }
  size_t first = 0, last = pieces.size();
  for (; last > 1 && judge.Drops(units[last - 1]); --last) {
    words -= units[last - 1].words();
  }
  // "Man dies in crash - Siegen" is no site's name with a title after it.
  for (; first + 1 < last && judge.Drops(units[first]) &&
         words > 2 * units[first].words();
       ++first) {
    words -= units[first].words();
  }
  const char* const begin = pieces[first].data();
  const char* const end = pieces[last - 1].data() + pieces[last - 1].size();
  return std::string(begin, end - begin);
}

}  // namespace samestory
