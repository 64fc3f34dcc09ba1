#include "cluster/page/elements.h"

#include <algorithm>
#include <iterator>

namespace samestory {
namespace {

struct Row {
  absl::string_view name;
  Element element;
};

// In byte order of the names.
constexpr Row kTable[] = {{"a", Element::kAnchor},
                          {"abbr", Element::kFormat},
                          {"address", Element::kBlock},
                          {"area", Element::kVoid},
                          {"article", Element::kArticle},
                          {"aside", Element::kAside},
                          {"audio", Element::kHidden},
                          {"b", Element::kFormat},
                          {"base", Element::kVoid},
                          {"big", Element::kFormat},
                          {"blockquote", Element::kQuote},
                          {"body", Element::kBody},
                          {"br", Element::kBreak},
                          {"button", Element::kHidden},
                          {"canvas", Element::kHidden},
                          {"caption", Element::kCaption},
                          {"center", Element::kBlock},
                          {"cite", Element::kFormat},
                          {"code", Element::kFormat},
                          {"col", Element::kVoid},
                          {"datalist", Element::kHidden},
                          {"dd", Element::kTerm},
                          {"del", Element::kHidden},
                          {"details", Element::kBlock},
                          {"dfn", Element::kFormat},
                          {"dialog", Element::kHidden},
                          {"div", Element::kBlock},
                          {"dl", Element::kList},
                          {"dt", Element::kTerm},
                          {"em", Element::kFormat},
                          {"embed", Element::kVoid},
                          {"fieldset", Element::kBlock},
                          {"figcaption", Element::kCaption},
                          {"figure", Element::kBlock},
                          {"font", Element::kFormat},
                          {"footer", Element::kAside},
                          {"form", Element::kBlock},
                          {"h1", Element::kH1},
                          {"h2", Element::kHeading},
                          {"h3", Element::kHeading},
                          {"h4", Element::kHeading},
                          {"h5", Element::kHeading},
                          {"h6", Element::kHeading},
                          {"header", Element::kHeader},
                          {"hr", Element::kVoid},
                          {"html", Element::kHtml},
                          {"i", Element::kFormat},
                          {"iframe", Element::kHidden},
                          {"img", Element::kImage},
                          {"input", Element::kVoid},
                          {"ins", Element::kFormat},
                          {"kbd", Element::kFormat},
                          {"label", Element::kOther},
                          {"li", Element::kItem},
                          {"link", Element::kLink},
                          {"main", Element::kMain},
                          {"map", Element::kHidden},
                          {"mark", Element::kFormat},
                          {"math", Element::kHidden},
                          {"menu", Element::kAside},
                          {"meta", Element::kMeta},
                          {"nav", Element::kAside},
                          {"noembed", Element::kHidden},
                          {"noframes", Element::kHidden},
                          {"noscript", Element::kHidden},
                          {"object", Element::kHidden},
                          {"ol", Element::kList},
                          {"optgroup", Element::kHidden},
                          {"option", Element::kHidden},
                          {"p", Element::kParagraph},
                          {"param", Element::kVoid},
                          {"picture", Element::kOther},
                          {"pre", Element::kPre},
                          {"q", Element::kFormat},
                          {"s", Element::kFormat},
                          {"samp", Element::kFormat},
                          {"script", Element::kScript},
                          {"section", Element::kBlock},
                          {"select", Element::kHidden},
                          {"small", Element::kFormat},
                          {"source", Element::kVoid},
                          {"strike", Element::kFormat},
                          {"strong", Element::kFormat},
                          {"style", Element::kHidden},
                          {"sub", Element::kFormat},
                          {"summary", Element::kBlock},
                          {"sup", Element::kFormat},
                          {"svg", Element::kHidden},
                          {"table", Element::kTable},
                          {"tbody", Element::kBlock},
                          {"td", Element::kCell},
                          {"template", Element::kHidden},
                          {"textarea", Element::kHidden},
                          {"tfoot", Element::kBlock},
                          {"th", Element::kCell},
                          {"thead", Element::kBlock},
                          {"time", Element::kTime},
                          {"title", Element::kTitle},
                          {"tr", Element::kRow},
                          {"track", Element::kVoid},
                          {"tt", Element::kFormat},
                          {"u", Element::kFormat},
                          {"ul", Element::kList},
                          {"var", Element::kFormat},
                          {"video", Element::kHidden},
                          {"wbr", Element::kVoid},
                          {"xmp", Element::kHidden}};

bool IsBlock(Element element) {
  switch (element) {
    case Element::kText:
    case Element::kOther:
    case Element::kFormat:
    case Element::kAnchor:
    case Element::kHidden:
    case Element::kImage:
    case Element::kLink:
    case Element::kMeta:
    case Element::kScript:
    case Element::kTime:
    case Element::kVoid:
      return false;
    default:
      return true;
  }
}

bool IsVoid(Element element) {
  return element == Element::kVoid || element == Element::kBreak ||
         element == Element::kImage || element == Element::kMeta ||
         element == Element::kLink;
}

}  // namespace

ElementInfo FindElement(absl::string_view name) {
  const auto* row = std::lower_bound(
      std::begin(kTable), std::end(kTable), name,
      [](const Row& r, absl::string_view n) { return r.name < n; });
  if (row == std::end(kTable) || row->name != name) {
    return {Element::kOther, false, false};
  }
  return {row->element, IsBlock(row->element), IsVoid(row->element)};
}

}  // namespace samestory
