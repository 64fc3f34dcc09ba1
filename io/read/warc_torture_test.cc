// The archives of warcio's own tests, record by record
// (SAMESTORY_SHARED/torture/warc).

#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "io/read/byte_source.h"
#include "io/read/input_buffer.h"
#include "io/read/limits.h"
#include "io/read/source.h"
#include "io/read/test_files.h"
#include "io/read/warc_scanner.h"

namespace samestory {
namespace {

struct Count {
  int records = 0;
  int faults = 0;
};

Count CountRecords(const std::string& path) {
  const ReadLimits limits;
  InputBuffer buffer(
      OpenSource({path, path, 0}, limits, nullptr, nullptr).value(),
      limits.record_bytes);
  WarcScanner scanner(&buffer, limits);
  Count count;
  while (true) {
    WarcRecord record;
    const absl::StatusOr<bool> more = scanner.Next(&record);
    if (more.ok() && !*more) return count;
    ++(more.ok() ? count.records : count.faults);
  }
}

// Counts of warcio 1.8.1 (`warcio index FILE | wc -l`), except where it gives
// up: gzip whose members are not the records, which it does not read on
// purpose. Those hold what their siblings hold.
TEST(WarcTortureTest, RecordsAreThoseOfWarcio) {
  const std::string folder = SharedFolder("torture/warc/warcio/test/data");
  if (folder.empty()) GTEST_SKIP() << "SAMESTORY_SHARED is not set";
  const struct {
    const char* file;
    int records;
    int faults;
  } cases[] = {
      {"example.warc", 6, 0},
      {"example.warc.gz", 6, 0},
      {"example-bad-non-chunked.warc.gz", 6, 0},
      {"example-bad.warc.gz.bad", 6, 0},
      {"example-wrong-chunks.warc.gz", 2, 0},
      {"example-digest.warc", 4, 0},
      {"example-iana.org-chunked.warc", 3, 0},
      {"example-resource.warc.gz", 3, 0},
      {"example-space-in-target-uri.warc.gz", 2, 0},
      {"example-wget-bad-target-uri.warc.gz", 6, 0},
      {"post-test.warc.gz", 6, 0},
      {"example.arc", 2, 0},
      {"example.arc.gz", 2, 0},

      // Cut by 12 bytes, which warcio does not tell; a length that is too
      // small; two that are none.
      {"example-space-in-url.arc", 2, 1},
      {"example-trunc.warc", 4, 1},
      {"bad.arc", 2, 2},
  };
  for (const auto& c : cases) {
    const Count count = CountRecords(absl::StrCat(folder, "/", c.file));
    EXPECT_EQ(count.records, c.records) << c.file;
    EXPECT_EQ(count.faults, c.faults) << c.file;
  }
}

}  // namespace
}  // namespace samestory
