#include "base/scratch_file.h"

#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(ScratchFileTest, WhatWasAppendedIsReadWhereverItLies) {
  auto file = ScratchFile::Create(testing::TempDir());
  ASSERT_TRUE(file.ok());
  std::mt19937 random(3);
  std::string all;
  std::vector<uint64_t> offsets;
  for (int i = 0; i < 300; ++i) {  // some 2.4 MB: more than waits in memory
    const std::string piece(random() % 16384, static_cast<char>('a' + i % 26));
    offsets.push_back(*(*file)->Append(piece));
    EXPECT_EQ(offsets.back(), all.size());
    all += piece;
  }
  EXPECT_EQ((*file)->size(), all.size());
  for (int i = 0; i < 300; ++i) {
    const uint64_t begin = random() % all.size();
    std::string read(std::min<size_t>(random() % 40000, all.size() - begin),
                     ' ');
    ASSERT_TRUE(
        (*file)->Read(begin, absl::MakeSpan(&read[0], read.size())).ok());
    ASSERT_EQ(read, all.substr(begin, read.size()));
  }
}

TEST(ScratchFileTest, BytesThatWereNotAppendedAreRefused) {
  auto file = ScratchFile::Create(testing::TempDir());
  ASSERT_TRUE((*file)->Append("abc").ok());
  std::string read(4, ' ');
  EXPECT_FALSE((*file)->Read(0, absl::MakeSpan(&read[0], 4)).ok());
  EXPECT_FALSE((*file)->Read(9, absl::MakeSpan(&read[0], 1)).ok());
}

TEST(ScratchFileTest, AFolderThatIsNotThereIsNamed) {
  const auto file = ScratchFile::Create("/no/such/folder");
  EXPECT_EQ(file.status().code(), absl::StatusCode::kUnavailable);
  EXPECT_NE(file.status().message().find("/no/such/folder"),
            absl::string_view::npos);
}

}  // namespace
}  // namespace samestory
