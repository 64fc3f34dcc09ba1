#include "cluster/story/table_bytes.h"

#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(TableBytesTest, NumbersComeBackAsTheyWere) {
  const uint32_t kNumbers[] = {0,     1,     127,      128,
                               16383, 16384, 1u << 28, UINT32_MAX};
  std::string file;
  for (const uint32_t number : kNumbers) {
    AppendVarint(number, &file);
    AppendFixed32(number, &file);
  }
  absl::string_view rest = file;
  for (const uint32_t number : kNumbers) {
    uint32_t varint, fixed;
    ASSERT_TRUE(ReadVarint(&rest, &varint));
    ASSERT_TRUE(ReadFixed32(&rest, &fixed));
    EXPECT_EQ(varint, number);
    EXPECT_EQ(fixed, number);
  }
  EXPECT_EQ(rest, "");
}

TEST(TableBytesTest, WhatDoesNotEndOrFitStaysUnread) {
  for (const absl::string_view bytes :
       {"", "\x80", "\xff\xff\xff\xff\x10", "\xff\xff\xff\xff\xff\x01"}) {
    absl::string_view rest = bytes;
    uint32_t number = 0;
    EXPECT_FALSE(ReadVarint(&rest, &number)) << bytes.size();
    EXPECT_EQ(rest, bytes);
  }
  absl::string_view three = "abc";
  uint32_t number = 0;
  EXPECT_FALSE(ReadFixed32(&three, &number));
  EXPECT_EQ(three, "abc");
}

}  // namespace
}  // namespace samestory
