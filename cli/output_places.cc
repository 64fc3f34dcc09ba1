#include "cli/output_places.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "io/write/output_file.h"

namespace samestory {
namespace {

namespace fs = std::filesystem;

// Free of links, dots and the like, whether it is there or not.
fs::path Plain(const std::string& path) {
  std::error_code error;
  const fs::path plain = fs::weakly_canonical(fs::absolute(path), error);
  return error ? fs::absolute(path).lexically_normal() : plain;
}

// Where the file behind `path` is to be found, "-" being `descriptor`.
std::string PlaceOf(const std::string& path, int descriptor) {
  const int open = path == "-" ? descriptor : DescriptorOf(path);
  return open < 0 ? path : absl::StrCat("/proc/self/fd/", open);
}

// Whether reading `folder` reads `file` too; hidden names are passed over.
bool IsReadWith(const fs::path& folder, const fs::path& file) {
  const auto [rest, begin] =
      std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
  if (rest != folder.end()) return false;
  return std::none_of(begin, file.end(), [](const fs::path& name) {
    return absl::StartsWith(name.native(), ".");
  });
}

}  // namespace

absl::Status CheckIsNoInput(absl::string_view flag, const std::string& path,
                            absl::Span<const std::string> inputs) {
  if (path.empty()) return absl::OkStatus();
  std::error_code error;
  const std::string place = PlaceOf(path, 1);
  const std::string shown = path == "-" ? "stdout" : path;
  const bool is_there = fs::exists(place, error);
  if (is_there && !fs::is_regular_file(place, error)) return absl::OkStatus();
  // What a shell has just made for us is empty, and hides no news.
  const bool is_made = place != path && fs::file_size(place, error) == 0;
  for (const std::string& input : inputs) {
    if (is_there && fs::equivalent(place, PlaceOf(input, 0), error)) {
      return absl::InvalidArgumentError(absl::StrCat(
          flag, ": ", shown, " is an input, which it would replace"));
    }
    if (!is_made && fs::is_directory(input, error) &&
        IsReadWith(Plain(input), Plain(place))) {
      return absl::InvalidArgumentError(
          absl::StrCat(flag, ": ", shown, " lies in the input ", input,
                       " and would be read as news",
                       is_there ? "; remove it or write elsewhere"
                                : " by the next run; write elsewhere"));
    }
  }
  return absl::OkStatus();
}

bool IsOnePlace(const std::string& a, const std::string& b) {
  if (a == "-" && b == "-") return true;
  const std::string place_a = PlaceOf(a, 1);
  const std::string place_b = PlaceOf(b, 1);
  std::error_code unknown;  // then it is not there
  if (fs::is_character_file(place_a, unknown)) return false;
  return fs::equivalent(place_a, place_b, unknown) ||
         Plain(place_a) == Plain(place_b);
}

}  // namespace samestory
