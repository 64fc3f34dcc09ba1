#include "cluster/story/keywords.h"

#include <algorithm>
#include <tuple>

#include "absl/container/flat_hash_set.h"
#include "cluster/story/evidence.h"
#include "cluster/story/fixed_point.h"
#include "cluster/text/unicode.h"

namespace samestory {
namespace {

// Members that are read: more add nothing to six words.
constexpr size_t kMostMembers = 12;

// What is read of a body: news tells the matter first.
constexpr size_t kReadBytes = 1500;

// Common words say nothing: fewer than one document in fifty may have them.
constexpr Fixed kLeastIdf = 4 * kFixedOne;

// How many of the heaviest terms are compared with each other.
constexpr size_t kMostCompared = 40;

// A name says more than a word of the same frequency.
constexpr int kNameWeight = 2;

struct Term {
  uint64_t term = 0;
  uint32_t members = 0;
  uint32_t count = 0;
  uint32_t last_member = 0xffffffff;
  Channel channel = Channel::kWords;
  absl::string_view text;
  Fixed weight = 0;
};

bool IsHeavier(const Term& x, const Term& y) {
  return std::tie(y.weight, x.term) < std::tie(x.weight, y.term);
}

class Counter {
 public:
  explicit Counter(const Background& background)
      : background_(background),
        log_of_all_(NaturalLog(background.documents() + 1)) {}

  void Read(absl::string_view text, bool is_title, uint32_t member);

  // The terms that `least` members have, the heaviest first.
  std::vector<Term> Heaviest(uint32_t least);

 private:
  void MakeRoom(size_t more);
  Term& Find(uint64_t term);
  Fixed IdfOf(uint64_t term) const {
    return log_of_all_ -
           NaturalLog(background_.CountOf(Background::KeyOf(term)) + 1);
  }

  const Background& background_;
  const Fixed log_of_all_;
  std::vector<Term> terms_;  // as they come
  std::vector<uint32_t> table_ =
      std::vector<uint32_t>(512);  // 1 + place, by hash; open addressing
};

// At most half of the table is full.
void Counter::MakeRoom(size_t more) {
  const size_t most = terms_.size() + more;
  if (2 * most <= table_.size()) return;
  size_t size = table_.size();
  while (size < 2 * most) size *= 2;
  table_.assign(size, 0);
  for (uint32_t place = 0; place < terms_.size(); ++place) {
    size_t slot = terms_[place].term & (size - 1);
    while (table_[slot] != 0) slot = (slot + 1) & (size - 1);
    table_[slot] = place + 1;
  }
}

// The entry of `term`, which is new if its count is 0.
Term& Counter::Find(uint64_t term) {
  size_t slot = term & (table_.size() - 1);
  for (; table_[slot] != 0; slot = (slot + 1) & (table_.size() - 1)) {
    Term& found = terms_[table_[slot] - 1];
    if (found.term == term) return found;
  }
  terms_.emplace_back();
  terms_.back().term = term;
  table_[slot] = static_cast<uint32_t>(terms_.size());
  return terms_.back();
}

// Whether mention `i` is the pair of two words of a longer name but for the
// last two: "State Ana" of "Secretary of State Ana Bell". FindMentions gives a
// name as word, word, pair, word, pair.
bool IsInsideName(absl::Span<const Mention> mentions, size_t i) {
  return i > 0 && i + 2 < mentions.size() &&
         mentions[i].begin < mentions[i - 1].begin &&
         mentions[i].end == mentions[i - 1].end &&
         mentions[i + 2].channel == Channel::kNames &&
         mentions[i + 2].begin == mentions[i - 1].begin &&
         mentions[i + 2].end == mentions[i + 1].end;
}

void Counter::Read(absl::string_view text, bool is_title, uint32_t member) {
  const std::vector<Mention> mentions = FindMentions(
      text, is_title, Channels::Of({Channel::kWords, Channel::kNames}));
  MakeRoom(mentions.size());
  for (size_t i = 0; i < mentions.size(); ++i) {
    const Mention& mention = mentions[i];
    const bool is_name = mention.channel == Channel::kNames;
    if (is_name && IsInsideName(mentions, i)) continue;
    Term& term = Find(mention.term);
    if (term.count == 0) {
      term.channel = mention.channel;
      term.text = text.substr(mention.begin, mention.end - mention.begin);
    }
    ++term.count;
    term.members += term.last_member != member;
    term.last_member = member;
  }
}

// Lets a name of two words weigh as much as either of them that often stands
// in it, a little more so that it comes first.
void PreferWholeNames(std::vector<Term>* terms) {
  for (Term& whole : *terms) {
    if (whole.text.find(' ') == absl::string_view::npos) continue;
    for (const Term& part : *terms) {
      if (part.count <= 4 * whole.count &&
          whole.text.find(part.text) != absl::string_view::npos) {
        whole.weight = std::max(whole.weight, part.weight + 1);
      }
    }
  }
}

std::vector<Term> Counter::Heaviest(uint32_t least) {
  std::vector<Term> kept;
  for (Term& term : terms_) {
    if (term.members < least || term.text.size() < 3) continue;
    const Fixed idf = IdfOf(term.term);
    if (idf < kLeastIdf) continue;
    term.weight =
        FixedProduct(kFixedOne + NaturalLog(term.count), idf) * term.members;
    if (term.channel == Channel::kNames) term.weight *= kNameWeight;
    kept.push_back(term);
  }
  const size_t compared = std::min(kept.size(), kMostCompared);
  std::partial_sort(kept.begin(), kept.begin() + compared, kept.end(),
                    IsHeavier);
  kept.resize(compared);
  PreferWholeNames(&kept);
  std::sort(kept.begin(), kept.end(), IsHeavier);
  return kept;
}

// At most kReadBytes of `text`, which end with a line or a word.
absl::string_view Beginning(absl::string_view text) {
  if (text.size() <= kReadBytes) return text;
  const size_t end = text.find_last_of(" \n", kReadBytes);
  return text.substr(0, end == absl::string_view::npos ? 0 : end);
}

bool IsNumber(absl::string_view text) {
  return text.find_first_not_of("0123456789.,") == absl::string_view::npos;
}

}  // namespace

std::vector<std::string> ChooseKeywords(
    absl::Span<const StoryDocument> documents,
    absl::Span<const uint32_t> members, const Background& background,
    size_t count) {
  Counter counter(background);
  const size_t read = std::min(members.size(), kMostMembers);
  for (size_t i = 0; i < read; ++i) {
    const StoryDocument& document = documents[members[i]];
    counter.Read(document.title, true, i);
    counter.Read(Beginning(document.body), false, i);
  }
  std::vector<std::string> keywords;
  absl::flat_hash_set<std::string> used;  // folded words already shown
  for (const Term& term : counter.Heaviest(read > 1 ? 2 : 1)) {
    if (keywords.size() == count) break;
    if (IsNumber(term.text)) continue;
    const std::string folded = FoldText(term.text);
    bool is_new = used.insert(folded).second;
    for (const std::string& shown : keywords) {
      is_new &= FoldText(shown).find(folded) == std::string::npos;
    }
    if (is_new) keywords.emplace_back(term.text);
  }
  return keywords;
}

}  // namespace samestory
