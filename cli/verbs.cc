#include "cli/verbs.h"

#include "cli/cluster_verb.h"
#include "cli/dedup_verb.h"
#include "cli/eval_verb.h"
#include "cli/explain_verb.h"

namespace samestory {

const std::vector<VerbEntry>& Verbs() {
  static const auto* verbs = new std::vector<VerbEntry>{
      ClusterVerb(),
      DedupVerb(),
      ExplainVerb(),
      EvalVerb(),
  };
  return *verbs;
}

const VerbEntry* FindVerb(absl::string_view name) {
  for (const VerbEntry& verb : Verbs()) {
    if (verb.name == name) return &verb;
  }
  return nullptr;
}

std::vector<std::string> VerbNames() {
  std::vector<std::string> names;
  for (const VerbEntry& verb : Verbs()) names.push_back(verb.name);
  return names;
}

}  // namespace samestory
