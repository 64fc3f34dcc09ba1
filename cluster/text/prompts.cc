#include "cluster/text/prompts.h"

#include <algorithm>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "cluster/text/folded_words.h"
#include "cluster/text/sentences.h"
#include "cluster/text/unicode.h"
#include "cluster/text/words.h"

namespace samestory {
namespace {

// Longest lines of each kind, in words. Longer ones are paragraphs.
constexpr size_t kMostPromptWords = 30;
constexpr size_t kMostLinkWords = 25;
constexpr size_t kMostGroupWords = 12;
constexpr size_t kMostNameWords = 6;
constexpr size_t kMostBylineWords = 12;
constexpr size_t kMostCreditWords = 40;

constexpr absl::string_view kCopyrightSign = "\u00a9";

// Whole lines.
constexpr absl::string_view kPrompts[] = {
    "add a comment",
    "add comment",
    "advertisement",
    "advertisements",
    "article continues after ad",
    "article continues below",
    "back to top",
    "be the first to comment",
    "click to share",
    "comments",
    "comments are closed",
    "comments are closed for this article",
    "comments closed",
    "continue reading",
    "copy link",
    "hide comments",
    "join the conversation",
    "leave a comment",
    "leave a reply",
    "load more",
    "loading",
    "newsletter sign up",
    "next article",
    "no comments",
    "no comments yet",
    "post a comment",
    "previous article",
    "print this article",
    "read full story",
    "read the full article",
    "read the full story",
    "replay more videos",
    "scroll to continue",
    "share on facebook",
    "share on twitter",
    "share this",
    "share this article",
    "share this post",
    "share this story",
    "show comments",
    "sign up",
    "sign up now",
    "skip advertisement",
    "sponsored",
    "sponsored content",
    "stay tuned",
    "story continues below",
    "story continues below advertisement",
    "subscribe",
    "subscribe now",
    "this site is protected by recaptcha",
    "view comments",
    "write a comment",
};

// Beginnings of lines.
constexpr absl::string_view kPromptStarts[] = {
    "all rights reserved",
    "click here for",
    "click here to",
    "download our app",
    "find us on",
    "follow us on",
    "for continuous updates",
    "for more news",
    "for more stories",
    "get all the latest",
    "get our free",
    "got a tip",
    "have a news tip",
    "join us on",
    "like us on",
    "note to readers",
    "sign up for our",
    "sign up for the",
    "sign up here",
    "sign up to receive",

    "stay up to date",
    "subscribe for",
    "subscribe to our",
    "subscribe to the",
    "support our journalism",
    "thank you for reading",
    "thanks for reading",
    "this article originally",
    "this article was originally published",
    "this post originally",
    "this story originally",
    "this story was originally published",
};

// "Join ... group": where readers are asked to join.
constexpr absl::string_view kGroupPlaces[] = {
    "discord", "facebook", "signal", "telegram", "viber", "whatsapp"};

constexpr absl::string_view kListHeaders[] = {
    "also read",
    "don t miss",
    "further reading",
    "in case you missed it",
    "latest news",
    "latest stories",
    "more",
    "more from",
    "more news",
    "more on this",
    "more on this story",
    "more stories",
    "most popular",
    "most read",
    "must read",
    "read also",
    "read more",
    "recommended",
    "recommended for you",
    "recommended stories",
    "related",
    "related articles",
    "related content",
    "related coverage",
    "related links",
    "related news",
    "related posts",
    "related stories",
    "related topics",
    "see also",
    "tags",
    "top stories",
    "trending",
    "trending now",
    "you may also like",
    "you may like",
    "you might also like",
    "you might like",
};

constexpr absl::string_view kCreditStarts[] = {
    "additional reporting by",
    "compiled by",

    "edited by",
    "editing by",
    "image credit",
    "photo by",
    "photo credit",
    "photo illustration",
    "reporting by",
    "with agency inputs",
    "with files from",
    "with input from",
    "with inputs from",
    "writing by",
};

// Before a colon: "Source: AP".
constexpr absl::string_view kCreditLabels[] = {
    "contributing", "credit", "image", "photo", "photos", "source", "sources"};

constexpr absl::string_view kAgencies[] = {
    "aa",      "afp",       "agencies", "agence", "anadolu", "ani",   "ansa",
    "ap",      "bloomberg", "dpa",      "efe",    "ians",    "kyodo", "pti",
    "reuters", "tass",      "upi",      "xinhua", "yonhap"};

constexpr absl::string_view kDateWords[] = {
    "ago",    "am",       "apr",       "april",     "at",        "aug",
    "august", "day",      "days",      "dec",       "december",  "est",
    "et",     "feb",      "february",  "fri",       "friday",    "gmt",
    "hour",   "hours",    "hrs",       "ist",       "jan",       "january",
    "jul",    "july",     "jun",       "june",      "m",         "mar",
    "march",  "may",      "min",       "minute",    "minutes",   "mins",
    "mon",    "monday",   "nov",       "november",  "oct",       "october",
    "on",     "p",        "pm",        "published", "posted",    "read",
    "sat",    "saturday", "sep",       "sept",      "september", "sun",
    "sunday", "thu",      "thursday",  "tue",       "tuesday",   "updated",
    "utc",    "wed",      "wednesday", "last",      "first",     "a",
    "edt",    "pst",      "pdt",       "bst",       "cet",       "date"};

// Phrases of sentences that speak about the page.
constexpr absl::string_view kReaderPhrases[] = {
    "all rights reserved", "comment below",
    "comments below",      "comments section below",
    "follow us on",        "for continuous updates",
    "in the comments",     "leave a comment",
    "leaving comments",    "may not be published broadcast",
    "our newsletter",      "our telegram",
    "our whatsapp",        "our youtube channel",
    "share your thoughts", "share your views",
    "subscribe to our",    "visit our website",
};

constexpr absl::string_view kPlaceholderStarts[] = {"add", "insert",  "link",
                                                    "url", "website", "your"};
constexpr absl::string_view kPlaceholderNouns[] = {
    "blog", "channel", "email",       "here",    "image", "link", "name",
    "page", "photo",   "publication", "website", "site",  "url"};

// Most comparisons end at the first letter.
bool BeginsAlike(absl::string_view a, absl::string_view b) {
  return !a.empty() && !b.empty() && a[0] == b[0];
}

template <typename List>
bool Contains(const List& list, absl::string_view word) {
  return std::any_of(std::begin(list), std::end(list),
                     [&](absl::string_view entry) {
                       return BeginsAlike(entry, word) && entry == word;
                     });
}

// The folded words of `text`, single spaces between.
std::string KeyOf(absl::string_view text) {
  const std::string folded = FoldText(text);
  std::string key;
  key.reserve(folded.size());
  WordScanner scanner(folded);
  for (Word word; scanner.Next(&word);) {
    if (!key.empty()) key += ' ';
    key.append(folded, word.begin, word.end - word.begin);
  }
  return key;
}

// Whether `key` begins with the words of `start`.
bool StartsWithWords(absl::string_view key, absl::string_view start) {
  return BeginsAlike(key, start) && absl::StartsWith(key, start) &&
         (key.size() == start.size() || key[start.size()] == ' ');
}

template <typename List>
bool StartsWithAny(absl::string_view key, const List& starts) {
  return std::any_of(
      std::begin(starts), std::end(starts),
      [&](absl::string_view start) { return StartsWithWords(key, start); });
}

bool IsPrompt(absl::string_view key, size_t words) {
  if (words > kMostPromptWords) return false;
  if (Contains(kPrompts, key) || StartsWithAny(key, kPromptStarts)) return true;
  if (!StartsWithWords(key, "join") || words > kMostGroupWords) return false;
  for (const absl::string_view word : absl::StrSplit(key, ' ')) {
    if (Contains(kGroupPlaces, word)) return true;
  }
  return false;
}

// "Read more: Envoy in talks", "ALSO READ | Envoy in talks".
bool IsLink(absl::string_view line, size_t words) {
  const size_t mark = line.find_first_of(":|");
  return mark != absl::string_view::npos && words <= kMostLinkWords &&
         Contains(kListHeaders, KeyOf(line.substr(0, mark)));
}

// Whether every word but small ones begins with a capital.
bool IsCapitalised(absl::string_view line) {
  for (const Word& word : FindWords(line)) {
    const absl::string_view text = WordText(line, word);
    const bool small = text == "and" || text == "for" || text == "of" ||
                       text == "in" || text == "the" || text == "s";
    if (!small && absl::ascii_islower(text[0])) return false;
  }
  return true;
}

bool NamesAgency(absl::string_view key) {
  for (const absl::string_view word : absl::StrSplit(key, ' ')) {
    if (Contains(kAgencies, word)) return true;
  }
  return absl::StrContains(key, "associated press");
}

bool IsSignature(absl::string_view line, absl::string_view key, size_t words) {
  if (words <= kMostCreditWords && StartsWithAny(key, kCreditStarts)) {
    return true;
  }
  const size_t colon = line.find(':');
  if (colon != absl::string_view::npos && words <= kMostCreditWords &&
      Contains(kCreditLabels, KeyOf(line.substr(0, colon)))) {
    return true;
  }
  const bool copyright = absl::StartsWith(line, kCopyrightSign) ||
                         (StartsWithWords(key, "copyright") &&
                          absl::StrContains(key, "all rights reserved"));
  if (copyright && words <= kMostCreditWords) return true;
  return words <= kMostNameWords && IsCapitalised(line) && NamesAgency(key);
}

bool IsDateline(absl::string_view key) {
  bool digit = false;
  for (const absl::string_view word : absl::StrSplit(key, ' ')) {
    const bool number = absl::ascii_isdigit(word.empty() ? ' ' : word[0]);
    digit = digit || number;
    if (!number && !Contains(kDateWords, word)) return false;
  }
  return digit;
}

bool IsByline(absl::string_view line, absl::string_view key, size_t words) {
  if (words < 2 || words > kMostBylineWords || EndsLikeSentence(line)) {
    return false;
  }
  if (IsDateline(key)) return true;
  if (!StartsWithWords(key, "by")) return false;
  return words >= 3 && IsCapitalised(line.substr(2));
}

using WordSet = absl::flat_hash_set<uint64_t>;  // by HashWord

template <typename List>
void AddFirstWords(const List& list, WordSet* words) {
  for (const absl::string_view entry : list) {
    words->insert(HashWord(entry.substr(0, entry.find(' '))));
  }
}

// Words one of which begins every line of a page, but for lines of few words,
// those that begin with a number and those with a copyright sign.
const WordSet& PageLineStarts() {
  static const WordSet* const starts = [] {
    auto* const made = new WordSet;
    AddFirstWords(kPrompts, made);
    AddFirstWords(kPromptStarts, made);
    AddFirstWords(kListHeaders, made);
    AddFirstWords(kCreditStarts, made);
    AddFirstWords(kCreditLabels, made);
    AddFirstWords(kDateWords, made);
    AddFirstWords(
        std::initializer_list<absl::string_view>{"by", "copyright", "join"},
        made);
    return made;
  }();
  return *starts;
}

bool BeginsWithNumber(absl::string_view line) {
  const auto first = std::find_if(line.begin(), line.end(), [](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c < 0;
  });
  return first != line.end() &&
         absl::ascii_isdigit(static_cast<unsigned char>(*first));
}

// Whether a line deserves a closer look: nearly all of a text does not.
bool MayBeOfPage(absl::string_view line, absl::Span<const uint64_t> words) {
  constexpr size_t kMostBytes = kMostCreditWords * 16;
  if (words.empty() || words.size() > kMostCreditWords) return false;
  if (line.size() > kMostBytes) return false;
  return words.size() <= kMostNameWords ||
         PageLineStarts().contains(words[0]) || BeginsWithNumber(line) ||
         absl::StartsWith(line, kCopyrightSign);
}

// The hashes of the longest word of each phrase to the reader.
const WordSet& ReaderWords() {
  static const WordSet* const hashes = [] {
    auto* const made = new WordSet;
    for (const absl::string_view phrase : kReaderPhrases) {
      const std::vector<absl::string_view> words = absl::StrSplit(phrase, ' ');
      made->insert(HashWord(
          *std::max_element(words.begin(), words.end(),
                            [](absl::string_view a, absl::string_view b) {
                              return a.size() < b.size();
                            })));
    }
    return made;
  }();
  return *hashes;
}

using ReaderBits = std::bitset<4096>;

// A bit for each of them.
const ReaderBits& ReaderWordBits() {
  static const ReaderBits* const bits = [] {
    auto* const made = new ReaderBits;
    for (const uint64_t hash : ReaderWords()) made->set(hash % made->size());
    return made;
  }();
  return *bits;
}

}  // namespace

PageLine ReadPageLine(absl::string_view line,
                      absl::Span<const uint64_t> word_hashes) {
  PageLine page;
  if (!MayBeOfPage(line, word_hashes)) return page;
  const size_t words = word_hashes.size();
  const std::string key = KeyOf(line);
  page.is_prompt = IsPrompt(key, words);
  page.is_list_header = Contains(kListHeaders, key);
  page.is_link = !page.is_list_header && IsLink(line, words);
  page.is_signature = IsSignature(line, key, words);
  page.is_byline = IsByline(line, key, words);
  return page;
}

PageLine ReadPageLine(absl::string_view line) {
  FoldedWords words;
  HashFoldedWords(line, &words);
  return ReadPageLine(line, words.hashes);
}

bool HasPlaceholder(absl::string_view sentence) {
  for (size_t open = sentence.find('['); open != absl::string_view::npos;
       open = sentence.find('[', open + 1)) {
    const size_t close = sentence.find(']', open);
    if (close == absl::string_view::npos) return false;
    const std::string key = KeyOf(sentence.substr(open, close - open));
    const std::vector<absl::string_view> words = absl::StrSplit(key, ' ');
    if (words.size() >= 2 && words.size() <= 6 &&
        Contains(kPlaceholderStarts, words.front()) &&
        Contains(kPlaceholderNouns, words.back())) {
      return true;
    }
  }
  return false;
}

bool AddressesReader(absl::string_view sentence) {
  for (const absl::string_view quote : {"\"", "\u201c", "\u201d", "``"}) {
    if (absl::StrContains(sentence, quote)) return false;
  }
  const std::string key = KeyOf(sentence);
  absl::string_view rest = key;
  while (!rest.empty()) {
    if (StartsWithAny(rest, kReaderPhrases)) return true;
    rest.remove_prefix(std::min(rest.find(' '), rest.size() - 1) + 1);
  }
  return false;
}

bool MayAddressReader(absl::Span<const uint64_t> words) {
  // One word in 200 passes the table of bits, and few of these are listed.
  const WordSet& listed = ReaderWords();
  const ReaderBits& bits = ReaderWordBits();
  return std::any_of(words.begin(), words.end(), [&](uint64_t hash) {
    return bits[hash % bits.size()] && listed.contains(hash);
  });
}

}  // namespace samestory
