#include "cluster/story/background.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "cluster/story/background_data.h"

namespace samestory {
namespace {

constexpr absl::string_view kMagic = "samebg1\n";
constexpr size_t kHeaderBytes = 16;
constexpr uint32_t kHighestCount = 0xffff;
constexpr size_t kBuckets = size_t{1} << 16;

void AppendFixed32(uint32_t value, std::string* file) {
  for (int shift = 0; shift < 32; shift += 8) {
    file->push_back(static_cast<char>(value >> shift));
  }
}

uint32_t ReadFixed32(absl::string_view bytes) {
  uint32_t value = 0;
  for (int i = 3; i >= 0; --i) {
    value = value << 8 | static_cast<unsigned char>(bytes[i]);
  }
  return value;
}

void AppendVarint(uint32_t value, std::string* file) {
  for (; value >= 0x80; value >>= 7) {
    file->push_back(static_cast<char>(value | 0x80));
  }
  file->push_back(static_cast<char>(value));
}

// Reads a varint from the front of `bytes` and drops it; false if it does not
// end or does not fit.
bool ReadVarint(absl::string_view* bytes, uint32_t* value) {
  uint64_t result = 0;
  for (size_t i = 0; i < 5 && i < bytes->size(); ++i) {
    const auto byte = static_cast<unsigned char>((*bytes)[i]);
    result |= uint64_t{byte & 0x7fu} << (7 * i);
    if (byte >= 0x80) continue;
    bytes->remove_prefix(i + 1);
    *value = static_cast<uint32_t>(result);
    return result <= 0xffffffff;
  }
  return false;
}

absl::Status Broken(absl::string_view file, absl::string_view rest) {
  return absl::InvalidArgumentError(absl::StrCat(
      "background table: broken at byte ", file.size() - rest.size()));
}

}  // namespace

const Background& Background::Shipped() {
  static const auto* const shipped =
      new Background(std::move(Parse(BackgroundData())).value());
  return *shipped;
}

absl::StatusOr<Background> Background::Parse(absl::string_view file) {
  if (file.size() < kHeaderBytes || !absl::StartsWith(file, kMagic)) {
    return Broken(file, file);
  }
  Background table;
  table.documents_ = ReadFixed32(file.substr(8));
  const uint32_t terms = ReadFixed32(file.substr(12));
  absl::string_view rest = file.substr(kHeaderBytes);
  // Two bytes a term at least: no size is believed that cannot be true.
  if (terms > rest.size() / 2) return Broken(file, rest);
  table.keys_.reserve(terms);
  table.counts_.reserve(terms);
  table.starts_.assign(kBuckets + 1, 0);
  table.filter_.assign(kBuckets, 0);
  uint64_t key = 0;
  for (uint32_t i = 0; i < terms; ++i) {
    uint32_t step, count;
    if (!ReadVarint(&rest, &step) || !ReadVarint(&rest, &count)) {
      return Broken(file, rest);
    }
    key += step;
    if (key > 0xffffffff || count > kHighestCount || (i > 0 && step == 0)) {
      return Broken(file, rest);
    }
    table.keys_.push_back(static_cast<uint32_t>(key));
    table.counts_.push_back(static_cast<uint16_t>(count));
    ++table.starts_[(key >> 16) + 1];
    table.filter_[key >> 16] |= uint64_t{1} << (key >> 10) % 64;
  }
  if (!rest.empty()) return Broken(file, rest);
  for (size_t i = 0; i < kBuckets; ++i)
    table.starts_[i + 1] += table.starts_[i];
  return table;
}

uint32_t Background::CountOf(uint32_t key) const {
  if ((filter_[key >> 16] >> (key >> 10) % 64 & 1) == 0) return 0;
  const auto begin = keys_.begin() + starts_[key >> 16];
  const auto end = keys_.begin() + starts_[(key >> 16) + 1];
  const auto found = std::lower_bound(begin, end, key);
  if (found == end || *found != key) return 0;
  return counts_[found - keys_.begin()];
}

std::vector<uint32_t> Background::KeysAbove(uint32_t count) const {
  std::vector<uint32_t> keys;
  for (size_t i = 0; i < keys_.size(); ++i) {
    if (counts_[i] > count) keys.push_back(keys_[i]);
  }
  return keys;
}

std::string EncodeBackground(uint32_t documents,
                             absl::Span<const BackgroundCount> counts) {
  std::string file(kMagic);
  AppendFixed32(documents, &file);
  AppendFixed32(static_cast<uint32_t>(counts.size()), &file);
  uint32_t before = 0;
  for (const BackgroundCount& count : counts) {
    AppendVarint(count.key - before, &file);
    AppendVarint(std::min(count.count, kHighestCount), &file);
    before = count.key;
  }
  return file;
}

}  // namespace samestory
