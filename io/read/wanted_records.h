// Which records of a file a second reading wants (RecordReader::ReadOnly).
//
//   WantedRecords wanted;             // all
//   wanted.Limit({2, 5});
//   wanted.Has(1), wanted.Has(2)      // false, true: asked in order
//
// Constant time a record.

#ifndef SAMESTORY_IO_READ_WANTED_RECORDS_H_
#define SAMESTORY_IO_READ_WANTED_RECORDS_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "absl/types/optional.h"

namespace samestory {

class WantedRecords {
 public:
  // To these, which ascend.
  void Limit(std::vector<uint64_t> numbers) {
    only_ = std::move(numbers);
    next_ = 0;
  }

  // To be asked for numbers that ascend.
  bool Has(uint64_t number) {
    if (!only_.has_value()) return true;
    while (next_ < only_->size() && (*only_)[next_] < number) ++next_;
    return next_ < only_->size() && (*only_)[next_] == number;
  }

 private:
  absl::optional<std::vector<uint64_t>> only_;
  size_t next_ = 0;
};

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_WANTED_RECORDS_H_
