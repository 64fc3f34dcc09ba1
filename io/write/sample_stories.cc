#include "io/write/sample_stories.h"

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

absl::Time Day(int day) {
  return absl::FromCivil(absl::CivilDay(2024, 10, day), absl::UTCTimeZone());
}

}  // namespace

Sample MakeSample() {
  Sample sample;
  sample.articles = {
      {"a", "https://alpha.org/1", "alpha.org", "Envoy returns", "Body.", "",
       Day(22)},
      {"b", "", "beta.org", "Envoy returns, again", "Body.", "", {}},
      {"c", "", "alpha.org", "", "Talks resumed on Tuesday.", "", Day(23)},
      {"d", "", "", "Harvest fair opens", "", "", {}},
  };
  sample.stories.placements = {
      {0, {}, "g1", 0, 1},
      {0, {MergeReason::kJaccard, .91, .95, .95}, "g1", 0, .98765},
      {2, {}, "g2", 0, .75},
      {3, {}, "g3", 1, 1},
  };
  sample.stories.stories = {
      {"s1", "l1", "Envoy returns", 0, {"envoy", "talks"}, {0, 2, 1}},
      {"s2", "l1", "Harvest fair opens", 3, {}, {3}},
  };
  return sample;
}

std::string Written(absl::FunctionRef<absl::Status(ByteSink)> write) {
  std::string bytes;
  const absl::Status status = write([&](absl::string_view piece) {
    absl::StrAppend(&bytes, piece);
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
  return bytes;
}

}  // namespace samestory
