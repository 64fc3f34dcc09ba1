#include "cluster/text/titles.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/types/optional.h"
#include "cluster/text/plain_words.h"
#include "cluster/text/sentences.h"
#include "cluster/text/unicode.h"
#include "cluster/text/words.h"

namespace samestory {
namespace {

// Longer first lines are paragraphs: of 14,000 news titles none has more.
constexpr size_t kMostTitleWords = 30;

// A short question or exclamation may be a title; a longer one is a lead.
constexpr size_t kMostAskingWords = 16;

// Lines of a text broken at a fixed width are about as long as one another.
constexpr size_t kLeastWrapWidth = 50;
constexpr size_t kMostWrapDifference = 14;

constexpr absl::string_view kSeparators[] = {
    "-", "|", "\u2013", "\u2014", "\u2022", "\u00b7", "::", "\u00bb", "\u00ab"};

std::vector<std::string> FoldedWords(absl::string_view text) {
  const std::string folded = FoldText(text);
  std::vector<std::string> words;
  WordScanner scanner(folded);
  for (Word word; scanner.Next(&word);) {
    words.emplace_back(WordText(folded, word));
  }
  return words;
}

bool BeginsLower(absl::string_view line) {
  return !line.empty() && absl::ascii_islower(line[0]);
}

// Whether `first` and `second` look like two lines of one paragraph.
bool IsWrapped(absl::string_view first, absl::string_view second) {
  if (BeginsLower(second)) return true;
  const size_t longer = std::max(first.size(), second.size());
  const size_t shorter = std::min(first.size(), second.size());
  return first.size() >= kLeastWrapWidth && !EndsLikeSentence(second) &&
         longer - shorter <= kMostWrapDifference;
}

// Whether the line ends with the full stop of "U.S." and the like.
bool EndsWithAcronym(absl::string_view line) {
  const size_t n = line.size();
  return n >= 4 && line[n - 1] == '.' && absl::ascii_isupper(line[n - 2]) &&
         line[n - 3] == '.' && absl::ascii_isupper(line[n - 4]);
}

bool ReadsLikeTitle(absl::string_view line) {
  const size_t words = FindWords(line).size();
  if (words == 0 || words > kMostTitleWords) return false;
  const char32_t stop = FinalStop(line);
  if (stop == 0 || EndsWithAcronym(line)) return true;
  const bool trails_off = absl::EndsWith(line, "...");
  const bool declares = stop == 0x3002 || stop == 0xff61 || stop == '.';
  if (declares && !trails_off) return false;
  return words <= kMostAskingWords && SplitSentences(line).size() == 1;
}

// Whether SingleSpaced would return `text` as it is, as far as a look at its
// bytes tells.
bool IsSingleSpaced(absl::string_view text) {
  char before = ' ';
  for (const char c : text) {
    if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) return false;
    before = c;
  }
  return before != ' ';
}

std::string SingleSpaced(absl::string_view text) {
  if (IsSingleSpaced(text)) return std::string(text);
  std::string spaced;
  for (const absl::string_view line : SplitLines(text)) {
    for (size_t at = 0; at < line.size();) {
      const CodePoint c = DecodeUtf8(line, at);
      const absl::string_view bytes = line.substr(at, c.bytes);
      at += c.bytes;
      if (!TrimSpace(bytes).empty()) {
        absl::StrAppend(&spaced, bytes);
      } else if (!spaced.empty() && spaced.back() != ' ') {
        spaced += ' ';
      }
    }
    if (!spaced.empty() && spaced.back() != ' ') spaced += ' ';
  }
  if (!spaced.empty() && spaced.back() == ' ') spaced.pop_back();
  return spaced;
}

// "T T" and "T - T" become "T".
void DropDoubledHalf(std::string* title) {
  const std::vector<Word> words = FindWords(*title);
  const size_t half = words.size() / 2;
  // One word twice may be meant: "Bye bye".
  if (words.size() % 2 != 0 || half < 2) return;
  const absl::string_view text = *title;
  const absl::string_view left = text.substr(0, words[half].begin);
  if (!SameWords(left, text.substr(words[half].begin))) return;
  title->erase(0, words[half].begin);
}

// Letters and digits alone, folded: "The Daily Post" -> "thedailypost".
std::string Compact(absl::string_view name) {
  return absl::StrJoin(FoldedWords(name), "");
}

// A host's telling label: "www.bbc.co.uk" -> "bbc".
std::string HostLabel(absl::string_view host) {
  std::vector<absl::string_view> labels = absl::StrSplit(host, '.');
  while (labels.size() > 1 &&
         (labels.front() == "www" || labels.front() == "m" ||
          labels.front() == "news" || labels.front() == "edition")) {
    labels.erase(labels.begin());
  }
  return Compact(labels.front());
}

bool IsHost(absl::string_view name) {
  return name.find('.') != absl::string_view::npos &&
         name.find(' ') == absl::string_view::npos;
}

// The names a source goes by, compacted.
std::vector<std::string> NamesOf(absl::string_view source) {
  std::vector<std::string> names;
  if (IsHost(source)) {
    names.push_back(HostLabel(source));
  } else {
    names.push_back(Compact(source));
    // "The Post (Online)", "The Post - News"
    names.push_back(Compact(source.substr(0, source.find_first_of("(-|"))));
  }
  return names;
}

bool IsNameOf(absl::string_view segment, absl::string_view source) {
  const std::string name =
      IsHost(segment) ? HostLabel(segment) : Compact(segment);
  // Shorter names ("US") are words of titles too.
  if (name.size() < 3) return false;
  for (const std::string& of_source : NamesOf(source)) {
    if (of_source.size() < 3) continue;
    if (name == of_source || name == absl::StrCat("the", of_source) ||
        of_source == absl::StrCat("the", name) ||
        absl::StartsWith(of_source, name) ||
        absl::StartsWith(name, absl::StrCat(of_source, "news"))) {
      return true;
    }
  }
  return false;
}

void DropSourceName(absl::string_view source, std::string* title) {
  if (source.empty()) return;
  const absl::string_view text = *title;
  std::vector<absl::string_view> pieces = SplitAtSeparators(text);
  while (pieces.size() > 1 && IsNameOf(pieces.back(), source)) {
    pieces.pop_back();
  }
  size_t first = 0;
  while (first + 1 < pieces.size() && IsNameOf(pieces[first], source)) ++first;
  const size_t begin = pieces[first].data() - text.data();
  const size_t end = pieces.back().data() + pieces.back().size() - text.data();
  *title = title->substr(begin, end - begin);
}

}  // namespace

std::vector<absl::string_view> SplitAtSeparators(absl::string_view title) {
  std::vector<absl::string_view> pieces;
  size_t begin = 0;
  for (size_t at = title.find(' '); at != absl::string_view::npos;
       at = title.find(' ', at + 1)) {
    const absl::string_view rest = title.substr(at + 1);
    if (!rest.empty() && absl::ascii_isalnum(rest[0])) continue;
    for (const absl::string_view separator : kSeparators) {
      if (!absl::StartsWith(rest, separator)) continue;
      if (rest.size() <= separator.size() || rest[separator.size()] != ' ') {
        continue;
      }
      pieces.push_back(TrimSpace(title.substr(begin, at - begin)));
      begin = at + separator.size() + 2;
      break;
    }
  }
  pieces.push_back(TrimSpace(title.substr(std::min(begin, title.size()))));
  return pieces;
}

bool SameWords(absl::string_view a, absl::string_view b) {
  const absl::optional<absl::string_view> first_a = FirstPlainWord(a);
  const absl::optional<absl::string_view> first_b = FirstPlainWord(b);
  if (first_a.has_value() && first_b.has_value() &&
      !absl::EqualsIgnoreCase(*first_a, *first_b)) {
    return false;
  }
  const std::string folded_a = FoldText(a), folded_b = FoldText(b);
  WordScanner scan_a(folded_a), scan_b(folded_b);
  bool any = false;
  for (Word word_a, word_b; scan_a.Next(&word_a); any = true) {
    if (!scan_b.Next(&word_b)) return false;
    if (WordText(folded_a, word_a) != WordText(folded_b, word_b)) return false;
  }
  Word left;
  return any && !scan_b.Next(&left);
}

TitledText SplitTitle(absl::string_view document) {
  const std::vector<absl::string_view> lines = SplitLines(document);
  if (lines.empty()) return {"", std::string(document)};
  const absl::string_view title = lines[0];
  size_t body = 1;
  while (body < lines.size() && SameWords(lines[body], title)) ++body;
  if (!ReadsLikeTitle(title)) return {"", std::string(document)};
  if (body == lines.size()) return {std::string(title), ""};
  const absl::string_view between(title.end(),
                                  lines[body].begin() - title.end());
  const bool blank_line = std::count(between.begin(), between.end(), '\n') > 1;
  if (body == 1 && !blank_line && IsWrapped(title, lines[1])) {
    return {"", std::string(document)};
  }
  const size_t begin = lines[body].begin() - document.begin();
  return {std::string(title), std::string(document.substr(begin))};
}

std::string CleanTitle(absl::string_view title, absl::string_view source) {
  std::string clean = SingleSpaced(title);
  DropSourceName(source, &clean);
  DropDoubledHalf(&clean);
  return clean;
}

}  // namespace samestory
