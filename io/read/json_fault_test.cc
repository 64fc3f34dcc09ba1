#include "io/read/json_fault.h"

#include <string>

#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(JsonFaultTest, ThePlaceAndWhatStandsThere) {
  const struct {
    const char* json;
    const char* fault;
  } cases[] = {
      {"{\"a\": NaN}", " (at byte 6, got NaN)"},
      {"{\"a\": 1 \"b\": 2}", " (at byte 8, got \")"},
      {"{\"a\": [1, 2", " (at byte 11, where it ends)"},
      {"{\"a\": \"open", " (at byte 11, where it ends)"},
      {"{\"a\": tru}", " (at byte 9, got })"},
      {"{\"a\": \"x\ty\"}", " (at byte 8, got \\t)"},
      {"{} x", " (at byte 3, got x)"},
      {"", " (at byte 0, where it ends)"},
      {"{\"a\": 1}", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(JsonFault(c.json), c.fault) << c.json;
}

TEST(JsonFaultTest, OnlyTheBeginningOfALongRecordIsLookedAt) {
  EXPECT_EQ(JsonFault("[\"" + std::string(2 << 20, 'x') + "\", NaN]"), "");
}

}  // namespace
}  // namespace samestory
