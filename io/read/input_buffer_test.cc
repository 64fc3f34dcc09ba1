#include "io/read/input_buffer.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

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

// A source that can pass over bytes as a file on the disk can.
class PassingSource : public ByteSource {
 public:
  explicit PassingSource(const std::string& bytes) : bytes_(bytes) {}

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    if (given_ >= bytes_.size()) return 0;
    const size_t count = bytes_.copy(buffer, size, given_);
    given_ += count;
    read_ += count;
    return count;
  }

  bool Pass(uint64_t count) override {
    given_ += count;
    return true;
  }

  uint64_t read() const { return read_; }

 private:
  const std::string bytes_;
  uint64_t given_ = 0;
  uint64_t read_ = 0;
};

std::string Alphabets(size_t size) {
  std::string bytes(size, '\0');
  for (size_t i = 0; i < size; ++i) bytes[i] = 'a' + i % 26;
  return bytes;
}

TEST(InputBufferTest, SkippingToAPlaceShowsWhatIsThere) {
  const std::string bytes = Alphabets(3000000);
  for (const bool passes : {false, true}) {
    for (const uint64_t step : {1u, 100u, 5000u, 70000u, 1000000u}) {
      std::unique_ptr<ByteSource> source;
      if (passes) source = std::make_unique<PassingSource>(bytes);
      if (!passes) source = MakePrefixedSource(bytes, nullptr);
      InputBuffer buffer(std::move(source), 1 << 20);
      for (uint64_t at = 0; at + 10 < bytes.size(); at += step) {
        ASSERT_TRUE(buffer.SkipTo(at, 10));
        while (buffer.data().size() < 10) ASSERT_TRUE(*buffer.Grow());
        ASSERT_EQ(buffer.offset(), at);
        ASSERT_EQ(buffer.data().substr(0, 10),
                  absl::string_view(bytes).substr(at, 10));
        if (step == 1 && at == 1000) break;
      }
    }
  }
}

TEST(InputBufferTest, WhatIsFarApartIsReadWithLittleElse) {
  auto owned = std::make_unique<PassingSource>(Alphabets(3000000));
  const PassingSource& source = *owned;
  InputBuffer buffer(std::move(owned), 1 << 20);
  for (uint64_t at = 0; at < 3000000; at += 100000) {
    ASSERT_TRUE(buffer.SkipTo(at, 1000));
    while (buffer.data().size() < 1000) ASSERT_TRUE(*buffer.Grow());
  }
  // The first piece is large: nobody has asked for a place yet.
  EXPECT_LT(source.read(), 30 * 4096 + (1 << 18));
}

TEST(InputBufferTest, APlaceBehindTheEndShowsNothing) {
  for (const bool passes : {false, true}) {
    std::unique_ptr<ByteSource> source;
    if (passes) source = std::make_unique<PassingSource>(Alphabets(1000));
    if (!passes) source = MakePrefixedSource(Alphabets(1000), nullptr);
    InputBuffer buffer(std::move(source), 1 << 20);
    EXPECT_EQ(buffer.SkipTo(1000000, 10), passes);
    EXPECT_FALSE(*buffer.Grow());
    EXPECT_TRUE(buffer.data().empty());
  }
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
