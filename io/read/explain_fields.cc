#include "io/read/explain_fields.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"

namespace samestory {
namespace {

std::string ExplainRole(const FieldMap& map, const FieldUsage& usage,
                        Role role) {
  const std::vector<std::string>& aliases = map.aliases(role);
  const std::vector<uint64_t>& chosen = usage.chosen[static_cast<int>(role)];
  std::vector<std::string> used, unused;
  for (size_t rank = 0; rank < aliases.size(); ++rank) {
    if (chosen[rank] > 0) {
      used.push_back(absl::StrCat(aliases[rank], " (", chosen[rank], ")"));
    } else {
      unused.push_back(aliases[rank]);
    }
  }
  return absl::StrFormat(
      "%-10s %s; also looked for: %s\n", RoleName(role),
      used.empty() ? "none found" : absl::StrJoin(used, ", "),
      unused.empty() ? "none" : absl::StrJoin(unused, ", "));
}

}  // namespace

std::string ExplainFields(const FieldMap& map, const FieldUsage& usage) {
  std::string text = absl::StrFormat("records with fields: %d\n",
                                     static_cast<int64_t>(usage.records));
  for (int role = 0; role < kRoles; ++role) {
    absl::StrAppend(&text, ExplainRole(map, usage, static_cast<Role>(role)));
  }
  return text;
}

}  // namespace samestory
