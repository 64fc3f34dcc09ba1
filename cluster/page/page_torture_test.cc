// Pages that were written to break parsers (SAMESTORY_SHARED/torture).

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "cluster/page/page.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

std::string TortureFolder() {
  const char* shared = std::getenv("SAMESTORY_SHARED");
  const std::string folder =
      absl::StrCat(shared == nullptr ? "" : shared, "/torture");
  return std::filesystem::is_directory(folder) ? folder : "";
}

std::string Bytes(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

TEST(PageTortureTest, DeepPagesAreRefused) {
  const std::string folder = TortureFolder();
  if (folder.empty()) GTEST_SKIP() << "SAMESTORY_SHARED is not set";
  const std::string page =
      Bytes(absl::StrCat(folder, "/own-hostile/html-deep-200k-div.html"));
  ASSERT_GT(page.size(), 1000000u);
  EXPECT_EQ(ReadPage(page, "", {}).status(),
            absl::ResourceExhaustedError("nested deeper than 512 elements"));
}

// html5lib's cases of tree construction, each once whole and once cut at every
// byte: none may fail, and none may be read beyond its end (under asan).
TEST(PageTortureTest, EveryPieceOfHtmlIsRead) {
  const std::string folder = TortureFolder();
  if (folder.empty()) GTEST_SKIP() << "SAMESTORY_SHARED is not set";
  size_t pages = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(
           folder + "/html5lib-tests/tree-construction")) {
    if (entry.path().extension() != ".dat") continue;
    const std::string cases = Bytes(entry.path());
    constexpr absl::string_view kData = "#data\n";
    for (size_t at = cases.find(kData.data()); at != std::string::npos;
         at = cases.find(kData.data(), at + 1)) {
      const size_t begin = at + kData.size();
      const size_t size = cases.find("\n#errors", begin) - begin;
      for (size_t cut = 0; cut <= std::min<size_t>(size, 200); ++cut) {
        const std::string page = cases.substr(begin, size - cut);
        EXPECT_TRUE(ReadPage(page, "", {}).ok()) << page;
      }
      ++pages;
    }
  }
  EXPECT_GT(pages, 1500u);
}

}  // namespace
}  // namespace samestory
