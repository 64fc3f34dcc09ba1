// Which field of a record is the title, which the text: a table of names.
//
//   FieldOptions options;
//   options.fields = {"text=body_raw"};       // --field text=body_raw
//   SAMESTORY_ASSIGN_OR_RETURN(FieldMap map, FieldMap::Create(options));
//   map.root().FindPath("source.title");      // {kSource, rank 1}
//
// Every role has an ordered list of aliases, gathered from what scrapers and
// readers write (fields.cc names the producers). The first alias that holds a
// value wins. A name is compared without case, '_', '-' and ' ':
// "Date Published" is "date_published". A dot enters an object, "[]" the
// elements of a list. `--field` replaces the whole list of its role; a preset
// puts a producer's own names first.

#ifndef SAMESTORY_IO_READ_FIELDS_H_
#define SAMESTORY_IO_READ_FIELDS_H_

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace samestory {

enum class Role : uint8_t {
  kId,
  kUrl,
  kSource,
  kTitle,
  kText,
  kPublished,
  kTimeOfDay,  // belongs to a date without one ("date" and "time" apart)
  kLanguage,
};
constexpr int kRoles = 8;

// "id", "url", ..., as `--field` names them.
absl::string_view RoleName(Role role);

struct FieldOptions {
  std::vector<std::string> fields;  // "role=path", in order of preference
  std::string preset;               // a producer's name; empty: none

  absl::Status Validate() const;
};

// The presets there are, in the order of the table.
std::vector<absl::string_view> PresetNames();

// A place in the list of a role: 0 is looked at first. Some names hold a URL
// only at times ("source", "guid"): they count if the value looks like one.
struct Alias {
  Role role;
  uint16_t rank;
  bool only_urls;
};

// One step into a record: what a name stands for here, and what lies below it.
struct FieldNode {
  std::vector<Alias> aliases;
  absl::flat_hash_map<std::string, std::unique_ptr<FieldNode>> children;

  // The node below, or null. `name` as the record spells it.
  const FieldNode* Find(absl::string_view name) const;

  // As Find, or along the dots of a flattened name ("metadata.url").
  const FieldNode* FindPath(absl::string_view path) const;
};

class FieldMap {
 public:
  // InvalidArgument for an unknown role or preset, or an empty path.
  static absl::StatusOr<FieldMap> Create(const FieldOptions& options);

  const FieldNode& root() const { return *root_; }

  // The aliases of `role`, as listed, by rank.
  const std::vector<std::string>& aliases(Role role) const {
    return aliases_[static_cast<int>(role)];
  }

  // Whether the user named the fields of `role` by hand.
  bool overridden(Role role) const {
    return overridden_[static_cast<int>(role)];
  }

 private:
  FieldMap() : root_(std::make_unique<FieldNode>()) {}
  void AddAlias(Role role, absl::string_view path);

  std::unique_ptr<FieldNode> root_;
  std::array<std::vector<std::string>, kRoles> aliases_;
  std::array<bool, kRoles> overridden_ = {};
};

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_FIELDS_H_
