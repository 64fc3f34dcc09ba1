#include "cluster/quality/mutual_information.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace samestory {
namespace {

// One cluster size and how many clusters have it.
struct SizeClass {
  uint64_t size;
  uint64_t clusters;
};

std::vector<SizeClass> SizeClasses(std::vector<uint64_t> sizes) {
  std::sort(sizes.begin(), sizes.end());
  std::vector<SizeClass> classes;
  for (const uint64_t size : sizes) {
    if (classes.empty() || classes.back().size != size) {
      classes.push_back({size, 0});
    }
    ++classes.back().clusters;
  }
  return classes;
}

// ln(k!) for k = 0..n. Summed in long double: the values reach 10^7, and what
// is wanted of them is small differences.
std::vector<double> LogFactorials(uint64_t n) {
  std::vector<double> table(n + 1);
  long double sum = 0;
  for (uint64_t k = 1; k <= n; ++k) {
    sum += std::log(static_cast<long double>(k));
    table[k] = static_cast<double>(sum);
  }
  return table;
}

// The share of the expectation that two clusters of sizes a and b have: over
// every overlap they may have, its information times its probability.
double ExpectedShare(uint64_t a, uint64_t b, uint64_t n,
                     const std::vector<double>& log_factorial) {
  const double ways = log_factorial[a] + log_factorial[b] +
                      log_factorial[n - a] + log_factorial[n - b] -
                      log_factorial[n];
  double share = 0;
  const uint64_t least = std::max<uint64_t>(1, a + b > n ? a + b - n : 0);
  for (uint64_t overlap = least; overlap <= std::min(a, b); ++overlap) {
    const double log_probability =
        ways - log_factorial[overlap] - log_factorial[a - overlap] -
        log_factorial[b - overlap] - log_factorial[n - a - b + overlap];
    const double information = std::log(static_cast<double>(n) * overlap /
                                        (static_cast<double>(a) * b));
    share += overlap * information * std::exp(log_probability);
  }
  return share / n;
}

}  // namespace

double Entropy(absl::Span<const uint64_t> sizes, uint64_t items) {
  double entropy = 0;
  for (const uint64_t size : sizes) {
    const double share = static_cast<double>(size) / items;
    entropy -= share * std::log(share);
  }
  return std::max(entropy, 0.0);
}

double MutualInformation(const Contingency& table) {
  const double n = table.items;
  double sum = 0;
  for (const Contingency::Cell& cell : table.cells) {
    const double by_chance =
        static_cast<double>(table.gold_sizes[cell.gold]) *
        static_cast<double>(table.predicted_sizes[cell.predicted]);
    sum += cell.count / n * std::log(n * cell.count / by_chance);
  }
  return std::max(sum, 0.0);
}

double ExpectedMutualInformation(const Contingency& table) {
  const std::vector<double> log_factorial = LogFactorials(table.items);
  const std::vector<SizeClass> columns = SizeClasses(table.predicted_sizes);
  double sum = 0;
  for (const SizeClass& row : SizeClasses(table.gold_sizes)) {
    for (const SizeClass& column : columns) {
      sum += static_cast<double>(row.clusters) * column.clusters *
             ExpectedShare(row.size, column.size, table.items, log_factorial);
    }
  }
  return sum;
}

}  // namespace samestory
