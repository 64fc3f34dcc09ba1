// The flags that say what is a copy and what is one story, for every verb
// that decides it.
//
//   PipelineOptions options;
//   AddCopyFlags(app, options);
//   AddStoryFlags(app, options);
//   ... ParseCommandLine ...
//   ValidatePipelineFlags(options);
//     // InvalidArgument: --threshold: wants (0, 1], got 1.5
//
// The ranges are the library's own (Validate() of the options); here they are
// only said in the words of the command line.

#ifndef SAMESTORY_CLI_PIPELINE_FLAGS_H_
#define SAMESTORY_CLI_PIPELINE_FLAGS_H_

#include "CLI/CLI.hpp"
#include "absl/status/status.h"
#include "cluster/pipeline.h"

namespace samestory {

// --threshold --containment --shingle --keep --boilerplate --threads
void AddCopyFlags(CLI::App& app, PipelineOptions& options);

// --memory
void AddMemoryFlag(CLI::App& app, PipelineOptions& options);

// --window --granularity --weights --embeddings
void AddStoryFlags(CLI::App& app, PipelineOptions& options);

absl::Status ValidatePipelineFlags(const PipelineOptions& options);

}  // namespace samestory

#endif  // SAMESTORY_CLI_PIPELINE_FLAGS_H_
