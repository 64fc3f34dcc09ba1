#include "cluster/page/text_blocks.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "cluster/page/hints.h"
#include "cluster/text/html_entities.h"

namespace samestory {
namespace {

struct Count {
  uint32_t chars = 0;
  uint32_t marks = 0;
};

// Counts code points that are no ASCII white space. The stops and commas of
// Chinese and Japanese (U+3001, U+3002, U+FF0C) count like ours.
Count CountText(absl::string_view text) {
  Count count;
  for (size_t i = 0; i < text.size(); ++i) {
    const unsigned char c = text[i];
    count.chars += !absl::ascii_isspace(c) && (c & 0xc0) != 0x80;
    count.marks += c == '.' || c == ',' || c == '!' || c == '?' || c == ';';
    if (c >= 0xe3 && i + 2 < text.size()) {
      const absl::string_view point = text.substr(i, 3);
      count.marks +=
          point == "\u3001" || point == "\u3002" || point == "\uff0c";
    }
  }
  return count;
}

bool IsShown(const PageNode& node) {
  return node.element != Element::kHidden && node.element != Element::kScript &&
         node.element != Element::kTitle &&
         (node.text.empty() || ReadHint(node.text) != Hint::kHidden);
}

}  // namespace

std::vector<TextBlock> FindTextBlocks(const PageTree& tree) {
  std::vector<TextBlock> blocks;
  std::vector<uint32_t> block_of(tree.size());
  std::vector<bool> in_link(tree.size());
  bool border = true;
  for (uint32_t i = 0; i < tree.size();) {
    const PageNode& node = tree[i];
    block_of[i] = node.block ? i : block_of[node.parent];
    in_link[i] = node.element == Element::kAnchor || in_link[node.parent];
    if (node.element != Element::kText) {
      border |= node.block;
      i = IsShown(node) ? i + 1 : node.end;
      continue;
    }
    const Count count = CountText(node.text);
    if (border || blocks.empty() || blocks.back().parent != block_of[i]) {
      if (count.chars == 0) {
        ++i;
        continue;
      }
      blocks.emplace_back();
      blocks.back().begin = i;
      blocks.back().parent = block_of[i];
      border = false;
    }
    TextBlock& block = blocks.back();
    block.end = i + 1;
    block.chars += count.chars;
    block.marks += count.marks;
    if (in_link[i]) block.link_chars += count.chars;
    ++i;
  }
  return blocks;
}

std::string RenderBlock(const PageTree& tree, const TextBlock& block) {
  std::string raw;
  for (uint32_t i = block.begin; i < block.end;) {
    const PageNode& node = tree[i];
    if (node.element == Element::kText)
      raw.append(node.text.data(), node.text.size());
    i = IsShown(node) ? i + 1 : node.end;
  }
  std::string text;
  bool space = false;
  for (const char c : DecodeEntities(raw)) {
    if (absl::ascii_isspace(c)) {
      space = !text.empty();
    } else {
      if (space) text.push_back(' ');
      space = false;
      text.push_back(c);
    }
  }
  return text;
}

}  // namespace samestory
