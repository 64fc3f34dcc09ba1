#include "cluster/dedup/shingle_sets.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "base/status_macros.h"

namespace samestory {

ShingleSets::ShingleSets(size_t texts, size_t memory_bytes,
                         std::string temporary_folder)
    : memory_left_(memory_bytes),
      temporary_folder_(std::move(temporary_folder)),
      places_(texts) {}

absl::Status ShingleSets::Put(uint32_t text, absl::Span<const uint64_t> set) {
  const size_t bytes = set.size() * sizeof(uint64_t);
  Place& place = places_[text];
  place.size = static_cast<uint32_t>(set.size());
  if (bytes <= memory_left_) {
    memory_left_ -= bytes;
    place.in_memory = in_memory_[in_memory_.Add(set)].data();
    return absl::OkStatus();
  }
  if (file_ == nullptr) {
    SAMESTORY_ASSIGN_OR_RETURN(file_, ScratchFile::Create(temporary_folder_));
  }
  SAMESTORY_ASSIGN_OR_RETURN(
      place.offset, file_->Append(absl::string_view(
                        reinterpret_cast<const char*>(set.data()), bytes)));
  ++sets_on_disk_;
  return absl::OkStatus();
}

absl::Span<const uint64_t> ShingleSets::Get(
    uint32_t text, std::vector<uint64_t>* buffer) const {
  const Place& place = places_[text];
  if (place.in_memory != nullptr || place.size == 0) {
    return absl::MakeConstSpan(place.in_memory, place.size);
  }
  buffer->resize(place.size);
  const absl::Status read = file_->Read(
      place.offset, absl::MakeSpan(reinterpret_cast<char*>(buffer->data()),
                                   place.size * sizeof(uint64_t)));
  if (!read.ok()) {
    failed_ = true;
    buffer->clear();
  }
  return *buffer;
}

absl::Status ShingleSets::status() const {
  if (!failed_) return absl::OkStatus();
  return absl::UnavailableError(
      absl::StrCat(temporary_folder_, ": temporary file cannot be read"));
}

}  // namespace samestory
