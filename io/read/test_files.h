// Files for tests, and all that a reader finds in them.
//
//   TestFolder folder;
//   folder.Write("a.jsonl", "{\"title\": \"x\"}\n");
//   const Reading reading = ReadAll(folder.path());
//   EXPECT_EQ(reading.articles[0].id, "a.jsonl:1");

#ifndef SAMESTORY_IO_READ_TEST_FILES_H_
#define SAMESTORY_IO_READ_TEST_FILES_H_

#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "cluster/text/article.h"
#include "io/read/article_reader.h"

namespace samestory {

// A folder of its own, gone with the object.
class TestFolder {
 public:
  TestFolder();
  ~TestFolder();

  const std::string& path() const { return path_; }

  // Writes `bytes` to a file of this folder, making folders on the way, and
  // gives its path.
  std::string Write(absl::string_view name, absl::string_view bytes) const;

 private:
  std::string path_;
};

struct Reading {
  std::vector<Article> articles;
  std::vector<RecordOrigin> origins;
  std::vector<std::string> errors;
  std::map<SkipCause, uint64_t> skipped;
  std::map<SkipCause, uint64_t> passed_over;
  std::string explained;

  std::vector<std::string> ids() const;
  std::vector<std::string> titles() const;
  std::vector<std::string> bodies() const;
};

// Reads `input` to its end.
Reading ReadAll(const std::string& input, const ReadOptions& options = {});

// The bytes of a file.
std::string FileBytes(const std::string& path);

// `bytes` as a gzip member, in zlib's format, and as a zstd frame.
std::string Gzip(absl::string_view bytes);
std::string Zlib(absl::string_view bytes);
std::string Zstd(absl::string_view bytes);

// A folder of the shared test data, or empty where SAMESTORY_SHARED names none.
std::string SharedFolder(absl::string_view name);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_TEST_FILES_H_
