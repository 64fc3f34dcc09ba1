#include "io/read/json_fields.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/string_view.h"
#include "io/read/fields.h"

namespace samestory {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;

absl::string_view View(std::string_view text) {
  return absl::string_view(text.data(), text.size());
}

// "[2024, 5, 1, 10, 20, 30, 2, 122, 0]" as ISO 8601; empty if that is no time.
std::string TimeOfNumbers(array numbers) {
  std::vector<int64_t> parts;
  for (element part : numbers) {
    int64_t number;
    if (part.get(number) != simdjson::SUCCESS) return "";
    parts.push_back(number);
  }
  if (parts.size() < 6) return "";
  return absl::StrFormat("%04d-%02d-%02dT%02d:%02d:%02dZ", parts[0], parts[1],
                         parts[2], parts[3], parts[4], parts[5]);
}

void AppendPart(element part, std::string* joined) {
  std::string_view text;
  if (part.get(text) != simdjson::SUCCESS) return;
  absl::StrAppend(joined, joined->empty() ? "" : "\n", View(text));
}

// The strings among `elements`.
std::string JoinStrings(array elements) {
  std::string joined;
  for (element part : elements) AppendPart(part, &joined);
  return joined;
}

// The first string among them; empty if there is none.
std::string FirstString(array elements) {
  std::string_view text;
  for (element part : elements) {
    if (part.get(text) == simdjson::SUCCESS) return std::string(text);
  }
  return "";
}

// Whether the pieces of a list make one value: a text's do, two ids are no id.
bool IsJoined(const FieldNode& node) {
  for (const Alias& alias : node.aliases) {
    if (alias.role == Role::kText || alias.role == Role::kTitle) return true;
  }
  return false;
}

// The strings that the objects among `elements` hold under `name`.
std::string JoinMembers(array elements, const std::string& name) {
  std::string joined;
  for (element part : elements) {
    element member;
    if (part[name].get(member) == simdjson::SUCCESS) {
      AppendPart(member, &joined);
    }
  }
  return joined;
}

void CollectArray(const FieldNode& node, array elements, RecordFields* fields) {
  if (!node.aliases.empty()) {
    std::string text =
        IsJoined(node) ? JoinStrings(elements) : FirstString(elements);
    if (text.empty()) text = TimeOfNumbers(elements);
    fields->AddOwned(node, std::move(text));
  }
  const FieldNode* const each = node.Find("[]");
  if (each == nullptr) return;
  for (const auto& [name, member] : each->children) {  // any order will do
    std::string text = JoinMembers(elements, name);
    if (!text.empty()) fields->AddOwned(*member, std::move(text));
  }
}

void CollectMembers(object members, const FieldNode& node,
                    RecordFields* fields);

// {"$oid": "65f..."} and {"$date": {"$numberLong": "1930..."}} are how
// MongoDB's extended JSON writes values that JSON has no type for: gives the
// value.
bool Unwrap(object members, element* value) {
  if (members.size() != 1) return false;
  const simdjson::dom::key_value_pair only = *members.begin();
  for (absl::string_view type : {"$date", "$oid", "$numberLong"}) {
    if (View(only.key) == type) {
      *value = only.value;
      return true;
    }
  }
  return false;
}

void CollectElement(const FieldNode& node, element value,
                    RecordFields* fields) {
  object members;
  while (value.get(members) == simdjson::SUCCESS && Unwrap(members, &value)) {
  }
  switch (value.type()) {
    case element_type::STRING:
      return fields->Add(node, View(value.get_string().value_unsafe()));
    case element_type::INT64:
      return fields->AddOwned(node,
                              absl::StrCat(value.get_int64().value_unsafe()));
    case element_type::UINT64:
      return fields->AddOwned(node,
                              absl::StrCat(value.get_uint64().value_unsafe()));
    case element_type::DOUBLE:
      // An epoch with a fraction: the fraction of a second is nobody's need.
      return fields->AddOwned(
          node, absl::StrFormat("%.0f", value.get_double().value_unsafe()));
    case element_type::ARRAY:
      return CollectArray(node, value.get_array().value_unsafe(), fields);
    case element_type::OBJECT:
      return CollectMembers(value.get_object().value_unsafe(), node, fields);
    case element_type::BOOL:
    case element_type::NULL_VALUE:
      return fields->AddEmpty(node);
  }
}

void CollectMembers(object members, const FieldNode& node,
                    RecordFields* fields) {
  for (simdjson::dom::key_value_pair member : members) {
    const FieldNode* const below = node.FindPath(View(member.key));
    if (below != nullptr) CollectElement(*below, member.value, fields);
  }
}

// As much of the paths of a record is shown.
constexpr size_t kShownBytes = 200;

void AppendPaths(object members, const std::string& outer, std::string* paths) {
  for (simdjson::dom::key_value_pair member : members) {
    const std::string path = absl::StrCat(outer, View(member.key));
    object inner;
    if (member.value.get(inner) == simdjson::SUCCESS && inner.size() > 0) {
      AppendPaths(inner, absl::StrCat(path, "."), paths);
    } else if (paths->size() + path.size() <= kShownBytes) {
      absl::StrAppend(paths, paths->empty() ? "" : ", ", path);
    } else {
      return;
    }
  }
}

}  // namespace

void CollectFields(object record, RecentNames* names, RecordFields* fields) {
  size_t place = 0;
  for (simdjson::dom::key_value_pair field : record) {
    const FieldNode* const node = names->Find(place++, View(field.key));
    if (node != nullptr) CollectElement(*node, field.value, fields);
  }
}

std::string FieldPaths(object record) {
  std::string paths;
  AppendPaths(record, "", &paths);
  return paths.empty() ? "none" : paths;
}

}  // namespace samestory
