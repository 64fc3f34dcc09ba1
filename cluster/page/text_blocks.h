// The texts of a page as its reader sees them: one block a line or paragraph.
//
//   std::vector<TextBlock> blocks = FindTextBlocks(tree);
//   RenderBlock(tree, blocks[0])   // "Talks resume & fail."
//
// A block is a run of text between two borders of block elements or line
// breaks. What a browser does not show is in no block. Linear. Pure,
// thread-safe.

#ifndef SAMESTORY_CLUSTER_PAGE_TEXT_BLOCKS_H_
#define SAMESTORY_CLUSTER_PAGE_TEXT_BLOCKS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "cluster/page/page_tree.h"

namespace samestory {

struct TextBlock {
  // Its texts are among the nodes begin .. end - 1.
  uint32_t begin = 0;
  uint32_t end = 0;

  // The innermost block element around it.
  uint32_t parent = 0;

  // Characters that are no white space: of all of it, of its links.
  uint32_t chars = 0;
  uint32_t link_chars = 0;

  // Commas, and marks that end a sentence: what prose has and menus have not.
  uint32_t marks = 0;
};

std::vector<TextBlock> FindTextBlocks(const PageTree& tree);

// The text of a block: entities decoded, white space as single spaces.
std::string RenderBlock(const PageTree& tree, const TextBlock& block);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_PAGE_TEXT_BLOCKS_H_
