#include "io/read/input_buffer.h"

#include <string>

#include "gtest/gtest.h"
#include "io/read/skip.h"

namespace samestory {
namespace {

TEST(InputBufferTest, OffsetsFollowTheStreamThroughEveryMove) {
  std::string bytes;
  for (int i = 0; i < 3000000; ++i) bytes.push_back('a' + i % 26);
  InputBuffer buffer(MakePrefixedSource(bytes, nullptr), 1 << 20);
  uint64_t at = 0;
  while (true) {
    const absl::StatusOr<bool> more = buffer.Grow();
    ASSERT_TRUE(more.ok());
    ASSERT_EQ(buffer.offset(), at);
    ASSERT_EQ(buffer.data(),
              absl::string_view(bytes).substr(at, buffer.data().size()));
    const size_t skip = buffer.data().size() * 3 / 4 + !*more;
    if (!*more && buffer.data().empty()) break;
    buffer.Skip(std::min(skip, buffer.data().size()));
    at += std::min(skip, bytes.size() - at);
  }
  EXPECT_EQ(at, bytes.size());
}

TEST(InputBufferTest, ARecordBeyondTheLimitIsRefused) {
  InputBuffer buffer(MakePrefixedSource(std::string(5 << 20, 'x'), nullptr),
                     2 << 20);
  absl::StatusOr<bool> more = true;
  while (more.ok() && *more) more = buffer.Grow();
  EXPECT_EQ(CauseOf(more.status()), SkipCause::kTooLarge);
  EXPECT_FALSE(buffer.SkipPast('\n'));
  EXPECT_EQ(buffer.offset(), 5u << 20);
}

TEST(InputBufferTest, SkippingStopsBeforeOrBehindTheByte) {
  InputBuffer buffer(MakePrefixedSource("ab,cd,ef", nullptr), 100);
  EXPECT_TRUE(buffer.SkipUntil(','));
  EXPECT_EQ(buffer.data(), ",cd,ef");
  EXPECT_TRUE(buffer.SkipPast(','));
  EXPECT_EQ(buffer.data(), "cd,ef");
  EXPECT_TRUE(buffer.SkipPast(','));
  EXPECT_FALSE(buffer.SkipPast(','));
  EXPECT_EQ(buffer.offset(), 8u);
}

}  // namespace
}  // namespace samestory
