#include "io/read/http_message.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "base/status_macros.h"
#include "cluster/text/unicode.h"
#include "io/read/byte_source.h"
#include "io/read/decompress.h"
#include "io/read/skip.h"

namespace samestory {
namespace {

constexpr size_t kNone = absl::string_view::npos;

// The size in the line "1f4;ext\r\n" that `text` begins with, and behind the
// line; nothing if it is none.
struct ChunkSize {
  uint64_t size;
  size_t begin;
};
absl::optional<ChunkSize> ParseChunkSize(absl::string_view text) {
  constexpr size_t kLongestLine = 256;  // sizes have a few digits
  const size_t feed = text.substr(0, kLongestLine).find('\n');
  if (feed == kNone) return absl::nullopt;
  absl::string_view line = text.substr(0, feed);
  line = absl::StripAsciiWhitespace(line.substr(0, line.find(';')));
  uint64_t size = 0;
  if (line.empty() || !absl::ascii_isxdigit(line[0]) ||
      !absl::SimpleHexAtoi(line, &size)) {
    return absl::nullopt;
  }
  return ChunkSize{size, feed + 1};
}

// The body without its chunks. One that has none is left as it is; at a
// broken one the rest is taken as it is, as browsers do at an early end.
std::string JoinChunks(absl::string_view body) {
  std::string joined;
  while (!body.empty()) {
    const absl::optional<ChunkSize> chunk = ParseChunkSize(body);
    if (!chunk.has_value()) {
      absl::StrAppend(&joined, body);
      break;
    }
    if (chunk->size == 0) break;
    body.remove_prefix(chunk->begin);
    const absl::string_view bytes = body.substr(0, chunk->size);
    absl::StrAppend(&joined, bytes);
    body.remove_prefix(bytes.size());
    absl::ConsumePrefix(&body, "\r");
    absl::ConsumePrefix(&body, "\n");
  }
  return joined;
}

absl::StatusOr<std::unique_ptr<ByteSource>> MakeUnpacker(
    std::string packed, const ReadLimits& limits) {
  const bool gzip = LooksLikeGzip(packed);
  const bool zstd = LooksLikeZstd(packed);
  std::unique_ptr<ByteSource> source =
      MakePrefixedSource(std::move(packed), nullptr);
  if (gzip) return MakeGzipSource(std::move(source), limits);
  if (zstd) return MakeZstdSource(std::move(source), limits);
  return MakeDeflateSource(std::move(source), limits);
}

absl::StatusOr<std::string> Unpack(std::string packed,
                                   const ReadLimits& limits) {
  SAMESTORY_ASSIGN_OR_RETURN(const std::unique_ptr<ByteSource> source,
                             MakeUnpacker(std::move(packed), limits));
  constexpr size_t kPiece = 256 << 10;
  std::string text;
  while (true) {
    absl::StatusOr<std::string> piece = ReadUpTo(*source, kPiece);
    if (!piece.ok()) return piece.status();
    if (piece->empty()) return text;
    text += *piece;
    if (text.size() > limits.record_bytes) {
      return Skipped(SkipCause::kTooLarge,
                     absl::StrCat("body larger than ", limits.record_bytes,
                                  " bytes when unpacked (--max-record)"));
    }
  }
}

// "br": what the body is in if it is not plain and not known here.
bool IsUnknownCoding(absl::string_view coding) {
  for (absl::string_view known :
       {"", "identity", "none", "gzip", "x-gzip", "zstd", "utf-8"}) {
    if (absl::EqualsIgnoreCase(coding, known)) return false;
  }
  return true;
}

// A page that is said to be packed and is not begins with markup.
bool LooksPlain(absl::string_view body) {
  body = absl::StripLeadingAsciiWhitespace(body);
  return body.empty() || body[0] == '<' ||
         absl::StartsWith(body, kByteOrderMark);
}

}  // namespace

size_t FindHeadEnd(absl::string_view bytes) {
  for (size_t feed = bytes.find('\n'); feed != kNone;
       feed = bytes.find('\n', feed + 1)) {
    if (absl::StartsWith(bytes.substr(feed + 1), "\r\n")) return feed + 3;
    if (absl::StartsWith(bytes.substr(feed + 1), "\n")) return feed + 2;
  }
  return kNone;
}

absl::optional<HttpResponse> ParseHttpResponse(absl::string_view bytes) {
  if (!absl::StartsWith(bytes, "HTTP/")) return absl::nullopt;
  const absl::string_view line = bytes.substr(0, bytes.find('\n'));
  const size_t space = line.find(' ');
  HttpResponse response;
  if (space == kNone ||
      !absl::SimpleAtoi(line.substr(space + 1, 3), &response.status)) {
    return absl::nullopt;
  }
  const size_t end = std::min(FindHeadEnd(bytes), bytes.size());
  response.head = bytes.substr(0, end);
  response.body = bytes.substr(end);
  return response;
}

absl::string_view HttpHeader(absl::string_view head, absl::string_view name) {
  while (!head.empty()) {
    const size_t feed = std::min(head.find('\n'), head.size());
    const absl::string_view line = head.substr(0, feed);
    const size_t colon = line.find(':');
    if (colon != kNone &&
        absl::EqualsIgnoreCase(
            absl::StripAsciiWhitespace(line.substr(0, colon)), name)) {
      return absl::StripAsciiWhitespace(line.substr(colon + 1));
    }
    head.remove_prefix(std::min(feed + 1, head.size()));
  }
  return "";
}

absl::StatusOr<std::string> DecodeHttpBody(const HttpResponse& response,
                                           const ReadLimits& limits) {
  const bool chunked = absl::EqualsIgnoreCase(
      HttpHeader(response.head, "transfer-encoding"), "chunked");
  std::string body =
      chunked ? JoinChunks(response.body) : std::string(response.body);
  const absl::string_view coding =
      HttpHeader(response.head, "content-encoding");
  if (LooksLikeGzip(body) || LooksLikeZstd(body)) {
    return Unpack(std::move(body), limits);
  }
  if (LooksPlain(body)) return body;
  if (absl::EqualsIgnoreCase(coding, "deflate")) {
    return Unpack(std::move(body), limits);
  }
  if (!IsUnknownCoding(coding)) return body;
  return Skipped(
      SkipCause::kUnsupported,
      absl::StrCat("wants a body in gzip, deflate or zstd, got ", coding));
}

}  // namespace samestory
