// What a run read and found, for the formats that say so. Counts are of the
// whole run, also when only some of its stories are written.

#ifndef SAMESTORY_IO_WRITE_RUN_FACTS_H_
#define SAMESTORY_IO_WRITE_RUN_FACTS_H_

#include <cstdint>
#include <utility>
#include <vector>

namespace samestory {

struct RunFacts {
  uint64_t records = 0;        // that were read
  uint64_t skipped = 0;        // that could not be read
  uint64_t passed_over = 0;    // of an archive or list, that are no articles
  uint64_t repeated = 0;       // that were one with an earlier one
  uint64_t outside_dates = 0;  // left out by their date
  uint64_t articles = 0;
  uint64_t copies = 0;
  uint64_t stories = 0;
  uint64_t storylines = 0;
};

// Each with its name, in the order above.
inline std::vector<std::pair<const char*, uint64_t>> NamedFacts(
    const RunFacts& facts) {
  return {{"records", facts.records},
          {"skipped", facts.skipped},
          {"passed_over", facts.passed_over},
          {"repeated", facts.repeated},
          {"outside_dates", facts.outside_dates},
          {"articles", facts.articles},
          {"copies", facts.copies},
          {"stories", facts.stories},
          {"storylines", facts.storylines}};
}

}  // namespace samestory

#endif  // SAMESTORY_IO_WRITE_RUN_FACTS_H_
