#include "cluster/story/background.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "cluster/story/background_data.h"
#include "cluster/story/table_bytes.h"

namespace samestory {
namespace {

constexpr absl::string_view kMagic = "samebg1\n";
constexpr uint32_t kHighestCount = 0xffff;
constexpr size_t kBuckets = size_t{1} << 16;

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
  absl::string_view rest = file;
  Background table;
  uint32_t terms;
  if (!absl::ConsumePrefix(&rest, kMagic) ||
      !ReadFixed32(&rest, &table.documents_) || !ReadFixed32(&rest, &terms)) {
    return Broken(file, rest);
  }
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
