#include "io/read/whole_file.h"

#include <memory>
#include <string>

#include "absl/strings/string_view.h"
#include "gtest/gtest.h"
#include "io/read/skip.h"
#include "io/read/slow_source.h"

namespace samestory {
namespace {

constexpr uint64_t kLimit = 1 << 20;

InputBuffer BufferOf(std::string bytes) {
  return InputBuffer(std::make_unique<SlowSource>(std::move(bytes), 7), kLimit);
}

TEST(WholeFileTest, AllOfTheFileIsItsRecord) {
  const std::string text = " Two lines,\nand what is left of them.\n";
  InputBuffer buffer = BufferOf(text);
  RecordSpan span = {};
  const absl::StatusOr<absl::string_view> read = ReadWholeFile(buffer, &span);
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(*read, text);
  EXPECT_EQ(span.number, 1u);
  EXPECT_EQ(span.offset, 0u);
  EXPECT_EQ(span.size, text.size());
  EXPECT_TRUE(span.whole_file);
}

TEST(WholeFileTest, AFileWithoutTextIsSkippedWithItsNumber) {
  for (const char* text : {"", "\n", " \t\r\n "}) {
    InputBuffer buffer = BufferOf(text);
    RecordSpan span = {};
    const absl::Status status = ReadWholeFile(buffer, &span).status();
    EXPECT_EQ(CauseOf(status), SkipCause::kEmptyFile) << status;
    EXPECT_EQ(span.number, 1u);
  }
}

TEST(WholeFileTest, AFileBeyondTheLimitIsRefused) {
  InputBuffer buffer = BufferOf(std::string(3 * kLimit, 'x'));
  RecordSpan span = {};
  EXPECT_EQ(CauseOf(ReadWholeFile(buffer, &span).status()),
            SkipCause::kTooLarge);
}

// Its source gives some bytes and then breaks.
class BrokenSource : public ByteSource {
 public:
  absl::StatusOr<size_t> Read(char* buffer, size_t) override {
    if (given_) return Skipped(SkipCause::kDamaged, "the disk is broken");
    given_ = true;
    buffer[0] = 'x';
    return 1;
  }

 private:
  bool given_ = false;
};

TEST(WholeFileTest, HalfAFileIsNone) {
  InputBuffer buffer(std::make_unique<BrokenSource>(), kLimit);
  RecordSpan span = {};
  EXPECT_EQ(CauseOf(ReadWholeFile(buffer, &span).status()),
            SkipCause::kDamaged);
}

}  // namespace
}  // namespace samestory
