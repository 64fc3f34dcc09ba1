// Stories inside affairs: absolute evidence says who may be together at all,
// evidence between rivals who is.
//
//   const AffairTree tree(documents, LinkByAverage(documents, links, options));
//   tree.Stories({.level = FixedFromDouble(.25)});   // {0, 1, 2, 2, 1}
//
// Five articles on the trips of one envoy are all alike: no fixed level
// separates its events. But those on one trip are more alike than the rest
// are. So first the average-link tree is cut at the level. Then each part is
// asked from its top down: is this node one story? If not, its two sides are
// asked. What is weighed, by a logistic model fitted on labelled affairs:
//
//   height   the mean logit between the two sides
//   refused  below the top, the height of the node above, which was not one
//            story: who splits off a refused whole must stand out from it
//   sides    how many articles each holds
//   inside   how much tighter the merges inside are: the range of their
//            heights, and their largest step
//
// A lone pair stays a story; a pair inside a refused whole is one only from
// 1.47 + .68 times the height that was refused. The model speaks for few
// articles: from 8 on the level alone decides, between 4 and 8 both do (the
// labelled sets with large stories were too few to fit it there). Only the
// affair enters, never the size of the batch: five articles come out the same
// alone and among fifty thousand.
//
// Of 200 batches of one topic come out exactly right, at the level alone and
// asked from the top: two and two articles of sibling events (ecbplus) 126 and
// 148, four of mixed shape (ecbplus) 137 and 143, five of allsides_train 152
// and 153. B3 F1 of whole sets: neus_train .772 and .787, others within .005.
//
// Linear in the nodes. Fixed-point, deterministic. Const, thread-safe.

#ifndef SAMESTORY_CLUSTER_STORY_AFFAIRS_H_
#define SAMESTORY_CLUSTER_STORY_AFFAIRS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/optional.h"
#include "absl/types/span.h"
#include "cluster/story/fixed_point.h"
#include "cluster/story/linkage.h"

namespace samestory {

struct StoryLevel {
  // The mean logit below which two sides are not one story.
  Fixed level = 0;

  // Asked for on top of it, and of the model: the larger, the finer.
  Fixed granularity = 0;
};

class AffairTree {
 public:
  AffairTree() = default;

  // `merges` as LinkByAverage gives them, the highest first. They may reach
  // below the level: MeetingOf() looks there.
  AffairTree(size_t documents, absl::Span<const Merge> merges);

  // A label per document, numbered from 0 by smallest member.
  std::vector<uint32_t> Stories(const StoryLevel& wanted) const;

  // Where two documents meet in the tree.
  struct Meeting {
    uint32_t articles = 0;   // of the two sides together
    Fixed height = 0;        // the mean logit between them
    bool one_story = false;  // what the node, if asked, is taken for
  };

  // Nothing if they do not meet, or are one.
  absl::optional<Meeting> MeetingOf(uint32_t a, uint32_t b,
                                    const StoryLevel& wanted) const;

 private:
  struct Node {
    uint32_t left;
    uint32_t right;
    uint32_t parent;  // itself if it has none
    uint32_t size;
    Fixed height;  // of a document: unused
  };

  bool IsDocument(uint32_t node) const { return node < documents_; }
  bool HasParentAbove(uint32_t node, Fixed level) const;
  bool IsStory(uint32_t node, const StoryLevel& wanted) const;
  Fixed ModelOf(uint32_t node, Fixed level) const;
  std::vector<Fixed> HeightsInside(uint32_t node) const;
  std::vector<uint32_t> DocumentsOf(uint32_t node) const;

  size_t documents_ = 0;
  std::vector<Node> nodes_;  // the documents, then a node per merge
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_AFFAIRS_H_
