// HTML as a sequence of tags and texts, cut as browsers cut it.
//
//   HtmlLexer lexer("<p class=lead>Talks &amp; tea</p>");
//   HtmlToken token;
//   while (lexer.Next(&token)) { ... }
//       // start "p" (attributes "class=lead"), text "Talks &amp; tea", end "p"
//   FindAttribute(token.attributes, "class")   // "lead"
//
// Tags, attributes, comments and the raw text of scripts and titles follow the
// tokenizer of the HTML standard (html.spec.whatwg.org, 13.2.5); comments and
// doctypes are passed over, CDATA sections are text. Three differences, all
// for damaged pages: a quote that never closes does not swallow the rest of
// the page, a script or title without its end tag does not either, and a tag
// that the page ends in is given as far as it goes.
//
// All views point into the page: nothing is copied but a tag's name. One pass,
// linear in the page whatever it holds, no recursion, no memory; about 1 GB/s.
// A lexer belongs to one thread.

#ifndef SAMESTORY_CLUSTER_TEXT_HTML_LEXER_H_
#define SAMESTORY_CLUSTER_TEXT_HTML_LEXER_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "absl/strings/string_view.h"
#include "absl/types/optional.h"

namespace samestory {

struct HtmlToken {
  enum class Kind : uint8_t { kText, kStart, kEnd };

  Kind kind = Kind::kText;

  // A tag's name in lower case, cut after kLongestTagName bytes. Holds until
  // the next call of Next().
  absl::string_view name;

  // What stands in a tag behind its name.
  absl::string_view attributes;

  // As the page has it: entities are not decoded.
  absl::string_view text;

  // The content of a script or style, where "&amp;" is five characters.
  bool raw = false;
};

constexpr size_t kLongestTagName = 24;

class HtmlLexer {
 public:
  // `html` must outlive the lexer.
  explicit HtmlLexer(absl::string_view html) : html_(html) {}

  // False at the end of the page.
  bool Next(HtmlToken* token);

  // Moves to the next "</name>", which the next token then is; stays and gives
  // false if there is none. Costs the way to it, or to the end of the page.
  bool SkipToEndTag(absl::string_view name);

 private:
  bool NextMarkup(HtmlToken* token);
  void Text(size_t end, HtmlToken* token);
  bool RawText(HtmlToken* token);
  bool Tag(HtmlToken* token);
  void SkipMarkup();
  void SkipPast(absl::string_view end, size_t from);
  size_t TagEnd(size_t at);

  const absl::string_view html_;
  size_t at_ = 0;
  std::array<char, kLongestTagName> name_;
  size_t raw_element_ = 0;  // 1 + its index, behind such a start tag
  bool quotes_close_ = true;
  std::array<bool, 8> never_closed_ = {};
};

// One attribute of a tag; the value as the page has it, without its quotes.
struct HtmlAttribute {
  absl::string_view name;
  absl::string_view value;
};

// Walks over the attributes of a tag.
class HtmlAttributes {
 public:
  explicit HtmlAttributes(absl::string_view text) : rest_(text) {}

  // False at the end.
  bool Next(HtmlAttribute* attribute);

 private:
  absl::string_view rest_;
};

// The raw value of the first attribute called `name` (lower case); empty for
// one without a value, nothing if there is none.
absl::optional<absl::string_view> FindAttribute(absl::string_view attributes,
                                                absl::string_view name);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_HTML_LEXER_H_
