#include "io/read/inputs.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "io/read/skip.h"

namespace samestory {
namespace {

namespace fs = std::filesystem;

absl::Status Unlistable(absl::string_view path, const std::error_code& error) {
  return Skipped(SkipCause::kUnreadable,
                 absl::StrCat(path, ": ", error.message()));
}

// The entries of one folder by name, hidden ones left out.
std::vector<fs::directory_entry> SortedEntries(const fs::path& folder,
                                               InputList* list) {
  std::vector<fs::directory_entry> entries;
  std::error_code error;
  fs::directory_iterator it(folder, error);
  for (; !error && it != fs::directory_iterator(); it.increment(error)) {
    if (it->path().filename().native().front() != '.') entries.push_back(*it);
  }
  if (error) list->failures.push_back(Unlistable(folder.native(), error));
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
    return a.path().filename().native() < b.path().filename().native();
  });
  return entries;
}

// Folders wait on a stack of their own: a deep tree must not end the program.
void ListFolder(const fs::path& root, InputList* list) {
  std::vector<std::pair<fs::directory_entry, std::string>> waiting;
  const auto push_entries = [&](const fs::path& folder,
                                const std::string& prefix) {
    std::vector<fs::directory_entry> entries = SortedEntries(folder, list);
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
      std::string name = prefix + entry->path().filename().native();
      waiting.emplace_back(std::move(*entry), std::move(name));
    }
  };
  push_entries(root, "");
  while (!waiting.empty()) {
    const auto [entry, name] = std::move(waiting.back());
    waiting.pop_back();
    std::error_code error;
    const fs::file_status status = entry.symlink_status(error);
    if (fs::is_directory(status)) {
      push_entries(entry.path(), name + "/");
    } else if (fs::is_regular_file(status)) {
      const uint64_t size = entry.file_size(error);
      list->files.push_back({entry.path().native(), name, error ? 0 : size});
    }
  }
}

void ListInput(const std::string& input, InputList* list) {
  if (input == "-") return list->files.push_back({"-", "-", 0});
  std::error_code error;
  const fs::path path(input);
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) {
    list->failures.push_back(Unlistable(input, error));
  } else if (fs::is_directory(status)) {
    ListFolder(path, list);
  } else {
    const bool regular = fs::is_regular_file(status);
    const uint64_t size = regular ? fs::file_size(path, error) : 0;
    list->files.push_back({input, path.filename().native(), error ? 0 : size});
  }
}

}  // namespace

InputList ListInputs(absl::Span<const std::string> inputs) {
  InputList list;
  for (const std::string& input : inputs) ListInput(input, &list);
  return list;
}

}  // namespace samestory
