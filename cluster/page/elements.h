// What an element of HTML means for reading a page.
//
//   FindElement("p").block      // true: its text is a paragraph of its own
//   FindElement("nav").aside    // true: never the article
//   FindElement("x-card")       // Element::kOther: kept, means nothing
//
// A table; about 20 ns. Pure, thread-safe.

#ifndef SAMESTORY_CLUSTER_PAGE_ELEMENTS_H_
#define SAMESTORY_CLUSTER_PAGE_ELEMENTS_H_

#include <cstdint>

#include "absl/strings/string_view.h"

namespace samestory {

// The elements that something is done about; all others are kOther.
enum class Element : uint8_t {
  kText,  // no element: a text
  kOther,
  kFormat,  // b, i, font, ...: as if the tag were not there
  kAnchor,
  kArticle,
  kBody,
  kBreak,  // br
  kCell,   // td, th
  kCaption,
  kBlock,  // div and what else begins a line
  kHeader,
  kHeading,  // h2..h6
  kH1,
  kHidden,  // button, noscript, svg, ...: no text for a reader
  kItem,    // li
  kLink,
  kList,
  kMain,
  kMeta,
  kParagraph,
  kPre,
  kQuote,  // blockquote
  kRow,
  kScript,
  kAside,  // aside, nav, footer, menu
  kTable,
  kTerm,  // dt, dd
  kTime,
  kTitle,
  kHtml,
  kImage,
  kVoid,  // img, input, hr, ...
};

struct ElementInfo {
  Element element;
  bool block;    // begins and ends a line
  bool is_void;  // has no end tag
};

// `name` in lower case.
ElementInfo FindElement(absl::string_view name);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_PAGE_ELEMENTS_H_
