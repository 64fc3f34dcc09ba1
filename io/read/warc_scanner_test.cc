#include "io/read/warc_scanner.h"

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "io/read/byte_source.h"
#include "io/read/input_buffer.h"
#include "io/read/limits.h"

namespace samestory {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string Record(absl::string_view type, absl::string_view url,
                   absl::string_view payload) {
  return absl::StrCat(
      "WARC/1.0\r\nWARC-Type: ", type, "\r\nWARC-Target-URI: ", url,
      "\r\nContent-Length: ", payload.size(), "\r\n\r\n", payload, "\r\n\r\n");
}

// "number type url payload" of each record; faults as their messages.
std::vector<std::string> Scan(const std::string& bytes,
                              bool with_payload = true) {
  const ReadLimits limits;
  InputBuffer buffer(MakePrefixedSource(bytes, nullptr), limits.record_bytes);
  WarcScanner scanner(&buffer, limits);
  std::vector<std::string> found;
  while (true) {
    WarcRecord record;
    const absl::StatusOr<bool> more = scanner.Next(&record);
    if (!more.ok()) {
      found.push_back(
          absl::StrCat(record.number, ": ", more.status().message()));
      continue;
    }
    if (!*more) return found;
    const std::string head =
        absl::StrCat(record.number, " ", record.type, " ", record.url);
    if (!with_payload) {
      found.push_back(head);
      continue;
    }
    const absl::StatusOr<absl::string_view> payload = scanner.Payload();
    found.push_back(payload.ok()
                        ? absl::StrCat(head, " ", *payload)
                        : absl::StrCat(head, ": ", payload.status().message()));
  }
}

TEST(WarcScannerTest, RecordsFollowOneAnother) {
  const std::string bytes = absl::StrCat(
      Record("warcinfo", "", "x: y\r\n"), Record("Response", "http://a/", "p"),
      Record("revisit", "<http://b c/>", ""));
  EXPECT_THAT(Scan(bytes),
              ElementsAre("1 warcinfo  x: y\r\n", "2 response http://a/ p",
                          "3 revisit http://b%20c/ "));
  EXPECT_THAT(Scan(bytes, false),
              ElementsAre("1 warcinfo ", "2 response http://a/",
                          "3 revisit http://b%20c/"));
  EXPECT_THAT(Scan(""), IsEmpty());
  EXPECT_THAT(Scan("\r\n\r\n"), IsEmpty());
}

TEST(WarcScannerTest, LinesMayEndInLineFeedsAlone) {
  EXPECT_THAT(Scan("WARC/1.1\nwarc-type: response\ncontent-length:1\n\np\n\n"
                   "WARC/1.1\nWARC-Type:request\nContent-Length: 0\n\n\n\n"),
              ElementsAre("1 response  p", "2 request  "));
}

TEST(WarcScannerTest, AFaultCostsWhatItCovers) {
  const std::string good = Record("response", "http://a/", "p");
  // Something between two records.
  EXPECT_THAT(Scan(absl::StrCat(good, "noise\nmore\n", good)),
              ElementsAre("1 response http://a/ p",
                          HasSubstr("2: no record at byte 85: wants WARC/1.0, "
                                    "got noise"),
                          "3 response http://a/ p"));
  // A head without a length, or with one that is none.
  for (const char* length : {"", "Content-Length: -1\r\n",
                             "Content-Length: 99999999999999999999\r\n"}) {
    EXPECT_THAT(
        Scan(absl::StrCat("WARC/1.0\r\n", length, "\r\np\r\n\r\n", good)),
        ElementsAre(HasSubstr("wants a Content-Length"),
                    "2 response http://a/ p"));
  }
  // A length that is too small leaves a rest that is no record.
  const std::string shorter =
      "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 1\r\n\r\npq\r\n\r\n";
  EXPECT_THAT(Scan(shorter + good),
              ElementsAre("1 response  p", HasSubstr("2: no record at byte"),
                          "3 response http://a/ p"));
}

TEST(WarcScannerTest, AnEarlyEndIsNamed) {
  const std::string good = Record("response", "http://a/", "payload");
  const std::string cut = good.substr(0, good.size() - 8);
  EXPECT_THAT(Scan(good + cut),
              ElementsAre("1 response http://a/ payload",
                          "2 response http://a/: record at byte 91 ends too "
                          "early: wants 7 bytes, got 3"));
  EXPECT_THAT(Scan(good + cut, false),
              ElementsAre("1 response http://a/", "2 response http://a/",
                          "2: record at byte 91 ends too early: wants 7 bytes, "
                          "got 3"));
  EXPECT_THAT(Scan(good + good.substr(0, 20)),
              ElementsAre("1 response http://a/ payload",
                          HasSubstr("2: record at byte 91: its head has no "
                                    "end")));
}

TEST(WarcScannerTest, ArcIsReadToo) {
  EXPECT_THAT(
      Scan("filedesc://x.arc 0.0.0.0 20310501080000 text/plain 8\n1 0 Me\n\n\n"
           "http://a/b c 1.2.3.4 20310501080000 text/html 3\np\nq\n"
           "http://d/ 1.2.3.4 20310501080000 image/png 200 - - 0 x.arc 1\nr\n"),
      ElementsAre("1 arc filedesc://x.arc 1 0 Me\n\n",
                  "2 response http://a/b%20c p\nq", "3 response http://d/ r"));
}

TEST(WarcScannerTest, ArcWithoutLengthsGoesOn) {
  EXPECT_THAT(
      Scan("filedesc://x.arc 0.0.0.0 20310501080000 text/plain -1\n1 0 Me\n"
           "http://a/ 1.2.3.4 20310501080000 text/html -1\n"
           "http://b/ 1.2.3.4 20310501080000 text/html 1\np\n"),
      ElementsAre("1 arc filedesc://x.arc ", HasSubstr("2: record at byte 61"),
                  "3 response http://b/ p"));
}

// A quadratic walk over these would outlast the test's time by far.
TEST(WarcScannerTest, HostileArchivesTakeLinearTime) {
  for (const char* piece :
       {"\n", "WARC/1.0\n", "WARC/1.0\nContent-Length: 0\n\n", "noise\n",
        "WARC/1.0 x ", "WARC/1.0\nContent-Length: 4000000\n\n"}) {
    for (const char* start : {"WARC/1.0\n", "filedesc:/ 1 20310501 x 0\n"}) {
      std::string bytes = start;
      while (bytes.size() < 1000000) bytes += piece;
      Scan(bytes, false);
    }
  }
}

}  // namespace
}  // namespace samestory
