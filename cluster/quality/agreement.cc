#include "cluster/quality/agreement.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "cluster/quality/contingency.h"
#include "cluster/quality/mutual_information.h"

namespace samestory {
namespace {

// Stories of these sizes are what most readers would call a story of a feed.
constexpr uint64_t kSmallestOfSmall = 2;
constexpr uint64_t kLargestOfSmall = 5;

// Below this the two entropies are both zero, or both at their most; then
// chance reaches everything and AMI is 0 / 0. It is 1 by definition.
constexpr double kNoInformation = 1e-12;

double HarmonicMean(double a, double b) {
  return a + b > 0 ? 2 * a * b / (a + b) : 0;
}

PrecisionRecall WithF1(double precision, double recall) {
  return {precision, recall, HarmonicMean(precision, recall)};
}

double Ratio(double part, double whole, double of_nothing) {
  return whole > 0 ? part / whole : of_nothing;
}

double PairsAmong(uint64_t items) {
  return 0.5 * static_cast<double>(items) * (static_cast<double>(items) - 1);
}

double PairsWithin(const std::vector<uint64_t>& sizes) {
  double pairs = 0;
  for (const uint64_t size : sizes) pairs += PairsAmong(size);
  return pairs;
}

// BCubed over the articles whose gold story has `least` to `most` articles;
// their number goes to `articles`.
PrecisionRecall BCubed(const Contingency& table, uint64_t least, uint64_t most,
                       uint64_t& articles) {
  double precision = 0;
  double recall = 0;
  articles = 0;
  for (const Contingency::Cell& cell : table.cells) {
    const uint64_t gold_size = table.gold_sizes[cell.gold];
    if (gold_size < least || gold_size > most) continue;
    const double square = static_cast<double>(cell.count) * cell.count;
    precision += square / table.predicted_sizes[cell.predicted];
    recall += square / gold_size;
    articles += cell.count;
  }
  return WithF1(Ratio(precision, articles, 0), Ratio(recall, articles, 0));
}

void MeasurePairs(const Contingency& table, Agreement& agreement) {
  double both = 0;
  for (const Contingency::Cell& cell : table.cells) {
    both += PairsAmong(cell.count);
  }
  const double gold = PairsWithin(table.gold_sizes);
  const double predicted = PairsWithin(table.predicted_sizes);
  agreement.pairs = WithF1(Ratio(both, predicted, 1), Ratio(both, gold, 1));

  const double by_chance = Ratio(gold * predicted, PairsAmong(table.items), 0);
  agreement.adjusted_rand =
      Ratio(both - by_chance, (gold + predicted) / 2 - by_chance, 1);
}

void MeasureInformation(const Contingency& table, Agreement& agreement) {
  const double gold = Entropy(table.gold_sizes, table.items);
  const double predicted = Entropy(table.predicted_sizes, table.items);
  const double shared = MutualInformation(table);
  agreement.homogeneity = Ratio(shared, gold, 1);
  agreement.completeness = Ratio(shared, predicted, 1);
  agreement.v_measure =
      HarmonicMean(agreement.homogeneity, agreement.completeness);

  const double by_chance = ExpectedMutualInformation(table);
  const double room = (gold + predicted) / 2 - by_chance;
  agreement.adjusted_mutual_information =
      room > kNoInformation ? (shared - by_chance) / room : 1;
}

}  // namespace

absl::StatusOr<Agreement> MeasureAgreement(
    absl::Span<const uint32_t> gold, absl::Span<const uint32_t> predicted) {
  if (gold.size() != predicted.size() || gold.empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat("agreement wants two labels an article, got ", gold.size(),
                     " gold and ", predicted.size()));
  }
  const Contingency table = MakeContingency(gold, predicted);
  Agreement agreement;
  agreement.gold_stories = table.gold_sizes.size();
  agreement.predicted_stories = table.predicted_sizes.size();
  agreement.bcubed = BCubed(table, 1, table.items, agreement.articles);
  agreement.bcubed_of_small = BCubed(table, kSmallestOfSmall, kLargestOfSmall,
                                     agreement.articles_of_small);
  agreement.bcubed_f1_of_singletons = HarmonicMean(
      1, static_cast<double>(agreement.gold_stories) / table.items);
  MeasurePairs(table, agreement);
  MeasureInformation(table, agreement);
  return agreement;
}

}  // namespace samestory
