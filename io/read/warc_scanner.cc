#include "io/read/warc_scanner.h"

#include <algorithm>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "absl/types/optional.h"
#include "base/status_macros.h"
#include "io/read/http_message.h"
#include "io/read/skip.h"

namespace samestory {
namespace {

constexpr size_t kNone = absl::string_view::npos;
constexpr absl::string_view kMagic = "WARC/";
constexpr absl::string_view kArcMagic = "filedesc:";

// The longest head: addresses of some hundred kilobytes have been seen, heads
// of more have not.
constexpr size_t kHeadBytes = 1 << 20;

// As much of a line of ARC is looked at to see whether it is one.
constexpr size_t kArcLineBytes = 64 << 10;

// As much of what is no record is shown.
constexpr size_t kShownBytes = 40;

// A line of ARC: address, five fields at least, the date among them.
struct ArcLine {
  std::string url;
  std::string content_type;
  absl::optional<uint64_t> size;
};

bool IsArcDate(absl::string_view field) {
  return field.size() >= 8 && absl::c_all_of(field, absl::ascii_isdigit);
}

// "http://a.org/x y 1.2.3.4 20140216050221 text/html 1591": read from the
// date, since addresses hold spaces. Nothing if the line is none.
absl::optional<ArcLine> ParseArcLine(absl::string_view line) {
  line = absl::StripTrailingAsciiWhitespace(line);
  const std::vector<absl::string_view> fields = absl::StrSplit(line, ' ');
  for (size_t i = 2; i + 2 < fields.size(); ++i) {
    if (!IsArcDate(fields[i])) continue;
    ArcLine arc;
    arc.url = absl::StrJoin(fields.begin(), fields.begin() + i - 1, "%20");
    arc.content_type = std::string(fields[i + 1]);
    uint64_t size = 0;
    if (absl::SimpleAtoi(fields.back(), &size)) arc.size = size;
    return arc;
  }
  return absl::nullopt;
}

// Behind the head that `bytes` begin with, at the latest where the next record
// begins; kNone if neither is there.
size_t FindWarcHeadEnd(absl::string_view bytes) {
  const size_t next = bytes.find("\nWARC/");
  const size_t end = FindHeadEnd(bytes.substr(0, next));
  return end == kNone && next != kNone ? next + 1 : end;
}

// "<http://a.org/>" as wget writes it; spaces as they should be.
std::string CleanUrl(absl::string_view url) {
  if (absl::ConsumePrefix(&url, "<")) absl::ConsumeSuffix(&url, ">");
  return absl::StrJoin(absl::StrSplit(url, ' '), "%20");
}

absl::Status NotARecord(uint64_t offset, absl::string_view got) {
  got = got.substr(0, std::min(got.find_first_of("\r\n"), kShownBytes));
  return Skipped(SkipCause::kNotWarc,
                 absl::StrCat("no record at byte ", offset,
                              ": wants WARC/1.0, got ", absl::CEscape(got)));
}

}  // namespace

absl::StatusOr<bool> WarcScanner::Next(WarcRecord* record) {
  *record = WarcRecord();
  if (ended_) return false;
  record->number = number_;  // should the last one be at fault
  const absl::Status skipped = SkipPayload();
  if (!skipped.ok()) {
    ended_ = true;
    return skipped;
  }
  SkipLineEnds();
  record->number = ++number_;
  record->offset = offset_ = buffer_.offset();
  if (!Fill(1)) {
    ended_ = true;
    if (buffer_.fault().ok()) return false;
    return buffer_.fault();
  }
  Fill(std::max(kMagic.size(), kArcMagic.size()));
  if (number_ == 1) is_arc_ = absl::StartsWith(buffer_.data(), kArcMagic);
  const absl::Status status =
      is_arc_ ? ReadArcHead(record) : ReadWarcHead(record);
  if (!status.ok()) return status;
  payload_bytes_ = record->payload_bytes;
  return true;
}

absl::StatusOr<absl::string_view> WarcScanner::Payload() {
  if (payload_bytes_ > limits_.record_bytes) {
    return Skipped(SkipCause::kTooLarge,
                   absl::StrCat("record at byte ", offset_, " larger than ",
                                limits_.record_bytes, " bytes (--max-record)"));
  }
  if (!Fill(payload_bytes_)) {
    ended_ = true;
    return EndsTooEarly(buffer_.data().size());
  }
  constexpr size_t kLineEnds = 4;  // two of two bytes
  Fill(payload_bytes_ + kLineEnds);
  const absl::string_view rest = buffer_.data().substr(payload_bytes_);
  const size_t ends =
      std::min({rest.find_first_not_of("\r\n"), rest.size(), kLineEnds});
  record_bytes_ = buffer_.offset() + payload_bytes_ + ends - offset_;
  return buffer_.data().substr(0, payload_bytes_);
}

// Passes over what is left of the last record.
absl::Status WarcScanner::SkipPayload() {
  uint64_t got = 0;
  while (payload_bytes_ > 0) {
    const uint64_t count =
        std::min<uint64_t>(payload_bytes_, buffer_.data().size());
    buffer_.Skip(count);
    got += count;
    payload_bytes_ -= count;
    if (payload_bytes_ > 0 && !Fill(1)) {
      payload_bytes_ += got;
      return EndsTooEarly(got);
    }
  }
  return absl::OkStatus();
}

void WarcScanner::SkipLineEnds() {
  while (Fill(1)) {
    const size_t ends = buffer_.data().find_first_not_of("\r\n");
    buffer_.Skip(std::min(ends, buffer_.data().size()));
    if (ends != kNone) return;
  }
}

// Whether the buffer holds `size` bytes, after reading on if it must.
bool WarcScanner::Fill(uint64_t size) {
  while (buffer_.data().size() < size) {
    const absl::StatusOr<bool> more = buffer_.Grow();
    if (!more.ok() || !*more) return false;
  }
  return true;
}

absl::Status WarcScanner::ReadWarcHead(WarcRecord* record) {
  if (!absl::StartsWith(buffer_.data(), kMagic)) {
    Fill(kShownBytes);
    const absl::Status status = NotARecord(offset_, buffer_.data());
    FindNextRecord();
    return status;
  }
  size_t end = FindWarcHeadEnd(buffer_.data());
  while (end == kNone && buffer_.data().size() < kHeadBytes &&
         Fill(buffer_.data().size() + 1)) {
    end = FindWarcHeadEnd(buffer_.data());
  }
  const absl::string_view head = buffer_.data().substr(0, end);
  const absl::string_view length = HttpHeader(head, "content-length");
  if (end == kNone || !absl::SimpleAtoi(length, &record->payload_bytes)) {
    const absl::Status status =
        Skipped(SkipCause::kNotWarc,
                absl::StrCat("record at byte ", offset_,
                             end == kNone ? ": its head has no end"
                                          : ": wants a Content-Length, got ",
                             end == kNone ? "" : length));
    buffer_.SkipPast('\n');
    FindNextRecord();
    return status;
  }
  record->type = absl::AsciiStrToLower(HttpHeader(head, "warc-type"));
  record->url = CleanUrl(HttpHeader(head, "warc-target-uri"));
  record->content_type = std::string(HttpHeader(head, "content-type"));
  record->language =
      std::string(HttpHeader(head, "warc-identified-content-language"));
  buffer_.Skip(end);
  return absl::OkStatus();
}

absl::Status WarcScanner::ReadArcHead(WarcRecord* record) {
  size_t feed = buffer_.data().find('\n');
  while (feed == kNone && buffer_.data().size() < kHeadBytes &&
         Fill(buffer_.data().size() + 1)) {
    feed = buffer_.data().find('\n');
  }
  const absl::string_view line = buffer_.data().substr(0, feed);
  const absl::optional<ArcLine> arc = ParseArcLine(line);
  if (!arc.has_value()) {
    const absl::Status status = NotARecord(offset_, line);
    FindNextRecord();
    return status;
  }
  const bool own = number_ == 1;
  record->type = own ? "arc" : "response";
  record->url = arc->url;
  record->content_type = arc->content_type;
  buffer_.Skip(std::min(feed, buffer_.data().size() - 1) + 1);
  if (arc->size.has_value()) {
    record->payload_bytes = *arc->size;
    return absl::OkStatus();
  }
  // Without a length the description ends at a blank line, a page nowhere.
  FindNextRecord();
  if (own) return absl::OkStatus();
  return Skipped(SkipCause::kNotWarc,
                 absl::StrCat("record at byte ", offset_, " has no length"));
}

// Moves to the next line that begins a record, this one if it does.
void WarcScanner::FindNextRecord() {
  while (!BeginsRecord() && buffer_.SkipPast('\n')) {
  }
}

bool WarcScanner::BeginsRecord() {
  if (!is_arc_) {
    Fill(kMagic.size());
    return absl::StartsWith(buffer_.data(), kMagic);
  }
  Fill(kArcLineBytes);
  const absl::string_view start = buffer_.data().substr(0, kArcLineBytes);
  return ParseArcLine(start.substr(0, start.find('\n'))).has_value();
}

absl::Status WarcScanner::EndsTooEarly(uint64_t got) const {
  std::string message =
      absl::StrCat("record at byte ", offset_, " ends too early: wants ",
                   payload_bytes_, " bytes, got ", got);
  if (!buffer_.fault().ok()) {
    absl::StrAppend(&message, "; ", buffer_.fault().message());
  }
  return Skipped(SkipCause::kDamaged, message);
}

}  // namespace samestory
