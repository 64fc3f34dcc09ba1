#include "io/read/test_files.h"

#include <zlib.h>
#include <zstd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

// `bits` as zlib has it: of the window, 16 more for gzip.
std::string Deflate(absl::string_view bytes, int bits) {
  z_stream stream = {};
  deflateInit2(&stream, 6, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&stream, bytes.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = bytes.size();
  stream.next_out = reinterpret_cast<Bytef*>(&packed[0]);
  stream.avail_out = packed.size();
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

}  // namespace

TestFolder::TestFolder()
    : path_(absl::StrCat(testing::TempDir(), "/samestory-test-XXXXXX")) {
  if (::mkdtemp(&path_[0]) == nullptr) ADD_FAILURE() << path_;
}

TestFolder::~TestFolder() { std::filesystem::remove_all(path_); }

std::string TestFolder::Write(absl::string_view name,
                              absl::string_view bytes) const {
  const std::filesystem::path path(absl::StrCat(path_, "/", name));
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary).write(bytes.data(), bytes.size());
  return path.native();
}

std::vector<std::string> Reading::ids() const {
  std::vector<std::string> ids;
  for (const Article& article : articles) ids.push_back(article.id);
  return ids;
}

std::vector<std::string> Reading::titles() const {
  std::vector<std::string> titles;
  for (const Article& article : articles) titles.push_back(article.title);
  return titles;
}

std::vector<std::string> Reading::bodies() const {
  std::vector<std::string> bodies;
  for (const Article& article : articles) bodies.push_back(article.body);
  return bodies;
}

Reading ReadAll(const std::string& input, const ReadOptions& options) {
  Reading reading;
  absl::StatusOr<ArticleReader> reader = ArticleReader::Open({input}, options);
  EXPECT_TRUE(reader.ok()) << reader.status();
  while (reader.ok()) {
    Article article;
    RecordOrigin origin;
    const absl::StatusOr<bool> more = reader->Next(&article, &origin);
    if (!more.ok()) {
      reading.errors.emplace_back(more.status().message());
      continue;
    }
    if (!*more) break;
    reading.articles.push_back(std::move(article));
    reading.origins.push_back(origin);
  }
  if (reader.ok()) {
    reading.skipped = reader->stats().skipped;
    reading.passed_over = reader->stats().passed_over;
    reading.explained = reader->ExplainFields();
  }
  return reading;
}

std::string FileBytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

std::string Gzip(absl::string_view bytes) { return Deflate(bytes, 15 + 16); }

std::string Zlib(absl::string_view bytes) { return Deflate(bytes, 15); }

std::string Zstd(absl::string_view bytes) {
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  packed.resize(
      ZSTD_compress(&packed[0], packed.size(), bytes.data(), bytes.size(), 3));
  return packed;
}

std::string SharedFolder(absl::string_view name) {
  const char* const shared = std::getenv("SAMESTORY_SHARED");
  if (shared == nullptr) return "";
  const std::string path = absl::StrCat(shared, "/", name);
  return std::filesystem::is_directory(path) ? path : "";
}

}  // namespace samestory
