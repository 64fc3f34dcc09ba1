#include "io/read/http_message.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "io/read/limits.h"
#include "io/read/skip.h"
#include "io/read/test_files.h"

namespace samestory {
namespace {

absl::StatusOr<std::string> Decoded(absl::string_view head,
                                    absl::string_view body,
                                    const ReadLimits& limits = {}) {
  return DecodeHttpBody(*ParseHttpResponse(absl::StrCat("HTTP/1.1 200 OK\r\n",
                                                        head, "\r\n", body)),
                        limits);
}

TEST(ParseHttpResponseTest, SplitsHeadAndBody) {
  const std::string bytes =
      "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>\n\n";
  const absl::optional<HttpResponse> response = ParseHttpResponse(bytes);
  ASSERT_TRUE(response.has_value());
  EXPECT_EQ(response->status, 404);
  EXPECT_EQ(response->body, "<p>\n\n");
  EXPECT_EQ(HttpHeader(response->head, "content-type"), "text/html");
  EXPECT_EQ(HttpHeader(response->head, "type"), "");
}

TEST(ParseHttpResponseTest, LineFeedsAloneEndLinesToo) {
  const absl::optional<HttpResponse> response =
      ParseHttpResponse("HTTP/1.0 200\nA: b\n\nx");
  ASSERT_TRUE(response.has_value());
  EXPECT_EQ(response->body, "x");
  EXPECT_EQ(HttpHeader(response->head, "a"), "b");
}

TEST(ParseHttpResponseTest, OtherThingsAreNone) {
  for (const char* bytes : {"", "GET / HTTP/1.1\r\n\r\n", "HTTP/1.1",
                            "HTTP/1.1 abc\r\n\r\n", "<html>"}) {
    EXPECT_FALSE(ParseHttpResponse(bytes).has_value()) << bytes;
  }
  // A head without an end has no body.
  EXPECT_EQ(ParseHttpResponse("HTTP/1.1 200 OK\r\nA: b")->body, "");
}

TEST(DecodeHttpBodyTest, ChunksAreJoined) {
  const char kHead[] = "Transfer-Encoding: chunked\r\n";
  const struct {
    const char* body;
    const char* wanted;
  } cases[] = {
      {"3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n", "abcde"},
      {"3\nabc\n0\n\n", "abc"},
      {"", ""},
      // A body without chunks, though the header says so.
      {"<html>abc", "<html>abc"},
      // Broken ones lose little.
      {"3\r\nabc\r\nzz\r\nde", "abczz\r\nde"},
      {"ff\r\nabc", "abc"},
      {"ffffffffffffffff\r\nabc", "abc"},
  };
  for (const auto& c : cases) EXPECT_EQ(*Decoded(kHead, c.body), c.wanted);
}

TEST(DecodeHttpBodyTest, PackedBodiesAreUnpacked) {
  EXPECT_EQ(*Decoded("Content-Encoding: gzip\r\n", Gzip("<p>")), "<p>");
  EXPECT_EQ(*Decoded("Content-Encoding: zstd\r\n", Zstd("<p>")), "<p>");
  EXPECT_EQ(*Decoded("", Gzip("<p>")), "<p>");
  // Deflate, in zlib's wrapping and without one.
  const std::string zlib = Zlib(std::string(1000, 'x'));
  const std::string raw = zlib.substr(2, zlib.size() - 6);
  for (const std::string& packed : {zlib, raw}) {
    EXPECT_EQ(*Decoded("Content-Encoding: deflate\r\n", packed),
              std::string(1000, 'x'));
  }
  EXPECT_EQ(*Decoded("Content-Encoding: deflate\r\n", "<p>"), "<p>");
  // A crawler unpacked the body and kept the header.
  EXPECT_EQ(*Decoded("Content-Encoding: gzip\r\n", "<p>"), "<p>");
  EXPECT_EQ(*Decoded("Content-Encoding: br\r\n", "\n<p>"), "\n<p>");
}

TEST(DecodeHttpBodyTest, WhatCannotBeUnpackedIsNamed) {
  EXPECT_EQ(CauseOf(Decoded("Content-Encoding: br\r\n", "\x1b\x03").status()),
            SkipCause::kUnsupported);
  EXPECT_EQ(CauseOf(Decoded("Content-Encoding: deflate\r\n", "no").status()),
            SkipCause::kDamaged);
  std::string cut = Gzip(std::string(1000, 'x'));
  cut.resize(cut.size() / 2);
  EXPECT_EQ(CauseOf(Decoded("Content-Encoding: gzip\r\n", cut).status()),
            SkipCause::kDamaged);
  ReadLimits limits;
  limits.record_bytes = 100;
  EXPECT_EQ(CauseOf(Decoded("Content-Encoding: gzip\r\n",
                            Gzip(std::string(1000, 'x')), limits)
                        .status()),
            SkipCause::kTooLarge);
}

}  // namespace
}  // namespace samestory
