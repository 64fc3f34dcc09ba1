// Finds things again, by their hash, in an array that its user keeps: the table
// numbers them 0, 1, 2... as they come, and what they are it does not know.
//
//   std::vector<Word> words;
//   PlaceTable table;
//   table.Clear(tokens.size());
//   for (const Token& token : tokens) {
//     const uint32_t place = table.FindOrAdd(
//         token.hash, [&](uint32_t i) { return words[i].hash == token.hash; },
//         [&] { words.push_back({token.hash, 0}); });
//     ++words[place].count;
//   }
//
// So what is counted stands side by side in the order in which it came, in as
// many arrays as one likes, and the table itself is small: for thousands of
// short texts, one after the other, which absl::flat_hash_map serves worse.
//
// Open addressing, each step to the next slot; a slot holds a place and one. At
// most half of them are taken, so that a search ends after one or two.
// Only the lower bits of a hash are used, which must be well mixed.
//
// Cost: 2 to 3 ns a search in what lies in the cache, 8 to 16 bytes for each
// thing there is room for; Clear() writes these. Thread-safe as a vector is.

#ifndef SAMESTORY_BASE_PLACE_TABLE_H_
#define SAMESTORY_BASE_PLACE_TABLE_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace samestory {

class PlaceTable {
 public:
  static constexpr uint32_t kNone = 0xffffffff;

  // Forgets all, and has room for `most`; memory is kept.
  void Clear(size_t most) { MakeSlots(SlotsFor(most)); }

  // Makes room for so many more; hash_of(place) tells the hashes of all that
  // are there.
  template <typename HashOf>
  void MakeRoom(size_t more, const HashOf& hash_of) {
    if (2 * (size_ + more) <= mask_ + 1) return;
    const uint32_t size = size_;
    MakeSlots(SlotsFor(size + more));
    for (uint32_t place = 0; place < size; ++place) Add(hash_of(place));
  }

  uint32_t size() const { return size_; }

  // The place of that for which is_it(place) is true; kNone if it is not there.
  // Asks about what has nearly the same hash only.
  template <typename IsIt>
  uint32_t Find(uint64_t hash, const IsIt& is_it) const {
    return slots_[FindSlot(hash, is_it)] - 1;
  }

  // The same, but if it is not there it takes the next place, the size() before
  // the call, and append() is called. Wants room.
  template <typename IsIt, typename Append>
  uint32_t FindOrAdd(uint64_t hash, const IsIt& is_it, const Append& append) {
    uint32_t& slot = slots_[FindSlot(hash, is_it)];
    if (slot != 0) return slot - 1;
    slot = ++size_;
    append();
    return size_ - 1;
  }

  // The same of what is known not to be there.
  void Add(uint64_t hash) {
    slots_[FindSlot(hash, [](uint32_t) { return false; })] = ++size_;
  }

  // Where a search begins: at the place itself as a rule, if it is there; kNone
  // only if it is not.
  uint32_t Guess(uint64_t hash) const { return slots_[SlotOf(hash)] - 1; }

  // Asks for the memory that Guess() looks at.
  void Prefetch(uint64_t hash) const {
    __builtin_prefetch(&slots_[SlotOf(hash)]);
  }

 private:
  static size_t SlotsFor(size_t most) {
    size_t slots = 1;
    while (slots < 2 * most) slots *= 2;
    return slots;
  }

  // By fill_n(), which becomes a memset(); assign() writes number by number.
  void MakeSlots(size_t slots) {
    if (slots_.size() < slots) slots_.resize(slots);
    std::fill_n(slots_.begin(), slots, 0);
    mask_ = slots - 1;
    size_ = 0;
  }

  size_t SlotOf(uint64_t hash) const { return hash & mask_; }

  // The slot of that, or the empty one where it would stand.
  template <typename IsIt>
  size_t FindSlot(uint64_t hash, const IsIt& is_it) const {
    size_t slot = SlotOf(hash);
    while (slots_[slot] != 0 && !is_it(slots_[slot] - 1)) {
      slot = (slot + 1) & mask_;
    }
    return slot;
  }

  std::vector<uint32_t> slots_ = std::vector<uint32_t>(1);
  size_t mask_ = 0;  // slots in use, a power of two, less one
  uint32_t size_ = 0;
};

}  // namespace samestory

#endif  // SAMESTORY_BASE_PLACE_TABLE_H_
