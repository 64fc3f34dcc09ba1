#include "cluster/text/dates.h"

#include <string>

#include "absl/time/time.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

std::string Show(const absl::optional<absl::Time>& time) {
  if (!time.has_value()) return "";
  return absl::FormatTime("%Y-%m-%d %H:%M:%S", *time, absl::UTCTimeZone());
}

TEST(DatesTest, FieldsOfRealRecordsAreRead) {
  const struct {
    const char* field;
    const char* utc;
  } cases[] = {
      {"2024-10-22T09:30:00Z", "2024-10-22 09:30:00"},
      {"2024-10-22T09:30:00.123456+02:00", "2024-10-22 07:30:00"},
      {"2024-10-22T09:30:00-0500", "2024-10-22 14:30:00"},
      {"2024-10-22T09:30+05:30", "2024-10-22 04:00:00"},
      {" 2024-10-22 09:30:00 ", "2024-10-22 09:30:00"},
      {"2024-10-22 09:30:00+00:00", "2024-10-22 09:30:00"},
      {"2024-10-22 09:30:00 UTC", "2024-10-22 09:30:00"},
      {"2024-10-22", "2024-10-22 00:00:00"},
      {"2024/1/2", "2024-01-02 00:00:00"},
      {"20241022", "2024-10-22 00:00:00"},
      {"20241022093000", "2024-10-22 09:30:00"},
      {"20241022T093000Z", "2024-10-22 09:30:00"},
      {"20241022T0930+0200", "2024-10-22 07:30:00"},
      {"20241022t093000.25-0500", "2024-10-22 14:30:00"},
      {"20241022T09:30:00", "2024-10-22 09:30:00"},
      {"Tue, 22 Oct 2024 09:30:00 GMT", "2024-10-22 09:30:00"},
      {"Tue, 22 Oct 2024 09:30:00 +0200", "2024-10-22 07:30:00"},
      {"22 Oct 24 09:30 EST", "2024-10-22 14:30:00"},
      {"Oct. 22, 2024", "2024-10-22 00:00:00"},
      {"October 22, 2024 9:30 p.m.", "2024-10-22 21:30:00"},
      {"Tuesday, October 22, 2024, 12:05 AM EDT", "2024-10-22 04:05:00"},
      {"22.10.2024", "2024-10-22 00:00:00"},
      {"22/10/2024 08:00", "2024-10-22 08:00:00"},
      {"10/22/2024", "2024-10-22 00:00:00"},
      {"05/05/2024", "2024-05-05 00:00:00"},
      {"1729589400", "2024-10-22 09:30:00"},
      {"1729589400.25", "2024-10-22 09:30:00"},
      {"1729589400000", "2024-10-22 09:30:00"},
      {"1729589400000000", "2024-10-22 09:30:00"},
      {"1729589400000000000", "2024-10-22 09:30:00"},
  };
  for (const auto& c : cases)
    EXPECT_EQ(Show(ParseDate(c.field)), c.utc) << c.field;
}

TEST(DatesTest, WhatTellsNoTimeGivesNone) {
  for (const char* field : {"",
                            " ",
                            "None",
                            "null",
                            "nan",
                            "N/A",
                            "yesterday",
                            "last week",
                            "2024",
                            "12",
                            "04/05/2024",
                            "2024-02-30",
                            "20240230T093000Z",
                            "20241022T256199Z",
                            "20241022T93Z",
                            "2024-W43-2",
                            "2024-13-01",
                            "0000-00-00",
                            "32 Oct 2024",
                            "Oct 2024",
                            "2024-10-22 25:99:99",
                            "2024-10-22 later",
                            "99999999999999999999",
                            "3 hours ago",
                            "-1",
                            "1e9",
                            "9:30"}) {
    EXPECT_EQ(Show(ParseDate(field)), "") << field;
  }
}

TEST(DatesTest, UrlsCarryDays) {
  const struct {
    const char* url;
    const char* utc;
  } cases[] = {
      {"https://post.com/2024/10/22/envoy", "2024-10-22 00:00:00"},
      {"https://post.com/news/2024-10-22-envoy", "2024-10-22 00:00:00"},
      {"https://post.com/2024/oct/22/envoy", "2024-10-22 00:00:00"},
      {"https://post.com/world/2024/1022/envoy", "2024-10-22 00:00:00"},
      {"https://post.com/envoy-20241022.html", "2024-10-22 00:00:00"},
      {"https://post.com/envoy-2024/10", ""},
      {"https://post.com/12345678/envoy", ""},
      {"https://post.com/202410221/envoy", ""},
      {"https://post.com/envoy?d=2024-10-22", ""},
      {"https://2024-10-22.com/envoy", ""},
      {"https://post.com/1850/10/22/", ""},
      {"", ""},
  };
  for (const auto& c : cases)
    EXPECT_EQ(Show(DateFromUrl(c.url)), c.utc) << c.url;
}

}  // namespace
}  // namespace samestory
