#include "cluster/text/html.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "cluster/text/html_entities.h"
#include "cluster/text/html_lexer.h"

namespace samestory {
namespace {

// Elements that begin and end a line, in byte order.
constexpr absl::string_view kBlocks[] = {
    "address", "article", "aside", "blockquote", "body", "br",
    "dd",      "details", "div",   "dl",         "dt",   "figcaption",
    "figure",  "footer",  "form",  "h1",         "h2",   "h3",
    "h4",      "h5",      "h6",    "header",     "hr",   "html",
    "li",      "main",    "nav",   "ol",         "p",    "pre",
    "section", "summary", "table", "tbody",      "td",   "tfoot",
    "th",      "thead",   "title", "tr",         "ul"};

// Elements inside a line that news markup uses, in byte order.
constexpr absl::string_view kInline[] = {
    "a",        "abbr",    "audio",  "b",     "cite",   "code",  "em",
    "font",     "i",       "iframe", "img",   "ins",    "label", "mark",
    "noscript", "picture", "q",      "s",     "script", "small", "source",
    "span",     "strike",  "strong", "style", "sub",    "sup",   "svg",
    "template", "time",    "u",      "video"};

// Elements whose content nobody sees, in byte order.
constexpr absl::string_view kHidden[] = {"iframe", "noscript", "script",
                                         "style",  "svg",      "template"};

template <size_t N>
bool Holds(const absl::string_view (&sorted)[N], absl::string_view name) {
  return std::binary_search(std::begin(sorted), std::end(sorted), name);
}

constexpr size_t kLongestName = 10;  // "blockquote", "figcaption"

// The lower-case name of the tag that `text` begins with ("<p class=x>",
// "</p>"), into `buffer`; empty if that is no tag.
absl::string_view TagName(absl::string_view text,
                          char (&buffer)[kLongestName]) {
  absl::string_view rest = text.substr(1);
  absl::ConsumePrefix(&rest, "/");
  size_t size = 0;
  while (size < rest.size() && absl::ascii_isalnum(rest[size])) {
    if (size == kLongestName) return "";
    buffer[size] = absl::ascii_tolower(rest[size]);
    ++size;
  }
  if (size == 0 || absl::ascii_isdigit(buffer[0])) return "";
  const char next = size < rest.size() ? rest[size] : '\0';
  const bool ends = next == '>' || next == '/' || absl::ascii_isspace(next);
  return ends ? absl::string_view(buffer, size) : "";
}

// Collects visible text, white space folded as browsers fold it.
class TextSink {
 public:
  void Append(absl::string_view text) {
    for (const char c : text) {
      if (absl::ascii_isspace(c)) {
        space_ = true;
      } else {
        Separate();
        text_.push_back(c);
      }
    }
  }
  void EndLine() { line_ = true; }
  std::string Take() { return std::move(text_); }

 private:
  void Separate() {
    if (!text_.empty()) {
      if (line_) {
        text_.push_back('\n');
      } else if (space_) {
        text_.push_back(' ');
      }
    }
    line_ = space_ = false;
  }

  std::string text_;
  bool line_ = false;
  bool space_ = false;
};

// Walks over the markup once, from left to right.
class TagStripper {
 public:
  explicit TagStripper(absl::string_view html) : lexer_(html) {}

  std::string Run() {
    HtmlToken token;
    while (lexer_.Next(&token)) {
      if (token.kind != HtmlToken::Kind::kText) {
        VisitTag(token);
      } else if (!token.raw) {
        sink_.Append(DecodeEntities(token.text));
      }
    }
    return sink_.Take();
  }

 private:
  void VisitTag(const HtmlToken& tag) {
    if (Holds(kBlocks, tag.name)) sink_.EndLine();
    if (tag.kind == HtmlToken::Kind::kStart && Holds(kHidden, tag.name)) {
      SkipHidden(tag.name);
    }
  }

  // To the end tag. Without one, only the start tag is hidden; the search for
  // it is not made twice.
  void SkipHidden(absl::string_view name) {
    bool* const never_closed = &never_closed_[HiddenIndex(name)];
    if (!*never_closed) *never_closed = !lexer_.SkipToEndTag(name);
  }

  static size_t HiddenIndex(absl::string_view name) {
    return std::lower_bound(std::begin(kHidden), std::end(kHidden), name) -
           std::begin(kHidden);
  }

  HtmlLexer lexer_;
  bool never_closed_[std::size(kHidden)] = {};
  TextSink sink_;
};

}  // namespace

bool LooksLikeHtml(absl::string_view text) {
  char buffer[kLongestName];
  for (size_t at = text.find('<'); at != absl::string_view::npos;
       at = text.find('<', at + 1)) {
    const absl::string_view name = TagName(text.substr(at), buffer);
    if (name.empty()) continue;
    if (Holds(kBlocks, name) || Holds(kInline, name)) return true;
  }
  return false;
}

std::string StripTags(absl::string_view html) {
  return TagStripper(html).Run();
}

}  // namespace samestory
