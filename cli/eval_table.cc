#include "cli/eval_table.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/string_view.h"
#include "nlohmann/json.hpp"

namespace samestory {
namespace {

using Json = nlohmann::ordered_json;

std::string Row(absl::string_view name, const PrecisionRecall& scores) {
  return absl::StrFormat("%-22s%9.4f%9.4f%9.4f\n", name, scores.precision,
                         scores.recall, scores.f1);
}

Json ToJson(const PrecisionRecall& scores) {
  return {{"precision", scores.precision},
          {"recall", scores.recall},
          {"f1", scores.f1}};
}

}  // namespace

std::string EvalTable(const EvalResult& result) {
  const Agreement& a = result.agreement;
  std::string table =
      absl::StrFormat("%-22s%9s%9s%9s\n", "", "precision", "recall", "F1");
  absl::StrAppend(&table, Row("BCubed", a.bcubed),
                  Row("BCubed, stories of 2-5", a.bcubed_of_small),
                  Row("pairs", a.pairs));
  absl::StrAppendFormat(&table, "BCubed of singletons%29.4f\n\n",
                        a.bcubed_f1_of_singletons);
  absl::StrAppendFormat(&table,
                        "ARI %.4f   AMI %.4f   V %.4f"
                        " (homogeneity %.4f, completeness %.4f)\n",
                        a.adjusted_rand, a.adjusted_mutual_information,
                        a.v_measure, a.homogeneity, a.completeness);
  absl::StrAppendFormat(&table,
                        "stories %d, gold %d   articles %d of %d gold,"
                        " of %d predicted\n",
                        a.predicted_stories, a.gold_stories, a.articles,
                        result.gold_articles, result.predicted_articles);
  if (result.headlines.has_value()) {
    const HeadlineChoice& headlines = *result.headlines;
    absl::StrAppendFormat(&table,
                          "headlines closest to the human one %.4f, by lot"
                          " %.4f, first by time %.4f, of %d stories\n",
                          headlines.chosen(), headlines.random(),
                          headlines.first(), headlines.stories());
  }
  return table;
}

std::string EvalJson(const EvalResult& result) {
  const Agreement& a = result.agreement;
  Json json = {
      {"bcubed", ToJson(a.bcubed)},
      {"bcubed_of_small", ToJson(a.bcubed_of_small)},
      {"articles_of_small", a.articles_of_small},
      {"bcubed_f1_of_singletons", a.bcubed_f1_of_singletons},
      {"pairs", ToJson(a.pairs)},
      {"ari", a.adjusted_rand},
      {"ami", a.adjusted_mutual_information},
      {"v", a.v_measure},
      {"homogeneity", a.homogeneity},
      {"completeness", a.completeness},
      {"stories", a.predicted_stories},
      {"gold_stories", a.gold_stories},
      {"articles", a.articles},
      {"gold_articles", result.gold_articles},
      {"predicted_articles", result.predicted_articles},
  };
  if (result.headlines.has_value()) {
    json["headlines"] = {{"stories", result.headlines->stories()},
                         {"closest", result.headlines->chosen()},
                         {"by_lot", result.headlines->random()},
                         {"first_by_time", result.headlines->first()}};
  }
  return absl::StrCat(json.dump(2), "\n");
}

}  // namespace samestory
