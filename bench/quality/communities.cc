// The communities of a graph, for leiden.py to compare.
//
//   communities NODES RESOLUTION < links.tsv > labels.txt
//
// A link is a line "a b weight"; a label is printed for each node, a line each.
// Seconds go to standard error.

#include "cluster/story/communities.h"

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <vector>

#include "cluster/story/fixed_point.h"
#include "cluster/story/links.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "wants the number of nodes and the resolution\n";
    return 2;
  }
  std::vector<samestory::Link> links;
  samestory::Link link;
  double weight;
  while (std::cin >> link.a >> link.b >> weight) {
    link.weight = static_cast<int32_t>(samestory::FixedFromDouble(weight));
    links.push_back(link);
  }
  const auto start = std::chrono::steady_clock::now();
  const std::vector<uint32_t> labels = samestory::FindCommunities(
      std::strtoul(argv[1], nullptr, 10), links,
      samestory::FixedFromDouble(std::strtod(argv[2], nullptr)));
  const std::chrono::duration<double> seconds =
      std::chrono::steady_clock::now() - start;
  for (uint32_t label : labels) std::cout << label << "\n";
  std::cerr << seconds.count() << "\n";
  return 0;
}
