#include "cluster/story/links.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

using ::testing::ElementsAre;

TEST(LinkGraphTest, EachNodeSeesItsNeighboursInOrder) {
  const std::vector<Link> links = {{1, 3, 30}, {0, 1, 10}, {1, 2, 20}};
  const LinkGraph graph(5, links);
  ASSERT_EQ(graph.nodes(), 5u);
  ASSERT_EQ(graph.of(1).size(), 3u);
  EXPECT_EQ(graph.of(1)[0].node, 0u);
  EXPECT_EQ(graph.of(1)[1].node, 2u);
  EXPECT_EQ(graph.of(1)[2].weight, 30);
  EXPECT_EQ(graph.of(3)[0].node, 1u);
  EXPECT_TRUE(graph.of(4).empty());
}

TEST(RenumberLabelsTest, NumbersFollowTheFirstAppearance) {
  std::vector<uint32_t> labels = {7, 2, 7, 0, 2};
  EXPECT_EQ(RenumberLabels(&labels), 3u);
  EXPECT_THAT(labels, ElementsAre(0, 1, 0, 2, 1));
}

}  // namespace
}  // namespace samestory
