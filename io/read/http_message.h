// An HTTP response as a web archive keeps it.
//
//   absl::optional<HttpResponse> response = ParseHttpResponse(bytes);
//   response->status                           // 200
//   HttpHeader(response->head, "content-type") // "text/html; charset=utf-8"
//   DecodeHttpBody(*response, limits)          // the page, unpacked
//
// Archives are full of headers that no longer fit their bodies (a crawler that
// unpacks the body and keeps the header), so both codings are believed only if
// the body looks like it. Linear. Pure, thread-safe.

#ifndef SAMESTORY_IO_READ_HTTP_MESSAGE_H_
#define SAMESTORY_IO_READ_HTTP_MESSAGE_H_

#include <cstddef>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/optional.h"
#include "io/read/limits.h"

namespace samestory {

struct HttpResponse {
  int status = 0;
  absl::string_view head;  // the header lines
  absl::string_view body;  // as it was sent
};

// Nothing if `bytes` do not begin as a response does.
absl::optional<HttpResponse> ParseHttpResponse(absl::string_view bytes);

// The value of the first header called `name`, of lines "Name: value"; empty
// if there is none.
absl::string_view HttpHeader(absl::string_view head, absl::string_view name);

// Behind the first blank line of `bytes`; npos if there is none.
size_t FindHeadEnd(absl::string_view bytes);

// The body without its transfer coding (chunked) and content coding (gzip,
// deflate, zstd). Other codings are kUnsupported, damaged ones kDamaged, a body
// larger than a record may be is kTooLarge.
absl::StatusOr<std::string> DecodeHttpBody(const HttpResponse& response,
                                           const ReadLimits& limits);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_HTTP_MESSAGE_H_
