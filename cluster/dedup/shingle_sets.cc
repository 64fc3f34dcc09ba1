#include "cluster/dedup/shingle_sets.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "base/status_macros.h"

namespace samestory {
namespace {

// Pages that are not touched are not there.
constexpr size_t kBlockBytes = size_t{16} << 20;

}  // namespace

ShingleSets::ShingleSets(size_t texts, size_t memory_bytes,
                         std::string temporary_folder)
    : memory_left_(memory_bytes),
      temporary_folder_(std::move(temporary_folder)),
      places_(texts),
      is_on_disk_(texts),
      sizes_(texts) {}

absl::Status ShingleSets::Put(uint32_t text, absl::Span<const uint64_t> set) {
  const size_t bytes = set.size() * sizeof(uint64_t);
  sizes_[text] = static_cast<uint32_t>(set.size());
  if (bytes <= memory_left_) {
    memory_left_ -= bytes;
    places_[text].in_memory = Keep(set);
    return absl::OkStatus();
  }
  if (file_ == nullptr) {
    SAMESTORY_ASSIGN_OR_RETURN(file_, ScratchFile::Create(temporary_folder_));
  }
  SAMESTORY_ASSIGN_OR_RETURN(
      places_[text].offset,
      file_->Append(
          absl::string_view(reinterpret_cast<const char*>(set.data()), bytes)));
  is_on_disk_[text] = true;
  ++sets_on_disk_;
  return absl::OkStatus();
}

const uint64_t* ShingleSets::Keep(absl::Span<const uint64_t> set) {
  const size_t bytes = set.size() * sizeof(uint64_t);
  if (blocks_.empty() || block_used_ + bytes > blocks_.back().bytes()) {
    blocks_.emplace_back(std::max(bytes, kBlockBytes));
    block_used_ = 0;
  }
  auto* const kept =
      reinterpret_cast<uint64_t*>(blocks_.back().data() + block_used_);
  std::copy(set.begin(), set.end(), kept);
  block_used_ += bytes;
  return kept;
}

absl::Span<const uint64_t> ShingleSets::Get(
    uint32_t text, std::vector<uint64_t>* buffer) const {
  if (!is_on_disk_[text]) return {places_[text].in_memory, sizes_[text]};
  buffer->resize(sizes_[text]);
  const absl::Status read =
      file_->Read(places_[text].offset,
                  absl::MakeSpan(reinterpret_cast<char*>(buffer->data()),
                                 buffer->size() * sizeof(uint64_t)));
  if (!read.ok()) {
    failed_ = true;
    buffer->clear();
  }
  return *buffer;
}

void ShingleSets::Free() {
  places_ = {};
  blocks_.clear();
  file_ = nullptr;
}

absl::Status ShingleSets::status() const {
  if (!failed_) return absl::OkStatus();
  return absl::UnavailableError(
      absl::StrCat(temporary_folder_, ": temporary file cannot be read"));
}

}  // namespace samestory
