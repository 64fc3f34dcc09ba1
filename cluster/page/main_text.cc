#include "cluster/page/main_text.h"

#include <cstdint>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "cluster/page/hints.h"
#include "cluster/page/text_blocks.h"
#include "cluster/text/html_entities.h"
#include "cluster/text/html_lexer.h"
#include "cluster/text/titles.h"

namespace samestory {
namespace {

// The numbers below were chosen on one half of 181 labelled pages; each may
// move by a third without losing .003 of F1 (bench/pages.py).

// The shortest prose: a line of it. Menus and captions are shorter.
constexpr uint32_t kProseChars = 60;

// A sentence that is mostly links is kept if it says this much between them.
constexpr uint32_t kLinkedProseChars = 30;
constexpr uint32_t kLinkedProsePercent = 80;

// An element marked as the article is believed if it holds most of the page's
// prose, or some of it and no other one more than a third of that.
constexpr uint64_t kMostPercent = 80;
constexpr uint64_t kSomePercent = 35;
constexpr uint64_t kRivalShare = 3;

// A child is gone into if it holds nearly all of its parent's prose.
constexpr uint64_t kNearlyAllPercent = 90;

// How many blocks may stand between the linked heading of a teaser and its
// text: a byline, a date.
constexpr int kTeaserBlocks = 3;

// What a block weighs as prose: its characters outside links, half of them
// where prose is rare (lists, tables).
uint64_t Prose(const PageTree& tree, const TextBlock& block) {
  const uint32_t plain = block.chars - block.link_chars;
  if (plain < kProseChars || block.link_chars > plain || block.marks == 0) {
    return 0;
  }
  const Element parent = tree[block.parent].element;
  const bool rare = parent == Element::kItem || parent == Element::kCell;
  return rare ? plain / 2 : plain;
}

bool IsHeading(Element element) {
  return element == Element::kHeading || element == Element::kH1;
}

// A block of links, and no sentence that happens to hold many.
bool IsLinks(const TextBlock& block) {
  const uint32_t plain = block.chars - block.link_chars;
  if (block.link_chars <= plain) return false;
  return plain < kLinkedProseChars || block.marks == 0 ||
         block.link_chars * 100 > block.chars * kLinkedProsePercent;
}

Hint HintOf(const PageNode& node) {
  switch (node.element) {
    case Element::kText:
      return Hint::kNone;
    case Element::kAside:
    case Element::kCaption:
    case Element::kHeader:
      return Hint::kAside;
    default:
      // <article> is no mark: teasers and comments stand in it as often.
      return ReadHint(node.text);
  }
}

std::vector<Hint> FindHints(const PageTree& tree) {
  std::vector<Hint> hints;
  hints.reserve(tree.size());
  for (const PageNode& node : tree.nodes()) hints.push_back(HintOf(node));
  return hints;
}

// What each block weighs. The text below a heading that is a link leads to
// another article, so it weighs nothing.
std::vector<uint64_t> WeighBlocks(const PageTree& tree,
                                  const std::vector<TextBlock>& blocks) {
  std::vector<uint64_t> prose;
  int teaser = 0;  // how many more blocks may be the text of a teaser
  for (const TextBlock& block : blocks) {
    uint64_t weight = Prose(tree, block);
    if (IsHeading(tree[block.parent].element)) {
      teaser = block.link_chars * 10 >= block.chars * 9 ? kTeaserBlocks : 0;
    } else if (teaser > 0) {
      teaser = weight > 0 ? 0 : teaser - 1;
      weight = 0;
    }
    prose.push_back(weight);
  }
  return prose;
}

// The texts that stand for pictures: captions repeat them.
absl::flat_hash_set<std::string> PictureTexts(const PageTree& tree) {
  absl::flat_hash_set<std::string> texts;
  for (const PageNode& node : tree.nodes()) {
    if (node.element != Element::kImage) continue;
    const auto alt = FindAttribute(node.text, "alt");
    if (alt.has_value()) texts.insert(DecodeEntities(*alt));
  }
  return texts;
}

class Chooser {
 public:
  Chooser(const PageTree& tree, absl::string_view title)
      : tree_(tree),
        title_(title),
        blocks_(FindTextBlocks(tree)),
        prose_(WeighBlocks(tree, blocks_)),
        hints_(FindHints(tree)),
        cut_(tree.size(), false) {
    WeighNodes();
    CutAsides();
    WeighNodes();
  }

  std::string Run() const {
    const uint32_t top = FindTop();
    const absl::flat_hash_set<std::string> pictures = PictureTexts(tree_);
    std::string text;
    size_t kept = 0;
    for (const TextBlock& block : blocks_) {
      if (block.begin < top || block.begin >= tree_[top].end) continue;
      if (cut_[block.begin] || IsLinks(block)) continue;
      const std::string line = RenderBlock(tree_, block);
      if (SameWords(line, title_) || pictures.contains(line)) continue;
      absl::StrAppend(&text, line, "\n");
      // A heading counts once a text follows it.
      if (!IsHeading(tree_[block.parent].element)) kept = text.size();
    }
    text.resize(kept);
    return text;
  }

 private:
  // Sums the prose below each node, without what is cut.
  void WeighNodes() {
    weight_.assign(tree_.size(), 0);
    for (size_t i = 0; i < blocks_.size(); ++i) {
      if (!cut_[blocks_[i].begin]) weight_[blocks_[i].parent] += prose_[i];
    }
    for (uint32_t i = tree_.size(); i-- > 1;) {
      weight_[tree_[i].parent] += weight_[i];
    }
  }

  // "has-sidebar" on <body> is no aside: half of the prose is not cut.
  void CutAsides() {
    for (uint32_t i = 1; i < tree_.size(); ++i) {
      cut_[i] = cut_[tree_[i].parent] ||
                (hints_[i] == Hint::kAside && weight_[i] * 2 <= weight_[0]);
    }
  }

  uint32_t FindTop() const {
    if (weight_[0] == 0) return 0;
    uint32_t top = MarkedArticle();
    uint32_t child = HeaviestChild(top);
    while (child != 0 && tree_[child].block &&
           weight_[child] * 100 >= weight_[top] * kNearlyAllPercent) {
      top = child;
      child = HeaviestChild(top);
    }
    return top;
  }

  // The innermost element that is marked as the article and holds most of the
  // prose; else the heaviest marked one, if it stands out; else the page.
  uint32_t MarkedArticle() const {
    uint32_t innermost = 0;
    uint32_t heaviest = 0;
    for (uint32_t i = 1; i < tree_.size(); ++i) {
      if (hints_[i] != Hint::kArticle) continue;
      if (weight_[i] * 100 >= weight_[0] * kMostPercent) innermost = i;
      const bool inside = i < tree_[heaviest].end;
      if (heaviest == 0 || weight_[i] > weight_[heaviest] ||
          (inside && weight_[i] == weight_[heaviest])) {
        heaviest = i;
      }
    }
    if (innermost != 0) return innermost;
    const bool some = weight_[heaviest] * 100 >= weight_[0] * kSomePercent;
    return some && !HasRival(heaviest) ? heaviest : 0;
  }

  bool HasRival(uint32_t marked) const {
    for (uint32_t i = 1; i < tree_.size(); ++i) {
      const bool apart = i >= tree_[marked].end || tree_[i].end <= marked;
      if (apart && hints_[i] == Hint::kArticle &&
          weight_[i] * kRivalShare > weight_[marked]) {
        return true;
      }
    }
    return false;
  }

  // 0 if `i` has no children.
  uint32_t HeaviestChild(uint32_t i) const {
    uint32_t best = 0;
    for (uint32_t child = i + 1; child < tree_[i].end;
         child = tree_[child].end) {
      if (best == 0 || weight_[child] > weight_[best]) best = child;
    }
    return best;
  }

  const PageTree& tree_;
  const absl::string_view title_;
  const std::vector<TextBlock> blocks_;
  const std::vector<uint64_t> prose_;  // by block
  const std::vector<Hint> hints_;      // by node, as the next two
  std::vector<bool> cut_;
  std::vector<uint64_t> weight_;
};

}  // namespace

std::string MainText(const PageTree& tree, absl::string_view title) {
  return Chooser(tree, title).Run();
}

}  // namespace samestory
