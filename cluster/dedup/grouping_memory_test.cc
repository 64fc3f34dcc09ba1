// What grouping allocates: this binary counts it. Digests and shingle sets lie
// in mappings of their own and do not count.

#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <new>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "base/hashing.h"
#include "cluster/dedup/grouping.h"
#include "cluster/sketch/synthetic_sets.h"
#include "gtest/gtest.h"

namespace {

std::atomic<size_t> bytes_now{0}, bytes_most{0};

void* Allocate(size_t bytes) {
  void* const p = std::malloc(std::max<size_t>(bytes, 1));
  if (p == nullptr) throw std::bad_alloc();
  const size_t now = bytes_now += malloc_usable_size(p);
  size_t most = bytes_most;
  while (most < now && !bytes_most.compare_exchange_weak(most, now)) {
  }
  return p;
}

void Free(void* p) {
  bytes_now -= malloc_usable_size(p);
  std::free(p);
}

}  // namespace

void* operator new(size_t bytes) { return Allocate(bytes); }
void* operator new[](size_t bytes) { return Allocate(bytes); }
void operator delete(void* p) noexcept { Free(p); }
void operator delete[](void* p) noexcept { Free(p); }
void operator delete(void* p, size_t) noexcept { Free(p); }
void operator delete[](void* p, size_t) noexcept { Free(p); }

namespace samestory {
namespace {

constexpr uint32_t kArticles = 200000;

// Short articles; every fourth is a copy of the one before, with a few shingles
// changed.
ShingleVector ShinglesOfArticle(uint32_t article) {
  const bool is_copy = article % 4 == 3;
  const uint64_t source = is_copy ? article - 1 : article;
  ShingleVector shingles(30 + source % 31);
  for (size_t i = 0; i < shingles.size(); ++i) {
    shingles[i] = MixHash(source << 8 | i);
  }
  if (is_copy) shingles[0] = MixHash(uint64_t{article} << 8);
  std::sort(shingles.begin(), shingles.end());
  return shingles;
}

TEST(GroupingMemoryTest, TakesNinetyBytesAnArticleAtMost) {
  const DedupOptions options;
  Digests digests;
  {
    const Digester digester = *Digester::Create(options);
    Digest digest;
    for (uint32_t article = 0; article < kArticles; ++article) {
      digester.Make(ShinglesOfArticle(article), &digest);
      digests.Add(digest);
    }
  }
  std::vector<uint32_t> ranks(kArticles);
  std::iota(ranks.begin(), ranks.end(), 0);

  const size_t before = bytes_now;
  bytes_most = before;
  const absl::StatusOr<Grouping> grouping =
      GroupDigests(std::move(digests), ranks, options, /*threads=*/1,
                   [](absl::Span<const DocId> wanted, TakeShingles take) {
                     for (const DocId doc : wanted) {
                       take(doc, ShinglesOfArticle(doc));
                     }
                     return absl::OkStatus();
                   });
  const double bytes = static_cast<double>(bytes_most - before) / kArticles;
  RecordProperty("bytes_an_article", std::to_string(bytes));
  EXPECT_LE(bytes, 90);
  ASSERT_TRUE(grouping.ok());
  EXPECT_GE(grouping->counters.jaccard_members, kArticles / 4 * .98);
}

}  // namespace
}  // namespace samestory
