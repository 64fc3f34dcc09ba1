#include "cluster/story/pair_weights.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "cluster/story/headline_weights_data.h"
#include "cluster/story/weights_data.h"

namespace samestory {
namespace {

constexpr absl::string_view kNames[] = {
    "words",          "names",        "numbers",        "lead",
    "title",          "bigrams",      "title_lead",     "ordinals",
    "other_ordinals", "dates",        "other_weekdays", "same_day",
    "next_day",       "other_day",    "counts",         "other_counts",
    "rare_words",     "shared_words", "days",           "same_source"};
static_assert(std::size(kNames) == kFeatures, "a name per feature");

// The entry that may be missing.
constexpr char kOptional[] = "embeddings";

// Keeps every sum of weighted features inside 32 bits.
constexpr double kLargestWeight = 100;

absl::Status Wrong(int line, absl::string_view what) {
  return absl::InvalidArgumentError(absl::StrCat("weights:", line, ": ", what));
}

// The place of the entry called `name`, or null.
Fixed* Find(absl::string_view name, PairWeights* weights) {
  if (name == "bias") return &weights->bias;
  if (name == "story_level") return &weights->story_level;
  if (name == "storyline_level") return &weights->storyline_level;
  if (name == "embeddings") return &weights->embeddings;
  for (size_t i = 0; i < kFeatures; ++i) {
    if (name == kNames[i]) return &weights->weights[i];
  }
  return nullptr;
}

std::vector<std::string> AllEntries() {
  std::vector<std::string> entries(std::begin(kNames), std::end(kNames));
  entries.insert(entries.end(),
                 {"bias", "story_level", "storyline_level", kOptional});
  return entries;
}

}  // namespace

absl::string_view FeatureName(Feature feature) {
  return kNames[static_cast<size_t>(feature)];
}

const PairWeights& PairWeights::Shipped() {
  static const auto* const shipped =
      new PairWeights(Parse(WeightsData()).value());
  return *shipped;
}

const PairWeights& PairWeights::ShippedForHeadlines() {
  static const auto* const shipped =
      new PairWeights(Parse(HeadlineWeightsData()).value());
  return *shipped;
}

absl::StatusOr<PairWeights> PairWeights::Parse(absl::string_view text) {
  PairWeights weights;
  std::vector<std::string> missing = AllEntries();
  int number = 0;
  for (absl::string_view line : absl::StrSplit(text, '\n')) {
    ++number;
    line = line.substr(0, line.find('#'));
    const std::vector<absl::string_view> parts =
        absl::StrSplit(line, absl::ByAnyChar(" \t\r"), absl::SkipEmpty());
    if (parts.empty()) continue;
    if (parts.size() != 2) {
      return Wrong(number, absl::StrCat("wants a name and a number, got \"",
                                        line, "\""));
    }
    Fixed* const entry = Find(parts[0], &weights);
    if (entry == nullptr) {
      return Wrong(number, absl::StrCat("no entry is called ", parts[0]));
    }
    double value;
    if (!absl::SimpleAtod(parts[1], &value) ||
        !(value >= -kLargestWeight && value <= kLargestWeight)) {
      return Wrong(number, absl::StrCat(parts[0], " wants a number in [-",
                                        kLargestWeight, ", ", kLargestWeight,
                                        "], got ", parts[1]));
    }
    const auto found = std::find(missing.begin(), missing.end(), parts[0]);
    if (found == missing.end()) {
      return Wrong(number, absl::StrCat(parts[0], " is there twice"));
    }
    missing.erase(found);
    *entry = FixedFromDouble(value);
  }
  if (!missing.empty() && missing[0] != kOptional) {
    return Wrong(number, absl::StrCat(missing[0], " is missing"));
  }
  return weights;
}

}  // namespace samestory
