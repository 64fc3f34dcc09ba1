#include "cli/output_places.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace samestory {
namespace {

namespace fs = std::filesystem;

// Free of links, dots and the like, whether it is there or not.
fs::path Plain(const std::string& path) {
  std::error_code error;
  const fs::path plain = fs::weakly_canonical(fs::absolute(path), error);
  return error ? fs::absolute(path).lexically_normal() : plain;
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
  std::error_code error;
  if (path == "-" || !fs::is_regular_file(path, error)) return {};
  for (const std::string& input : inputs) {
    if (input == "-") continue;
    if (fs::equivalent(path, input, error)) {
      return absl::InvalidArgumentError(absl::StrCat(
          flag, ": ", path, " is an input, which it would replace"));
    }
    if (fs::is_directory(input, error) &&
        IsReadWith(Plain(input), Plain(path))) {
      return absl::InvalidArgumentError(absl::StrCat(
          flag, ": ", path, " lies in the input ", input,
          " and would be read as news; remove it or write elsewhere"));
    }
  }
  return absl::OkStatus();
}

bool IsOnePlace(const std::string& a, const std::string& b) {
  if (a == "-" || b == "-") return a == b;
  std::error_code unknown;  // then it is no device
  return Plain(a) == Plain(b) && !fs::is_character_file(a, unknown);
}

}  // namespace samestory
