// std::sort on several threads.
//
//   ParallelSort(docs.begin(), docs.end(), threads,
//                [&](DocId a, DocId b) { return rank[a] < rank[b]; });
//
// Not stable: `less` that tells all elements apart gives the same order for any
// number of threads. In place. Runs on oneTBB; one thread runs in the caller.

#ifndef SAMESTORY_BASE_PARALLEL_SORT_H_
#define SAMESTORY_BASE_PARALLEL_SORT_H_

#include <algorithm>
#include <functional>

#include "base/thread_team.h"
#include "tbb/parallel_sort.h"

namespace samestory {

template <typename Iterator, typename Less = std::less<>>
void ParallelSort(Iterator begin, Iterator end, int threads,
                  const Less& less = Less()) {
  if (threads <= 1) return std::sort(begin, end, less);
  RunInTeam(threads, [&] { tbb::parallel_sort(begin, end, less); });
}

}  // namespace samestory

#endif  // SAMESTORY_BASE_PARALLEL_SORT_H_
