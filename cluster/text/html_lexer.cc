#include "cluster/text/html_lexer.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"

namespace samestory {
namespace {

constexpr size_t kNone = absl::string_view::npos;

// Elements whose content is text up to their own end tag. In the first two
// the text is for people and its entities count.
constexpr absl::string_view kRawElements[] = {"title",    "textarea", "script",
                                              "style",    "iframe",   "noembed",
                                              "noframes", "xmp"};
constexpr size_t kReadElements = 2;

// White space of HTML; the lexer knows no other.
bool IsSpace(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

bool EndsTagName(char c) { return IsSpace(c) || c == '/' || c == '>'; }

// The index in kRawElements plus one; 0 for other elements.
size_t RawElement(absl::string_view name) {
  const auto* found =
      std::find(std::begin(kRawElements), std::end(kRawElements), name);
  return found == std::end(kRawElements) ? 0
                                         : found - std::begin(kRawElements) + 1;
}

// Where "</name" begins at or after `from`; kNone if nowhere.
size_t FindEndTag(absl::string_view html, absl::string_view name, size_t from) {
  for (size_t at = html.find("</", from); at != kNone;
       at = html.find("</", at + 2)) {
    const absl::string_view rest = html.substr(at + 2);
    if (absl::StartsWithIgnoreCase(rest, name) &&
        (rest.size() == name.size() || EndsTagName(rest[name.size()]))) {
      return at;
    }
  }
  return kNone;
}

size_t SkipWhile(absl::string_view text, size_t at, bool (*accept)(char)) {
  while (at < text.size() && accept(text[at])) ++at;
  return at;
}

bool IsSpaceOrSlash(char c) { return IsSpace(c) || c == '/'; }
bool InTagName(char c) { return !EndsTagName(c); }
bool InAttributeName(char c) { return !EndsTagName(c) && c != '='; }
bool InBareValue(char c) { return !IsSpace(c) && c != '>'; }

// Where the value that begins behind the "=" at `at` lies, and what follows
// it. `end` is kNone for a quote that is not closed.
struct ValuePlace {
  size_t begin;
  size_t end;
  size_t next;
};
ValuePlace FindValue(absl::string_view text, size_t at, bool quotes) {
  const size_t begin = SkipWhile(text, at + 1, IsSpace);
  if (begin < text.size() && quotes &&
      (text[begin] == '"' || text[begin] == '\'')) {
    const size_t end = text.find(text[begin], begin + 1);
    return {begin + 1, end, end == kNone ? text.size() : end + 1};
  }
  const size_t end = SkipWhile(text, begin, InBareValue);
  return {begin, end, end};
}

}  // namespace

bool HtmlLexer::Next(HtmlToken* token) {
  *token = HtmlToken();
  if (raw_element_ != 0 && RawText(token)) return true;
  while (at_ < html_.size()) {
    // A "<" that begins no markup is text.
    size_t markup = html_.find('<', at_);
    while (
        markup != kNone &&
        (markup + 1 == html_.size() ||
         !(absl::ascii_isalpha(html_[markup + 1]) || html_[markup + 1] == '/' ||
           html_[markup + 1] == '!' || html_[markup + 1] == '?'))) {
      markup = html_.find('<', markup + 1);
    }
    markup = std::min(markup, html_.size());
    if (markup > at_) {
      Text(markup, token);
      return true;
    }
    if (NextMarkup(token)) return true;
  }
  return false;
}

bool HtmlLexer::SkipToEndTag(absl::string_view name) {
  const size_t end = FindEndTag(html_, name, at_);
  if (end == kNone) return false;
  at_ = end;
  raw_element_ = 0;
  return true;
}

// Reads the markup at at_; false if it is passed over.
bool HtmlLexer::NextMarkup(HtmlToken* token) {
  constexpr absl::string_view kCdata = "<![CDATA[";
  const absl::string_view rest = html_.substr(at_);
  const bool end = rest[1] == '/';
  if (absl::ascii_isalpha(rest[1]) ||
      (end && rest.size() > 2 && absl::ascii_isalpha(rest[2]))) {
    return Tag(token);
  }
  if (end && rest.size() == 2) {
    Text(html_.size(), token);
    return true;
  }
  if (!absl::StartsWith(rest, kCdata)) {
    SkipMarkup();
    return false;
  }
  at_ += kCdata.size();
  const size_t close = std::min(html_.find("]]>", at_), html_.size());
  if (close == at_) return false;
  Text(close, token);
  return true;
}

void HtmlLexer::Text(size_t end, HtmlToken* token) {
  token->kind = HtmlToken::Kind::kText;
  token->text = html_.substr(at_, end - at_);
  at_ = end;
}

// The content of the raw element whose start tag was the last token; false if
// it is empty or has no end.
bool HtmlLexer::RawText(HtmlToken* token) {
  const size_t element = raw_element_ - 1;
  raw_element_ = 0;
  if (never_closed_[element]) return false;
  const size_t end = FindEndTag(html_, kRawElements[element], at_);
  if (end == kNone) {
    never_closed_[element] = true;  // so that it is looked for once
    return false;
  }
  if (end == at_) return false;
  Text(end, token);
  token->raw = element >= kReadElements;
  return true;
}

// Comments, doctypes, processing instructions, "</>".
void HtmlLexer::SkipMarkup() {
  const absl::string_view rest = html_.substr(at_);
  if (!absl::StartsWith(rest, "<!--")) {
    SkipPast(">", at_ + 2);
  } else if (absl::StartsWith(rest, "<!-->")) {
    at_ += 5;
  } else if (absl::StartsWith(rest, "<!--->")) {
    at_ += 6;
  } else {
    SkipPast("-->", at_ + 4);
  }
}

void HtmlLexer::SkipPast(absl::string_view end, size_t from) {
  const size_t found = html_.find(end, from);
  at_ = found == kNone ? html_.size() : found + end.size();
}

bool HtmlLexer::Tag(HtmlToken* token) {
  const bool end = html_[at_ + 1] == '/';
  const size_t begin = at_ + (end ? 2 : 1);
  const size_t name_end = SkipWhile(html_, begin, InTagName);
  const size_t size = std::min(name_end - begin, kLongestTagName);
  std::transform(html_.begin() + begin, html_.begin() + begin + size,
                 name_.begin(), absl::ascii_tolower);
  const size_t close = TagEnd(name_end);
  token->kind = end ? HtmlToken::Kind::kEnd : HtmlToken::Kind::kStart;
  token->name = absl::string_view(name_.data(), size);
  token->attributes = html_.substr(name_end, close - name_end);
  at_ = std::min(close + 1, html_.size());
  if (!end) raw_element_ = RawElement(token->name);
  return true;
}

// The ">" of the tag whose attributes begin at `at`, or the end of the page.
// Once a quote was found that never closes, quotes mean nothing: so the walk
// to the end of the page is made once.
size_t HtmlLexer::TagEnd(size_t at) {
  const size_t begin = at;
  while (true) {
    at = SkipWhile(html_, at, IsSpaceOrSlash);
    if (at >= html_.size() || html_[at] == '>') return at;
    at = SkipWhile(html_, at + 1, InAttributeName);
    at = SkipWhile(html_, at, IsSpace);
    if (at >= html_.size() || html_[at] != '=') continue;
    const ValuePlace value = FindValue(html_, at, quotes_close_);
    if (value.end == kNone) {
      quotes_close_ = false;
      return std::min(html_.find('>', begin), html_.size());
    }
    at = value.next;
  }
}

bool HtmlAttributes::Next(HtmlAttribute* attribute) {
  rest_.remove_prefix(SkipWhile(rest_, 0, IsSpaceOrSlash));
  if (rest_.empty()) return false;
  // A first "=" belongs to the name.
  const size_t name_end = SkipWhile(rest_, 1, InAttributeName);
  attribute->name = rest_.substr(0, name_end);
  attribute->value = "";
  size_t next = SkipWhile(rest_, name_end, IsSpace);
  if (next < rest_.size() && rest_[next] == '=') {
    const ValuePlace place = FindValue(rest_, next, true);
    const size_t end = std::min(place.end, rest_.size());
    attribute->value = rest_.substr(place.begin, end - place.begin);
    next = place.next;
  }
  // At least one byte goes, also where a damaged tag holds a lone ">".
  rest_.remove_prefix(std::max<size_t>(next, 1));
  return true;
}

absl::optional<absl::string_view> FindAttribute(absl::string_view attributes,
                                                absl::string_view name) {
  HtmlAttributes walk(attributes);
  HtmlAttribute attribute;
  while (walk.Next(&attribute)) {
    if (absl::EqualsIgnoreCase(attribute.name, name)) return attribute.value;
  }
  return absl::nullopt;
}

}  // namespace samestory
