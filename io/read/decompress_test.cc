#include "io/read/decompress.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "gtest/gtest.h"
#include "io/read/skip.h"
#include "io/read/test_files.h"

namespace samestory {
namespace {

// Hands out a few bytes at a time, as a slow pipe does.
class Trickle : public ByteSource {
 public:
  explicit Trickle(std::string bytes) : bytes_(std::move(bytes)) {}
  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    const size_t count = std::min({size, size_t{7}, bytes_.size() - given_});
    bytes_.copy(buffer, count, given_);
    given_ += count;
    return count;
  }

 private:
  const std::string bytes_;
  size_t given_ = 0;
};

struct Unpacked {
  std::string text;
  absl::Status fault;
};

Unpacked Unpack(const std::string& packed, const ReadLimits& limits = {}) {
  auto trickle = std::make_unique<Trickle>(packed);
  std::unique_ptr<ByteSource> source =
      LooksLikeGzip(packed) ? MakeGzipSource(std::move(trickle), limits)
                            : MakeZstdSource(std::move(trickle), limits);
  Unpacked result;
  char buffer[1000];
  while (true) {
    const absl::StatusOr<size_t> got = source->Read(buffer, sizeof(buffer));
    result.fault = got.status();
    if (!got.ok() || *got == 0) return result;
    result.text.append(buffer, *got);
  }
}

std::string Sample() {
  std::string text;
  for (int i = 0; i < 20000; ++i) absl::StrAppend(&text, i * 7919 % 10007, ",");
  return text;
}

std::string Pack(absl::string_view bytes, bool gzip) {
  return gzip ? Gzip(bytes) : Zstd(bytes);
}

class DecompressTest : public testing::TestWithParam<bool> {};

TEST_P(DecompressTest, WhatWasPackedComesBack) {
  const std::string sample = Sample();
  const Unpacked result = Unpack(Pack(sample, GetParam()));
  EXPECT_EQ(result.text, sample);
  EXPECT_TRUE(result.fault.ok()) << result.fault;
}

TEST_P(DecompressTest, MembersInARowAreOneStream) {
  const std::string packed =
      Pack("one", GetParam()) + Pack("", GetParam()) + Pack("two", GetParam());
  EXPECT_EQ(Unpack(packed).text, "onetwo");
  EXPECT_TRUE(Unpack(packed).fault.ok());
}

TEST_P(DecompressTest, EveryTruncationIsNamedAndKeepsWhatCameBefore) {
  const std::string sample = Sample();
  const std::string packed = Pack(sample, GetParam());
  for (size_t size = 4; size < packed.size(); size += 97) {
    const Unpacked result = Unpack(packed.substr(0, size));
    EXPECT_EQ(CauseOf(result.fault), SkipCause::kDamaged) << size;
    EXPECT_EQ(result.text, sample.substr(0, result.text.size())) << size;
  }
  // zstd gives whole blocks of 128 KiB, gzip what it can.
  const std::string almost = packed.substr(0, packed.size() - 1);
  if (GetParam()) {
    EXPECT_EQ(Unpack(almost).text, sample);
  }
}

TEST_P(DecompressTest, TrailingGarbageIsNamed) {
  const Unpacked result = Unpack(Pack("fine", GetParam()) + "and then this");
  EXPECT_EQ(result.text, "fine");
  EXPECT_EQ(CauseOf(result.fault), SkipCause::kDamaged);
}

TEST_P(DecompressTest, AFaultIsNamedWithItsPlace) {
  const std::string sound = Pack(Sample(), GetParam());
  std::string damaged = sound;
  damaged[damaged.size() - 2] ^= 1;  // of the checksum, or the last block
  const Unpacked result = Unpack(sound + damaged);
  EXPECT_EQ(result.text.substr(0, Sample().size()), Sample());
  uint64_t at = 0;
  const std::string message(result.fault.message());
  const size_t place = message.find("at byte ");
  ASSERT_NE(place, std::string::npos) << message;
  EXPECT_TRUE(absl::SimpleAtoi(
      message.substr(place + 8, message.find(' ', place + 8) - place - 8), &at))
      << message;
  EXPECT_GE(at, sound.size()) << message;
  EXPECT_LE(at, 2 * sound.size()) << message;
}

TEST_P(DecompressTest, ABombIsStopped) {
  ReadLimits limits;
  limits.free_bytes = 1 << 20;
  limits.expansion = 100;
  const Unpacked result =
      Unpack(Pack(std::string(8 << 20, '\0'), GetParam()), limits);
  EXPECT_EQ(CauseOf(result.fault), SkipCause::kTooLarge);
  EXPECT_LE(result.text.size(), limits.free_bytes + 1000);
}

TEST_P(DecompressTest, ABudgetIsKept) {
  ReadLimits limits;
  limits.unpacked_bytes = 1 << 20;
  const Unpacked result =
      Unpack(Pack(std::string(8 << 20, 'x'), GetParam()), limits);
  EXPECT_EQ(CauseOf(result.fault), SkipCause::kTooLarge);
  EXPECT_LE(result.text.size(), limits.unpacked_bytes);
}

INSTANTIATE_TEST_SUITE_P(Formats, DecompressTest, testing::Bool(),
                         [](const testing::TestParamInfo<bool>& info) {
                           return info.param ? "Gzip" : "Zstd";
                         });

TEST(DecompressGzipTest, ZerosBehindAMemberArePadding) {
  const Unpacked result = Unpack(Gzip("text") + std::string(512, '\0'));
  EXPECT_EQ(result.text, "text");
  EXPECT_TRUE(result.fault.ok()) << result.fault;
}

TEST(DecompressZstdTest, ALargeWindowIsRefusedByName) {
  ReadLimits limits;
  limits.zstd_window_log = 10;
  const Unpacked result = Unpack(Zstd(std::string(1 << 20, 'x')), limits);
  EXPECT_EQ(CauseOf(result.fault), SkipCause::kTooLarge);
  EXPECT_NE(result.fault.message().find("--max-window"),
            absl::string_view::npos);
}

TEST(DecompressZstdTest, ABlockBeforeAFaultIsKept) {
  // A raw block of three bytes, then one of a type that is reserved.
  const std::string frame("\x28\xb5\x2f\xfd\x00\x58\x18\x00\x00xyz\x07\x00\x00",
                          15);
  EXPECT_EQ(Unpack(frame).text, "xyz");
  EXPECT_EQ(CauseOf(Unpack(frame).fault), SkipCause::kDamaged);
}

// libzstd would read them, by decoders that nobody looks after.
TEST(DecompressZstdTest, FramesOfBeforeTheStandardAreRefused) {
  const Unpacked result = Unpack(Zstd("text") + "\x26\xb5\x2f\xfd\x24\x6c\x9d");
  EXPECT_EQ(result.text, "text");
  EXPECT_EQ(CauseOf(result.fault), SkipCause::kDamaged);
}

TEST(DecompressZstdTest, SkippableFramesAreSkipped) {
  const std::string skippable("\x50\x2a\x4d\x18\x03\x00\x00\x00xyz", 11);
  EXPECT_TRUE(LooksLikeZstd(skippable));
  EXPECT_EQ(Unpack(skippable + Zstd("text")).text, "text");
}

}  // namespace
}  // namespace samestory
