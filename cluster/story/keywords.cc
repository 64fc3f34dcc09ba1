#include "cluster/story/keywords.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "cluster/text/unicode.h"

namespace samestory {
namespace {

// Members that are read: more add nothing to six words.
constexpr size_t kMostMembers = 12;

// What is read of a body: news tells the matter first.
constexpr size_t kReadBytes = 1500;

// Common words say nothing: fewer than one document in fifty may have them.
constexpr Fixed kLeastIdf = 4 * kFixedOne;

// Of a language whose frequencies are guessed from a few articles, where the
// names of a story are frequent, too: one document of three.
constexpr Fixed kLeastForeignIdf = kFixedOne;

// How many of the heaviest terms are compared with each other.
constexpr size_t kMostCompared = 40;

// A name says more than a word of the same frequency.
constexpr int kNameWeight = 2;

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

// At most kReadBytes of `text`, which end with a line or a word.
absl::string_view Beginning(absl::string_view text) {
  if (text.size() <= kReadBytes) return text;
  const size_t end = text.find_last_of(" \n", kReadBytes);
  return text.substr(0, end == absl::string_view::npos ? 0 : end);
}

// Whether `piece`, of one word or a name, holds an address: "https://..." or
// "pic.example.org/MFyWLG4H", perhaps with a word that runs into it.
bool IsLink(absl::string_view piece) {
  if (absl::StrContains(piece, "://")) return true;
  for (size_t slash = piece.find('/'); slash != absl::string_view::npos;
       slash = piece.find('/', slash + 1)) {
    size_t dot = slash;
    while (dot > 0 && absl::ascii_isalpha(piece[dot - 1])) --dot;
    const bool has_name = dot >= 2 && absl::ascii_isalnum(piece[dot - 2]);
    if (slash - dot >= 2 && has_name && piece[dot - 1] == '.') return true;
  }
  return false;
}

// Links go this far at most before a word in them and behind it.
constexpr size_t kLinkBytes = 512;

// Whether `mention` is of a link in `text`, at least in part. Scripts without
// spaces end a link as a space does.
bool IsInLink(absl::string_view text, const Mention& mention) {
  const auto is_of_link = [&](size_t at) {
    return absl::ascii_isgraph(static_cast<unsigned char>(text[at]));
  };
  size_t begin = mention.begin;
  const size_t least = begin - std::min(begin, kLinkBytes);
  while (begin > least && is_of_link(begin) && is_of_link(begin - 1)) --begin;
  size_t end = mention.end;
  const size_t most = std::min(text.size(), end + kLinkBytes);
  while (end < most && is_of_link(end - 1) && is_of_link(end)) ++end;
  return IsLink(text.substr(begin, end - begin));
}

bool IsNumber(absl::string_view text) {
  return text.find_first_not_of("0123456789.,") == absl::string_view::npos;
}

}  // namespace

TermWorth::TermWorth(const Background& background, const ForeignTerms& foreign)
    : background_(background),
      foreign_(foreign),
      log_of_all_(NaturalLog(background.documents() + 1)) {
  uint32_t count = 0;
  while (log_of_all_ - NaturalLog(count + 2) >= kLeastIdf) ++count;
  for (uint32_t key : background.KeysAbove(count)) common_.insert(key);
}

Fixed TermWorth::IdfOf(uint64_t term) const {
  const uint32_t key = Background::KeyOf(term);
  const Fixed idf = log_of_all_ - NaturalLog(background_.CountOf(key) + 1);
  return foreign_.empty() ? idf
                          : std::min(idf, foreign_.IdfOf(key).value_or(idf));
}

bool KeywordChooser::IsHeavier(const Heavy& x, const Heavy& y) {
  return x.weight != y.weight ? x.weight > y.weight : x.term < y.term;
}

// The entry of `term`, which is new if its count is 0.
KeywordChooser::Term& KeywordChooser::Find(uint64_t term) {
  const uint32_t place = table_.FindOrAdd(
      term, [&](uint32_t known) { return terms_[known].term == term; },
      [&] {
        terms_.emplace_back();
        terms_.back().term = term;
      });
  return terms_[place];
}

void KeywordChooser::Read(absl::string_view text, bool is_title,
                          uint32_t member) {
  FindMentions(text, is_title, Channels::Of({Channel::kWords, Channel::kNames}),
               &memory_, &mentions_);
  table_.MakeRoom(mentions_.size(),
                  [&](uint32_t place) { return terms_[place].term; });
  const bool may_hold_link = absl::StrContains(text, '/');
  for (size_t i = 0; i < mentions_.size(); ++i) {
    const Mention& mention = mentions_[i];
    const bool is_name = mention.channel == Channel::kNames;
    if (worth_.IsCommon(mention.term)) continue;
    if (is_name && IsInsideName(mentions_, i)) continue;
    if (may_hold_link && IsInLink(text, mention)) continue;
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

// Finds the heaviest of the terms that so many members have, in order.
void KeywordChooser::WeighTerms(uint32_t least_members) {
  heavy_.clear();
  for (uint32_t place = 0; place < terms_.size(); ++place) {
    const Term& term = terms_[place];
    if (term.members < least_members || term.text.size() < 3) continue;
    const Fixed idf = worth_.IdfOf(term.term);
    if (idf < kLeastForeignIdf) continue;
    const Fixed times = kFixedOne + NaturalLog(term.count);
    const int kind = term.channel == Channel::kNames ? kNameWeight : 1;
    heavy_.emplace_back();
    heavy_.back().weight = FixedProduct(times, idf) * term.members * kind;
    heavy_.back().term = term.term;
    heavy_.back().place = place;
  }
  const size_t compared = std::min(heavy_.size(), kMostCompared);
  std::nth_element(heavy_.begin(), heavy_.begin() + compared, heavy_.end(),
                   IsHeavier);
  heavy_.resize(compared);
  std::sort(heavy_.begin(), heavy_.end(), IsHeavier);
}

// Lets a name of two words weigh as much as either of them that often stands
// in it, a little more so that it comes first.
void KeywordChooser::PreferWholeNames() {
  for (Heavy& whole : heavy_) {
    const absl::string_view text = TextOf(whole);
    if (text.find(' ') == absl::string_view::npos) continue;
    for (const Heavy& part : heavy_) {
      if (part.weight >= whole.weight &&
          terms_[part.place].count <= 4 * terms_[whole.place].count &&
          text.find(TextOf(part)) != absl::string_view::npos) {
        whole.weight = part.weight + 1;
      }
    }
  }
  std::sort(heavy_.begin(), heavy_.end(), IsHeavier);
}

std::vector<std::string> KeywordChooser::Choose(
    absl::Span<const uint32_t> members, size_t count) {
  terms_.clear();
  table_.Clear(0);
  const size_t read = std::min(members.size(), kMostMembers);
  for (uint32_t i = 0; i < read; ++i) {
    const StoryDocument& document = documents_[members[i]];
    Read(document.title, true, i);
    Read(Beginning(document.body), false, i);
  }
  WeighTerms(read > 1 ? 2 : 1);
  PreferWholeNames();
  std::vector<std::string> keywords;
  std::vector<std::string> shown;  // folded
  for (const Heavy& heavy : heavy_) {
    if (keywords.size() == count) break;
    const absl::string_view text = TextOf(heavy);
    if (IsNumber(text)) continue;
    std::string folded = FoldText(text);
    const auto holds_it = [&](const std::string& other) {
      return other.find(folded) != std::string::npos;
    };
    if (std::any_of(shown.begin(), shown.end(), holds_it)) continue;
    keywords.emplace_back(text);
    shown.push_back(std::move(folded));
  }
  return keywords;
}

}  // namespace samestory
