#include "cluster/quality/rouge.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace samestory {
namespace {

size_t LongestCommonSequence(absl::Span<const uint64_t> x,
                             absl::Span<const uint64_t> y) {
  // By how much of y was looked at: for the words of x so far.
  std::vector<size_t> row(y.size() + 1, 0);
  for (uint64_t word : x) {
    size_t before = 0;  // the row above, one to the left
    for (size_t k = 0; k < y.size(); ++k) {
      const size_t above = row[k + 1];
      row[k + 1] = word == y[k] ? before + 1 : std::max(above, row[k]);
      before = above;
    }
  }
  return row.back();
}

}  // namespace

double RougeL(absl::Span<const uint64_t> text,
              absl::Span<const uint64_t> reference) {
  const size_t common = LongestCommonSequence(text, reference);
  if (common == 0) return 0;
  return 2. * common / (text.size() + reference.size());
}

}  // namespace samestory
