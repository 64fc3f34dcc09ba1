#include "cluster/text/html.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "cluster/text/html_entities.h"

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
  explicit TagStripper(absl::string_view html) : html_(html) {}

  std::string Run() {
    while (at_ < html_.size()) {
      const size_t tag = std::min(html_.find('<', at_), html_.size());
      sink_.Append(DecodeEntities(html_.substr(at_, tag - at_)));
      at_ = tag;
      if (at_ < html_.size()) SkipMarkup();
    }
    return sink_.Take();
  }

 private:
  void SkipMarkup() {
    const absl::string_view rest = html_.substr(at_);
    char buffer[kLongestName];
    const absl::string_view name = TagName(rest, buffer);
    if (absl::StartsWith(rest, "<!--")) {
      SkipPast("-->");
    } else if (absl::StartsWith(rest, "<![CDATA[")) {
      at_ += absl::string_view("<![CDATA[").size();
    } else if (rest.size() > 1 &&
               (absl::ascii_isalpha(rest[1]) || rest[1] == '/' ||
                rest[1] == '!' || rest[1] == '?')) {
      SkipTag();
      if (Holds(kBlocks, name)) sink_.EndLine();
      if (rest[1] != '/' && Holds(kHidden, name)) SkipHidden(name);
    } else {
      sink_.Append("<");
      ++at_;
    }
  }

  // To behind the ">" that ends the tag; one inside a quoted value does not.
  // Where a quote never closes, quotes mean nothing from there on: so the walk
  // to the end is made once.
  void SkipTag() {
    char quote = 0;
    for (size_t i = at_ + 1; i < html_.size() && !unclosed_; ++i) {
      const char c = html_[i];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if ((c == '"' || c == '\'') && html_[i - 1] == '=') {
        quote = c;
      } else if (c == '>') {
        at_ = i + 1;
        return;
      }
    }
    unclosed_ = true;
    const size_t end = html_.find('>', at_);
    at_ = end == absl::string_view::npos ? html_.size() : end + 1;
  }

  void SkipPast(absl::string_view end) {
    const size_t found = html_.find(end, at_);
    at_ = found == absl::string_view::npos ? html_.size() : found + end.size();
  }

  // To behind "</name>". Without one, only the tag itself is hidden; the scan
  // for it is not made twice.
  void SkipHidden(absl::string_view name) {
    size_t* const none_after = &hidden_end_[HiddenIndex(name)];
    if (*none_after == absl::string_view::npos) return;
    for (size_t i = html_.find("</", at_); i != absl::string_view::npos;
         i = html_.find("</", i + 2)) {
      if (absl::StartsWithIgnoreCase(html_.substr(i + 2), name)) {
        at_ = i;
        return;
      }
    }
    *none_after = absl::string_view::npos;
  }

  static size_t HiddenIndex(absl::string_view name) {
    return std::lower_bound(std::begin(kHidden), std::end(kHidden), name) -
           std::begin(kHidden);
  }

  const absl::string_view html_;
  size_t at_ = 0;
  bool unclosed_ = false;
  size_t hidden_end_[std::size(kHidden)] = {};
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
