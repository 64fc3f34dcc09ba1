#include "cluster/text/tails.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "absl/strings/match.h"
#include "absl/types/span.h"
#include "cluster/text/outline.h"
#include "cluster/text/prompts.h"
#include "cluster/text/sentences.h"

namespace samestory {
namespace {

// Bylines and dates stand within the first lines of a text.
constexpr size_t kHeadLines = 4;

// Sentences to the reader stand within the last lines.
constexpr size_t kTailLines = 4;

// Longest headline in a list of links, in words.
constexpr size_t kMostHeadlineWords = 25;

// What is left of one line of a text, and what kind of line that is.
struct Line {
  size_t number;
  absl::string_view text;
  Outline::Sentence range;
  PageLine page;
};

absl::Span<const uint64_t> WordsOf(const Outline& outline,
                                   const Outline::Sentence& range) {
  return absl::MakeConstSpan(outline.words.hashes)
      .subspan(range.first_word, range.word_count());
}

std::vector<Line> ReadLines(absl::string_view text, const KeptSentences& kept) {
  const Outline& outline = kept.outline();
  std::vector<Line> lines;
  lines.reserve(outline.lines.size());
  for (size_t number = 0; number < outline.lines.size(); ++number) {
    const Outline::Sentence range = kept.LeftOf(number);
    if (range.begin == range.end) continue;
    const absl::string_view line = TextOf(text, range);
    lines.push_back(
        {number, line, range, ReadPageLine(line, WordsOf(outline, range))});
  }
  return lines;
}

bool IsOfPage(const Line& line) {
  return line.page.is_prompt || line.page.is_link || line.page.is_signature ||
         line.page.is_list_header;
}

// Whether any rule may drop the line for what it is: of no line of most texts.
bool MayGo(const Line& line) { return IsOfPage(line) || line.page.is_byline; }

bool ReadsLikeHeadline(const Line& line) {
  return line.range.word_count() <= kMostHeadlineWords &&
         !EndsLikeSentence(line.text);
}

// Drops the list of links that ends the text: a header with nothing but
// headlines and prompts after it.
void DropLinkList(std::vector<Line>* lines) {
  size_t first = lines->size();
  for (size_t i = lines->size(); i-- > 1;) {
    const Line& line = (*lines)[i];
    if (line.page.is_list_header) first = i;
    if (!IsOfPage(line) && !ReadsLikeHeadline(line)) break;
  }
  lines->resize(first);
}

void DropSignatures(std::vector<Line>* lines) {
  while (lines->size() > 1 &&
         (lines->back().page.is_signature || lines->back().page.is_byline ||
          lines->back().page.is_prompt)) {
    lines->pop_back();
  }
}

void DropHead(std::vector<Line>* lines) {
  const size_t head = std::min(kHeadLines, lines->size());
  size_t keep = 0;
  for (size_t i = 0; i < lines->size(); ++i) {
    if (i < head && (*lines)[i].page.is_byline) continue;
    (*lines)[keep++] = (*lines)[i];
  }
  if (keep > 0) lines->resize(keep);
}

// Prompts, lines that only link elsewhere, and headers left without a list.
void DropPrompts(std::vector<Line>* lines) {
  const auto is_prompt = [](const Line& line) {
    return line.page.is_prompt || line.page.is_link || line.page.is_list_header;
  };
  lines->erase(std::remove_if(lines->begin(), lines->end(), is_prompt),
               lines->end());
}

// Drops the sentences of `line` that are no part of the article.
void DropTemplates(absl::string_view text, const Line& line, bool may_address,
                   KeptSentences* kept) {
  const Outline& outline = kept->outline();
  const Outline::Line& range = outline.lines[line.number];
  for (uint32_t i = range.first_sentence; i < range.end_sentence; ++i) {
    const absl::string_view sentence = TextOf(text, outline.sentences[i]);
    if (HasPlaceholder(sentence) ||
        (may_address && AddressesReader(sentence))) {
      kept->Drop(i);
    }
  }
}

// Whether any of the lines from `first` on may speak to the reader.
bool TailMayAddressReader(const Outline& outline, absl::Span<const Line> tail) {
  return std::any_of(tail.begin(), tail.end(), [&](const Line& line) {
    return MayAddressReader(WordsOf(outline, line.range));
  });
}

// Drops the template sentences in `lines`.
void DropTemplates(absl::string_view text, absl::Span<const Line> lines,
                   KeptSentences* kept) {
  const size_t tail = lines.size() - std::min(lines.size(), kTailLines);
  const bool may_address =
      TailMayAddressReader(kept->outline(), lines.subspan(tail));
  for (size_t i = 0; i < lines.size(); ++i) {
    const bool addresses = i >= tail && may_address;
    if (!addresses && !absl::StrContains(lines[i].text, '[')) continue;
    DropTemplates(text, lines[i], addresses, kept);
  }
}

// Drops the lines of `all` that are not among `stay`, both in order.
void DropOthers(absl::Span<const Line> all, absl::Span<const Line> stay,
                KeptSentences* kept) {
  for (const Line& line : all) {
    if (!stay.empty() && stay.front().number == line.number) {
      stay.remove_prefix(1);
    } else {
      kept->DropLine(line.number);
    }
  }
}

// Drops the lines that are no part of the article. Returns the others.
std::vector<Line> DropLines(absl::Span<const Line> lines, KeptSentences* kept) {
  std::vector<Line> stay(lines.begin(), lines.end());
  DropLinkList(&stay);
  DropSignatures(&stay);
  DropHead(&stay);
  DropPrompts(&stay);
  DropOthers(lines, stay, kept);
  return stay;
}

}  // namespace

void DropTails(absl::string_view text, KeptSentences* kept) {
  std::vector<Line> lines = ReadLines(text, *kept);
  KeptSentences left = *kept;
  if (std::any_of(lines.begin(), lines.end(), MayGo))
    lines = DropLines(lines, &left);
  DropTemplates(text, lines, &left);
  if (left.HasWords()) *kept = left;
}

std::string RemoveTails(absl::string_view body) {
  Outline outline;
  ReadOutline(body, &outline);
  KeptSentences kept(outline);
  DropTails(body, &kept);
  return kept.HasWords() ? kept.Text(body) : std::string(body);
}

}  // namespace samestory
