#include "cluster/text/tails.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "cluster/text/prompts.h"
#include "cluster/text/sentences.h"
#include "cluster/text/words.h"

namespace samestory {
namespace {

// Bylines and dates stand within the first lines of a text.
constexpr size_t kHeadLines = 4;

// Sentences to the reader stand within the last lines.
constexpr size_t kTailLines = 4;

// Longest headline in a list of links, in words.
constexpr size_t kMostHeadlineWords = 25;

struct Line {
  absl::string_view text;
  PageLine page;
};

std::vector<Line> ReadLines(absl::string_view body) {
  std::vector<Line> lines;
  LineReader reader(body);
  for (absl::string_view text; reader.NextLine(&text);) {
    lines.push_back({text, ReadPageLine(text)});
  }
  return lines;
}

bool IsOfPage(const Line& line) {
  return line.page.is_prompt || line.page.is_link || line.page.is_signature ||
         line.page.is_list_header;
}

bool ReadsLikeHeadline(const Line& line) {
  return !EndsLikeSentence(line.text) &&
         FindWords(line.text).size() <= kMostHeadlineWords;
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

void AppendPiece(absl::string_view separator, absl::string_view piece,
                 std::string* text) {
  if (!text->empty()) text->append(separator.data(), separator.size());
  text->append(piece.data(), piece.size());
}

// Appends the sentences of `line` that belong to the article, as one line.
void AppendSentences(absl::string_view line, bool may_address,
                     std::string* text) {
  absl::string_view separator = "\n";
  LineReader reader(line);
  reader.NextLine(&line);
  for (absl::string_view sentence; reader.NextSentence(&sentence);) {
    if (HasPlaceholder(sentence)) continue;
    if (may_address && AddressesReader(sentence)) continue;
    AppendPiece(separator, sentence, text);
    separator = " ";
  }
}

// Whether any of the lines from `first` on may speak to the reader. They are
// views into one text.
bool TailMayAddressReader(const std::vector<Line>& lines, size_t first) {
  if (first == lines.size()) return false;
  const char* const begin = lines[first].text.begin();
  return MayAddressReader(
      absl::string_view(begin, lines.back().text.end() - begin));
}

// The lines of `lines` as one text, template sentences left out.
std::string Join(const std::vector<Line>& lines, size_t size) {
  const size_t tail = lines.size() - std::min(lines.size(), kTailLines);
  const bool may_address = TailMayAddressReader(lines, tail);
  std::string joined;
  joined.reserve(size);
  for (size_t i = 0; i < lines.size(); ++i) {
    const absl::string_view text = lines[i].text;
    if (i >= tail || text.find('[') != absl::string_view::npos) {
      AppendSentences(text, i >= tail && may_address, &joined);
    } else {
      AppendPiece("\n", text, &joined);
    }
  }
  return joined;
}

}  // namespace

std::string RemoveTails(absl::string_view body) {
  std::vector<Line> lines = ReadLines(body);
  DropLinkList(&lines);
  DropSignatures(&lines);
  DropHead(&lines);
  DropPrompts(&lines);
  std::string kept = Join(lines, body.size());
  Word word;
  if (!WordScanner(kept).Next(&word)) return std::string(body);
  return kept;
}

}  // namespace samestory
