#include "io/read/relative_url.h"

#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace samestory {
namespace {

// A URL taken apart; each part with the sign that sets it off.
struct Url {
  absl::string_view scheme;     // "https:"
  absl::string_view authority;  // "//a.org"
  absl::string_view path;       // "/b/c"
  absl::string_view query;      // "?d"
  absl::string_view fragment;   // "#e"
};

absl::string_view Take(absl::string_view* text, size_t size) {
  const absl::string_view part = text->substr(0, size);
  text->remove_prefix(part.size());
  return part;
}

size_t SchemeSize(absl::string_view text) {
  const size_t colon = text.find_first_of(":/?#");
  if (colon == absl::string_view::npos || text[colon] != ':') return 0;
  if (colon == 0 || !absl::ascii_isalpha(text[0])) return 0;
  const bool name = std::all_of(text.begin(), text.begin() + colon, [](char c) {
    return absl::ascii_isalnum(c) || absl::StrContains("+-.", c);
  });
  return name ? colon + 1 : 0;
}

Url TakeApart(absl::string_view text) {
  Url url;
  url.scheme = Take(&text, SchemeSize(text));
  if (absl::StartsWith(text, "//")) {
    url.authority = Take(&text, text.find_first_of("/?#", 2));
  }
  url.path = Take(&text, text.find_first_of("?#"));
  url.query = Take(&text, text.find('#'));
  url.fragment = text;
  return url;
}

// "/a/./b/../c" -> "/a/c".
std::string WithoutDots(absl::string_view path) {
  if (!absl::StartsWith(path, "/")) return std::string(path);
  std::vector<absl::string_view> kept;
  bool folder = false;  // whether the path ends in "/"
  for (absl::string_view step : absl::StrSplit(path.substr(1), '/')) {
    folder = step == "." || step == "..";
    if (step == ".." && !kept.empty()) kept.pop_back();
    if (!folder) kept.push_back(step);
  }
  return absl::StrCat("/", absl::StrJoin(kept, "/"),
                      folder && !kept.empty() ? "/" : "");
}

std::string Merge(const Url& base, absl::string_view path) {
  if (absl::StartsWith(path, "/")) return WithoutDots(path);
  const size_t slash = base.path.rfind('/');
  const absl::string_view folder =
      slash == absl::string_view::npos ? "/" : base.path.substr(0, slash + 1);
  return WithoutDots(absl::StrCat(folder, path));
}

}  // namespace

std::string ResolveUrl(absl::string_view base, absl::string_view reference) {
  const Url from = TakeApart(absl::StripAsciiWhitespace(base));
  reference = absl::StripAsciiWhitespace(reference);
  const Url to = TakeApart(reference);
  if (!to.scheme.empty() || from.scheme.empty()) return std::string(reference);
  if (!to.authority.empty()) return absl::StrCat(from.scheme, reference);
  // mailto:, urn: and tag: have no paths to walk.
  if (from.authority.empty() && !absl::StartsWith(from.path, "/")) {
    return std::string(reference);
  }
  if (!to.path.empty()) {
    return absl::StrCat(from.scheme, from.authority, Merge(from, to.path),
                        to.query, to.fragment);
  }
  return absl::StrCat(from.scheme, from.authority, from.path,
                      to.query.empty() ? from.query : to.query, to.fragment);
}

}  // namespace samestory
