// Four articles in two stories, for the tests of the writers.

#ifndef SAMESTORY_IO_WRITE_SAMPLE_STORIES_H_
#define SAMESTORY_IO_WRITE_SAMPLE_STORIES_H_

#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "cluster/stories.h"
#include "cluster/text/article.h"
#include "io/write/byte_sink.h"

namespace samestory {

struct Sample {
  std::vector<Article> articles;
  Stories stories;
};

// Articles a, b (a copy of a), c in one story, d alone, all in one storyline.
Sample MakeSample();

// What `write` writes.
std::string Written(absl::FunctionRef<absl::Status(ByteSink)> write);

}  // namespace samestory

#endif  // SAMESTORY_IO_WRITE_SAMPLE_STORIES_H_
