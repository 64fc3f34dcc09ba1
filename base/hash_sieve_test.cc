#include "base/hash_sieve.h"

#include <cstdint>
#include <random>
#include <vector>

#include "gtest/gtest.h"

namespace samestory {
namespace {

std::vector<uint64_t> RandomHashes(std::mt19937_64* random, size_t count) {
  std::vector<uint64_t> hashes(count);
  for (uint64_t& hash : hashes) hash = (*random)();
  return hashes;
}

TEST(HashSieveTest, WhatWasAddedPasses) {
  std::mt19937_64 random(3);
  HashSieve sieve;  // one for all: a set before must leave nothing
  for (const size_t size : {1000, 0, 1, 2, 3, 64, 65, 30000, 5}) {
    const std::vector<uint64_t> hashes = RandomHashes(&random, size);
    sieve.Clear(size);
    for (uint64_t hash : hashes) sieve.Add(hash);
    for (uint64_t hash : hashes) EXPECT_TRUE(sieve.MayHave(hash));
  }
}

// The header promises one in 30 to 60; 40,000 looks find at most 1,333, with a
// standard error of 36.
TEST(HashSieveTest, LittleElsePasses) {
  std::mt19937_64 random(4);
  HashSieve sieve;
  for (const size_t size : {0, 60, 64, 1000, 1024, 30000}) {
    sieve.Clear(size);
    for (uint64_t hash : RandomHashes(&random, size)) sieve.Add(hash);
    int passed = 0;
    for (uint64_t hash : RandomHashes(&random, 40000)) {
      passed += sieve.MayHave(hash);
    }
    EXPECT_LE(passed, size == 0 ? 0 : 40000 / 30 + 4 * 36) << size;
  }
}

}  // namespace
}  // namespace samestory
