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
    std::string text = JoinStrings(elements);
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

void CollectElement(const FieldNode& node, element value,
                    RecordFields* fields) {
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

// `node` is what `name` stands for; null: nothing.
void CollectMember(const FieldNode* node, absl::string_view name, element value,
                   RecordFields* fields) {
  if (node == nullptr) {
    fields->AddUnknown(name);
  } else {
    CollectElement(*node, value, fields);
  }
}

void CollectMembers(object members, const FieldNode& node,
                    RecordFields* fields) {
  for (simdjson::dom::key_value_pair member : members) {
    const absl::string_view name = View(member.key);
    CollectMember(node.FindPath(name), name, member.value, fields);
  }
}

}  // namespace

void CollectFields(object record, RecentNames* names, RecordFields* fields) {
  size_t place = 0;
  for (simdjson::dom::key_value_pair field : record) {
    const absl::string_view name = View(field.key);
    CollectMember(names->Find(place++, name), name, field.value, fields);
  }
}

}  // namespace samestory
