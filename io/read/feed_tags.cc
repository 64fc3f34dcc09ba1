#include "io/read/feed_tags.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"

namespace samestory {
namespace {

bool IsItemName(absl::string_view name) {
  name = name.substr(name.rfind(':') + 1);  // all, where there is no prefix
  return absl::EqualsIgnoreCase(name, "item") ||
         absl::EqualsIgnoreCase(name, "entry");
}

bool EndsName(char c) {
  return absl::ascii_isspace(c) || c == '>' || c == '/' || c == '<';
}

// The tag of an item at `begin`, where "<" stands.
absl::optional<ItemTag> ItemTagAt(absl::string_view bytes, size_t begin) {
  size_t at = begin + 1;
  const bool closes = at < bytes.size() && bytes[at] == '/';
  if (closes) ++at;
  const size_t name = at;
  while (at < bytes.size() && at - begin < kItemTagBytes &&
         !EndsName(bytes[at])) {
    ++at;
  }
  if (at == bytes.size() || !IsItemName(bytes.substr(name, at - name))) {
    return absl::nullopt;
  }
  if (!closes) return ItemTag{begin, at, false};
  while (at < bytes.size() && absl::ascii_isspace(bytes[at])) ++at;
  if (at == bytes.size() || bytes[at] != '>') return absl::nullopt;
  return ItemTag{begin, at + 1, true};
}

}  // namespace

absl::optional<ItemTag> FindItemTag(absl::string_view bytes, size_t from,
                                    ItemTags wanted) {
  for (size_t at = bytes.find('<', from); at != absl::string_view::npos;
       at = bytes.find('<', at + 1)) {
    const absl::optional<ItemTag> tag = ItemTagAt(bytes, at);
    if (!tag.has_value()) continue;
    if (!tag->closes || wanted == ItemTags::kStartOrEnd) return tag;
  }
  return absl::nullopt;
}

}  // namespace samestory
