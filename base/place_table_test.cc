#include "base/place_table.h"

#include <cstdint>
#include <random>
#include <unordered_map>
#include <vector>

#include "gtest/gtest.h"

namespace samestory {
namespace {

// Numbers, each its own hash but for the lowest bits that are cut off.
class Numbers {
 public:
  explicit Numbers(int cut) : cut_(cut) {}

  void Clear(size_t most) {
    numbers_.clear();
    table_.Clear(most);
  }
  void MakeRoom(size_t more) {
    table_.MakeRoom(more, [&](uint32_t i) { return HashOf(numbers_[i]); });
  }
  uint32_t Add(uint64_t number) {
    return table_.FindOrAdd(
        HashOf(number), [&](uint32_t i) { return numbers_[i] == number; },
        [&] { numbers_.push_back(number); });
  }
  uint32_t Find(uint64_t number) const {
    return table_.Find(HashOf(number),
                       [&](uint32_t i) { return numbers_[i] == number; });
  }
  uint32_t Guess(uint64_t number) const { return table_.Guess(HashOf(number)); }
  uint32_t size() const { return table_.size(); }

 private:
  uint64_t HashOf(uint64_t number) const { return number >> cut_; }

  int cut_;
  std::vector<uint64_t> numbers_;
  PlaceTable table_;
};

constexpr uint32_t kNone = PlaceTable::kNone;

TEST(PlaceTableTest, PlacesAreThoseOfTheFirstComing) {
  Numbers numbers(0);
  numbers.Clear(3);
  EXPECT_EQ(numbers.Add(70), 0u);
  EXPECT_EQ(numbers.Add(50), 1u);
  EXPECT_EQ(numbers.Add(70), 0u);
  EXPECT_EQ(numbers.Find(50), 1u);
  EXPECT_EQ(numbers.Find(51), kNone);
  EXPECT_EQ(numbers.size(), 2u);
}

TEST(PlaceTableTest, ANewOneIsEmpty) {
  Numbers numbers(0);
  EXPECT_EQ(numbers.size(), 0u);
  EXPECT_EQ(numbers.Find(0), kNone);
  EXPECT_EQ(numbers.Guess(0), kNone);
}

// Whether hashes are good, or the same for up to 256 numbers.
TEST(PlaceTableTest, FindsWhatAMapFinds) {
  std::mt19937_64 random(5);
  for (const int cut : {0, 4, 8}) {
    Numbers numbers(cut);  // one for all: a round before must leave nothing
    for (int round = 0; round < 100; ++round) {
      std::unordered_map<uint64_t, uint32_t> expected;
      const uint64_t range = 1 + random() % 2000;
      const size_t most = random() % 1000;
      const bool grows = round % 2 == 0;
      numbers.Clear(grows ? 0 : most);
      for (size_t i = 0; i < most; ++i) {
        const uint64_t number = random() % range;
        if (grows) numbers.MakeRoom(1);
        const auto place = static_cast<uint32_t>(expected.size());
        EXPECT_EQ(numbers.Add(number),
                  expected.emplace(number, place).first->second);
      }
      EXPECT_EQ(numbers.size(), expected.size());
      for (uint64_t number = 0; number < range; ++number) {
        const auto found = expected.find(number);
        ASSERT_EQ(numbers.Find(number),
                  found == expected.end() ? kNone : found->second);
        if (found != expected.end()) {
          EXPECT_NE(numbers.Guess(number), kNone);
        }
      }
    }
  }
}

// All that there is room for, and the search for more still ends.
TEST(PlaceTableTest, MayBeFull) {
  for (uint64_t most = 0; most < 300; ++most) {
    Numbers numbers(20);  // all with one hash
    numbers.Clear(most);
    for (uint64_t i = 0; i < most; ++i) ASSERT_EQ(numbers.Add(i), i);
    for (uint64_t i = 0; i < most; ++i) ASSERT_EQ(numbers.Find(i), i);
    EXPECT_EQ(numbers.Find(most), kNone);
  }
}

TEST(PlaceTableTest, KeepsItsPlacesWhenItGrows) {
  Numbers numbers(2);
  for (uint64_t i = 0; i < 5000; ++i) {
    numbers.MakeRoom(i % 7 == 0 ? 7 : 0);
    ASSERT_EQ(numbers.Add(3 * i), i);
  }
  for (uint64_t i = 0; i < 5000; ++i) {
    EXPECT_EQ(numbers.Find(3 * i), i);
    EXPECT_EQ(numbers.Find(3 * i + 1), kNone);
  }
}

TEST(PlaceTableTest, ClearForgets) {
  Numbers numbers(0);
  numbers.Clear(1000);
  for (uint64_t i = 0; i < 1000; ++i) numbers.Add(i);
  for (const size_t most : {size_t{10}, size_t{2000}}) {
    numbers.Clear(most);
    EXPECT_EQ(numbers.size(), 0u);
    for (uint64_t i = 0; i < 1000; ++i) EXPECT_EQ(numbers.Find(i), kNone);
    EXPECT_EQ(numbers.Add(7), 0u);
  }
}

// With room for many more than there are, most of what is not there is known
// at once.
TEST(PlaceTableTest, GuessesAreMostlyRight) {
  std::mt19937_64 random(7);
  Numbers numbers(0);
  numbers.Clear(8 * 1000);
  std::vector<uint64_t> added(1000);
  for (uint64_t& number : added) numbers.Add(number = random());
  int right = 0;
  for (uint32_t i = 0; i < 1000; ++i) right += numbers.Guess(added[i]) == i;
  EXPECT_GT(right, 900);
  int free = 0;
  for (uint32_t i = 0; i < 1000; ++i) free += numbers.Guess(random()) == kNone;
  EXPECT_GT(free, 900);
}

}  // namespace
}  // namespace samestory
