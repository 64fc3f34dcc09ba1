#include "tests/program/program_fixture.h"

#include <dirent.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "base/hashing.h"

namespace samestory {
namespace {

std::string Slurp(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

void Spill(const std::string& path, absl::string_view content) {
  std::ofstream file(path, std::ios::binary);
  file.write(content.data(), content.size());
}

std::string MakeFolder() {
  std::string folder = absl::StrCat(testing::TempDir(), "/program.XXXXXX");
  if (mkdtemp(&folder[0]) == nullptr) std::abort();
  return folder;
}

// Bazel starts tests at the root of their runfiles.
std::string ProgramPath() {
  char* root = getcwd(nullptr, 0);
  const std::string path = absl::StrCat(root, "/cli/main");
  std::free(root);
  return path;
}

}  // namespace

// The result of a run goes to a folder beside, so that it is not in Names().
ProgramTest::ProgramTest() : folder_(MakeFolder()) {
  mkdir(absl::StrCat(folder_, ".shell").c_str(), 0700);
}

ProgramTest::~ProgramTest() {
  const std::string line =
      absl::StrCat("rm -rf '", folder_, "' '", folder_, ".shell'");
  if (std::system(line.c_str()) != 0) ADD_FAILURE() << line;
}

ProgramTest::Result ProgramTest::Shell(absl::string_view line) {
  const std::string beside = absl::StrCat(folder_, ".shell");
  Spill(absl::StrCat(beside, "/script"),
        absl::StrCat("unset BUILD_WORKING_DIRECTORY NO_COLOR\n",
                     "samestory() { '", ProgramPath(), "' \"$@\"; }\n", "cd '",
                     folder_, "'\n", line, "\n"));
  const std::string command =
      absl::StrCat("bash '", beside, "/script' >'", beside, "/out' 2>'", beside,
                   "/err' </dev/null");
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1,
          Slurp(absl::StrCat(beside, "/out")),
          Slurp(absl::StrCat(beside, "/err"))};
}

void ProgramTest::Write(absl::string_view name, absl::string_view content) {
  Spill(absl::StrCat(folder_, "/", name), content);
}

std::string ProgramTest::Read(absl::string_view name) {
  return Slurp(absl::StrCat(folder_, "/", name));
}

bool ProgramTest::Exists(absl::string_view name) {
  struct stat ignored;
  return stat(absl::StrCat(folder_, "/", name).c_str(), &ignored) == 0;
}

std::vector<std::string> ProgramTest::Names() {
  std::vector<std::string> names;
  DIR* const directory = opendir(folder_.c_str());
  while (const dirent* entry = readdir(directory)) {
    const std::string name = entry->d_name;
    if (name != "." && name != "..") names.push_back(name);
  }
  closedir(directory);
  std::sort(names.begin(), names.end());
  return names;
}

std::string MakeText(uint64_t seed, int words) {
  static constexpr const char* kSyllables[] = {"ba", "do", "ki", "lu", "me",
                                               "no", "pa", "ri", "su", "ta"};
  std::string text;
  for (int word = 0; word < words; ++word) {
    uint64_t hash = CombineHashes(HashBytes(absl::StrCat(seed)), word);
    for (int syllable = 0; syllable < 4; ++syllable, hash /= 10) {
      absl::StrAppend(&text, kSyllables[hash % 10]);
    }
    absl::StrAppend(&text, word % 12 == 11 ? ". " : " ");
  }
  return text;
}

std::string MakeRecord(absl::string_view id, absl::string_view title,
                       absl::string_view text) {
  return absl::StrCat("{\"id\": \"", id, "\", \"title\": \"", title,
                      "\", \"text\": \"", text, "\"}\n");
}

std::string MakeNews() {
  const std::string first = MakeText(1, 120);
  const std::string second = MakeText(2, 120);
  return absl::StrCat(
      MakeRecord("a", "First report", first),
      MakeRecord("b", "First report, edited", absl::StrCat(first, "Edited.")),
      MakeRecord("c", "Second report", second),
      MakeRecord("d", "Second report elsewhere", second),
      MakeRecord("e", "Third report", MakeText(3, 120)),
      MakeRecord("c", "Second report", second));
}

}  // namespace samestory
