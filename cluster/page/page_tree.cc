#include "cluster/page/page_tree.h"

#include <array>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "base/hashing.h"
#include "base/status_macros.h"
#include "cluster/text/html_lexer.h"

namespace samestory {
namespace {

constexpr size_t kElements = static_cast<size_t>(Element::kVoid) + 1;

// How far a tag looks up for what it closes. Real pages need a dozen; the bound
// keeps hostile ones linear.
constexpr size_t kLookUp = 64;

// Whether a start tag of `next` ends an open `open`.
bool Ends(Element next, bool next_is_block, Element open) {
  switch (open) {
    case Element::kParagraph:
    case Element::kHeading:
    case Element::kH1:
      return next_is_block && next != Element::kBreak;
    case Element::kItem:
      return next == Element::kItem;
    case Element::kTerm:
      return next == Element::kTerm;
    case Element::kCell:
      return next == Element::kCell || next == Element::kRow;
    case Element::kRow:
      return next == Element::kRow;
    case Element::kAnchor:
      return next == Element::kAnchor;
    default:
      return false;
  }
}

// What an end tag does not look beyond for its element.
bool IsWall(Element closing, const PageNode& open) {
  if (closing == Element::kTable) return false;
  if (open.element == Element::kTable) return true;
  const bool inside_cell =
      closing == Element::kCell || closing == Element::kRow ||
      closing == Element::kBody || closing == Element::kHtml;
  if (open.element == Element::kCell) return !inside_cell;
  if (closing == Element::kItem || closing == Element::kTerm) {
    return open.element == Element::kList;
  }
  const bool small = closing == Element::kAnchor ||
                     closing == Element::kOther || closing == Element::kTime ||
                     closing == Element::kHidden ||
                     closing == Element::kParagraph;
  return small && open.block;
}

class Builder {
 public:
  Builder(absl::string_view html, const PageLimits& limits)
      : lexer_(html), limits_(limits) {
    nodes_.emplace_back();
    nodes_[0].element = Element::kHtml;
    nodes_[0].block = true;
    open_.push_back({0, 0});
  }

  absl::StatusOr<std::vector<PageNode>> Run() {
    HtmlToken token;
    while (lexer_.Next(&token)) {
      switch (token.kind) {
        case HtmlToken::Kind::kText:
          AddText(token);
          break;
        case HtmlToken::Kind::kStart:
          Start(token);
          break;
        case HtmlToken::Kind::kEnd:
          End(token);
          break;
      }
      if (open_.size() > limits_.depth) {
        return absl::ResourceExhaustedError(
            absl::StrCat("nested deeper than ", limits_.depth, " elements"));
      }
      if (nodes_.size() > limits_.nodes) {
        return absl::OutOfRangeError(
            absl::StrCat("more than ", limits_.nodes, " elements and texts"));
      }
    }
    PopTo(0);
    nodes_[0].end = nodes_.size();
    return std::move(nodes_);
  }

 private:
  struct Open {
    uint32_t node;
    uint64_t name;  // hash of its name
  };

  const PageNode& Top() const { return nodes_[open_.back().node]; }

  void Add(Element element, bool block, absl::string_view text) {
    PageNode node;
    node.element = element;
    node.block = block;
    node.parent = open_.back().node;
    node.end = nodes_.size() + 1;
    node.text = text;
    nodes_.push_back(node);
  }

  void AddText(const HtmlToken& token) {
    // The code of scripts is kept for their element alone.
    if (token.raw && Top().element != Element::kScript) return;
    Add(Element::kText, false, token.text);
  }

  void Start(const HtmlToken& token) {
    const ElementInfo info = FindElement(token.name);
    if (info.element == Element::kFormat) return;
    CloseImplied(info);
    Add(info.element, info.block, token.attributes);
    if (info.is_void) return;
    open_.push_back(
        {static_cast<uint32_t>(nodes_.size() - 1), HashBytes(token.name)});
    ++open_count_[Index(info.element)];
  }

  // Closes what the start of `info` ends: looks through inline elements, and
  // from one such element to the next.
  void CloseImplied(const ElementInfo& info) {
    size_t keep = open_.size();
    const size_t lowest = open_.size() > kLookUp ? open_.size() - kLookUp : 1;
    for (size_t i = open_.size(); i-- > lowest;) {
      const PageNode& open = nodes_[open_[i].node];
      if (Ends(info.element, info.block, open.element)) {
        keep = i;
      } else if (open.block) {
        break;
      }
    }
    PopTo(keep);
  }

  void End(const HtmlToken& token) {
    const Element element = FindElement(token.name).element;
    if (element == Element::kBreak) Add(element, true, "");  // </br>
    if (open_count_[Index(element)] == 0) return;
    const uint64_t name = HashBytes(token.name);
    const size_t lowest = open_.size() > kLookUp ? open_.size() - kLookUp : 1;
    for (size_t i = open_.size(); i-- > lowest;) {
      const PageNode& open = nodes_[open_[i].node];
      // "<h2>...</h3>" happens.
      if (open_[i].name == name ||
          (element == Element::kHeading && open.element == element)) {
        PopTo(i);
        return;
      }
      if (IsWall(element, open)) return;
    }
  }

  void PopTo(size_t size) {
    while (open_.size() > size) {
      const uint32_t node = open_.back().node;
      nodes_[node].end = nodes_.size();
      if (node != 0) --open_count_[Index(nodes_[node].element)];
      open_.pop_back();
    }
  }

  static size_t Index(Element element) { return static_cast<size_t>(element); }

  HtmlLexer lexer_;
  const PageLimits limits_;
  std::vector<PageNode> nodes_;
  std::vector<Open> open_;
  std::array<uint32_t, kElements> open_count_ = {};
};

}  // namespace

absl::StatusOr<PageTree> PageTree::Parse(absl::string_view html,
                                         const PageLimits& limits) {
  SAMESTORY_ASSIGN_OR_RETURN(std::vector<PageNode> nodes,
                             Builder(html, limits).Run());
  return PageTree(std::move(nodes));
}

}  // namespace samestory
