#include "base/paged_memory.h"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <utility>
#include <vector>

#include "gtest/gtest.h"

namespace samestory {
namespace {

constexpr size_t kBytes = size_t{1} << 20;

char PatternAt(size_t i) { return static_cast<char>(i * 31 + i / 4096); }

void Fill(const MemoryBlock& block) {
  for (size_t i = 0; i < block.bytes(); ++i) block.data()[i] = PatternAt(i);
}

bool IsFilled(const MemoryBlock& block) {
  for (size_t i = 0; i < block.bytes(); ++i) {
    if (block.data()[i] != PatternAt(i)) return false;
  }
  return true;
}

std::unique_ptr<PagedMemory> OnFile() {
  return PagedMemory::OnFile(testing::TempDir()).value();
}

// Kilobytes of the mapping that `address` is in that this process holds.
long ResidentKilobytes(const char* address) {
  FILE* const maps = std::fopen("/proc/self/smaps", "r");
  char line[512];
  unsigned long begin = 0, end = 0;
  long kilobytes = -1;
  bool is_it = false;
  while (std::fgets(line, sizeof(line), maps) != nullptr) {
    if (std::sscanf(line, "%lx-%lx ", &begin, &end) == 2) {
      const auto at = reinterpret_cast<unsigned long>(address);
      is_it = begin <= at && at < end;
    } else if (is_it && std::sscanf(line, "Rss: %ld kB", &kilobytes) == 1) {
      break;
    }
  }
  std::fclose(maps);
  return kilobytes;
}

TEST(MemoryBlockTest, BeginsAsZerosAndMovesWithItsBytes) {
  MemoryBlock block(kBytes);
  EXPECT_EQ(std::count(block.data(), block.data() + kBytes, 0), kBytes);
  Fill(block);
  const char* const data = block.data();
  const MemoryBlock moved = std::move(block);
  EXPECT_EQ(moved.data(), data);
  EXPECT_TRUE(IsFilled(moved));
}

TEST(MemoryBlockTest, OfNoBytesIsFine) {
  EXPECT_EQ(MemoryBlock(0).bytes(), 0u);
  EXPECT_EQ(OnFile()->Take(0).bytes(), 0u);
}

TEST(PagedMemoryTest, WhatIsLetGoIsNotResidentAndComesBack) {
  const auto memory = OnFile();
  const MemoryBlock block = memory->Take(kBytes);
  Fill(block);
  EXPECT_EQ(ResidentKilobytes(block.data()), static_cast<long>(kBytes >> 10));
  memory->LetGo();
  EXPECT_EQ(ResidentKilobytes(block.data()), 0);
  EXPECT_TRUE(IsFilled(block));
  EXPECT_TRUE(memory->status().ok());
}

TEST(PagedMemoryTest, BlocksAreApartAndThoseFreedLeaveTheOthers) {
  const auto memory = OnFile();
  std::vector<MemoryBlock> blocks;
  for (int i = 0; i < 8; ++i) {
    blocks.push_back(memory->Take(size_t{4096} << i));
    Fill(blocks.back());
  }
  for (int i = 0; i < 4; ++i) blocks.erase(blocks.begin() + i);
  memory->LetGo();
  for (const MemoryBlock& block : blocks) EXPECT_TRUE(IsFilled(block));
}

TEST(PagedMemoryTest, AFileThatCannotGrowIsToldAndPlainMemoryServes) {
  const auto memory = OnFile();
  // More than any file system has. Nobody touches it, so it costs nothing.
  const MemoryBlock block = memory->Take(size_t{1} << 45);
  EXPECT_EQ(memory->status().code(), absl::StatusCode::kResourceExhausted);
  block.data()[5] = 'x';
  memory->LetGo();
  EXPECT_EQ(block.data()[5], 'x');
}

TEST(PagedMemoryTest, AFolderThatIsNotThereIsNamed) {
  const auto memory = PagedMemory::OnFile("/no/such/folder");
  EXPECT_EQ(memory.status().code(), absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace samestory
