#include "cluster/story/headline.h"

#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "cluster/text/sentences.h"
#include "cluster/text/tokens.h"

namespace samestory {
namespace {

constexpr size_t kFewestWords = 4;
constexpr size_t kMostWords = 18;

// A cut sentence keeps at least so many words before a comma.
constexpr size_t kShortestClause = 8;

// How far into a text a dateline's dash may stand.
constexpr size_t kLongestDateline = 70;

constexpr absl::string_view kEllipsis = "\u2026";

// By the human headlines of allsides_train. The chosen title is the closest to
// them in .57 of its stories, without regard to length in .50; from 4 to 16
// words each costs a hundredth of a cosine.
constexpr Fixed kWorthOfAll = kFixedOne / 8;
constexpr Fixed kCostOfWord = kFixedOne / 100;
constexpr size_t kWordsThatCost = 16;

// Labels that outlets put before what is no plain report.
constexpr absl::string_view kLabels[] = {
    "live",      "watch",   "video",   "opinion",  "analysis", "editorial",
    "explainer", "podcast", "photos",  "pictures", "gallery",  "exclusive",
    "breaking",  "update",  "updates", "factbox",  "column",   "review"};

bool HasLabel(absl::string_view title) {
  const size_t colon = title.find_first_of(":|");
  if (colon == absl::string_view::npos) return false;
  const std::string before = absl::AsciiStrToLower(title.substr(0, colon));
  for (absl::string_view label : kLabels) {
    if (absl::StartsWith(before, label) && before.size() < label.size() + 9) {
      return true;
    }
  }
  return false;
}

bool IsShouting(const std::vector<Token>& tokens) {
  size_t upper = 0;
  size_t words = 0;
  for (const Token& token : tokens) {
    if (token.shape == Token::kNumber || token.shape == Token::kCaseless) {
      continue;
    }
    ++words;
    upper += token.shape == Token::kUpper;
  }
  return words > 2 && upper * 3 > words * 2;
}

bool IsCapitalised(const Token& token) {
  return token.shape == Token::kUpper || token.shape == Token::kCapitalised ||
         token.shape == Token::kMixed;
}

// Whether `text`, which stands before a dash, reads like a place, an agency or
// a date: capitals and numbers, little else.
bool IsDateline(absl::string_view text) {
  const std::vector<Token> tokens = Tokenize(text);
  if (tokens.empty()) return false;
  size_t other = 0;
  bool shouts = absl::StrContains(text, "(");
  for (const Token& token : tokens) {
    other += token.shape == Token::kLower;
    shouts |= token.shape == Token::kUpper;
  }
  return IsCapitalised(tokens[0]) && other == 0 &&
         (shouts || tokens.size() <= 4);
}

// `text` after its dateline ("ZUBARA, May 12 (AP) - "), if it has one.
absl::string_view WithoutDateline(absl::string_view text) {
  for (absl::string_view dash :
       {" \u2014 ", " \u2013 ", " - ", " -- ", "\u2014", ") "}) {
    const size_t at = text.substr(0, kLongestDateline).find(dash);
    if (at == absl::string_view::npos) continue;
    const absl::string_view before = text.substr(0, at + (dash == ") "));
    if (dash == ") " && !absl::StrContains(before, " (")) continue;
    if (IsDateline(before)) return TrimSpace(text.substr(at + dash.size()));
  }
  return text;
}

// Where a sentence of more than `most_words` words is cut: after the last
// clause that fits, or after the words that fit.
size_t CutPoint(absl::string_view sentence, const std::vector<Token>& tokens,
                size_t most_words) {
  for (size_t i = most_words; i > kShortestClause; --i) {
    const absl::string_view gap =
        sentence.substr(tokens[i - 1].end, tokens[i].begin - tokens[i - 1].end);
    if (gap.find_first_of(",;:") != absl::string_view::npos ||
        absl::StrContains(gap, "\u2014") || absl::StrContains(gap, " - ")) {
      return tokens[i - 1].end;
    }
  }
  return tokens[most_words - 1].end;
}

std::string CutSentence(absl::string_view sentence, size_t most_words) {
  const std::vector<Token> tokens = Tokenize(sentence);
  if (tokens.size() <= most_words) return std::string(sentence);
  return absl::StrCat(
      sentence.substr(0, CutPoint(sentence, tokens, most_words)), kEllipsis);
}

}  // namespace

std::string LeadSentence(absl::string_view body, size_t most_words) {
  std::string first;  // in case no sentence is long enough
  for (absl::string_view sentence : SplitSentences(WithoutDateline(body))) {
    const size_t words = Tokenize(sentence).size();
    if (words == 0) continue;
    if (words >= kFewestWords) return CutSentence(sentence, most_words);
    if (first.empty()) first = CutSentence(sentence, most_words);
  }
  return first;
}

int TitlePenalty(absl::string_view title) {
  const std::vector<Token> tokens = Tokenize(title);
  int penalty = 0;
  penalty += title.find_first_of("?!") != absl::string_view::npos;
  penalty += HasLabel(title);
  penalty += IsShouting(tokens);
  penalty += tokens.size() < kFewestWords || tokens.size() > kMostWords;
  return penalty;
}

Fixed TitleWorth(absl::string_view title, Fixed support) {
  const size_t words = std::min(Tokenize(title).size(), kWordsThatCost);
  const Fixed worth = (support + kWorthOfAll) >> TitlePenalty(title);
  return std::max<Fixed>(worth + (kWordsThatCost - words) * kCostOfWord, 0);
}

}  // namespace samestory
