#include "io/read/format.h"

#include <string>

#include "gtest/gtest.h"

namespace samestory {
namespace {

struct Case {
  std::string start;
  const char* name;
  Format wanted;
};

TEST(DetectFormatTest, ContentDecidesThenTheName) {
  const Case cases[] = {
      // JSON and JSON lines under each other's names.
      {"{\"a\": 1}\n{\"a\": 2}\n", "a.json", Format::kJsonLines},
      {"{\"a\": 1}\n{\"a\": 2}\n", "-", Format::kJsonLines},
      {"{\"a\": 1}\nbroken\n", "-", Format::kJsonLines},
      {"{\"a\": 1}\n", "-", Format::kJson},
      {"{\"a\": 1}\n", "a.jsonl", Format::kJsonLines},
      {"{\n  \"a\": 1\n}\n", "a.txt", Format::kJson},
      {"[\n  {\"a\": 1}\n]\n", "a.jsonl", Format::kJson},
      {"[1, 2]\n{\"a\": 1}\n", "a.jsonl", Format::kJsonLines},
      {"not json", "a.json", Format::kJson},
      {"", "a.json", Format::kJson},
      {"{\"a\": 1}\n{\"a\": 2}\n", "a.json.gz", Format::kJsonLines},
      // Texts that begin with a bracket.
      {"[Update] Talks fail\n\nThe ...", "a.txt", Format::kText},
      {"{sic} he said", "-", Format::kText},
      // CSV by its header or by its name.
      {"title,text\na,b\n", "-", Format::kCsv},
      {"ID;Title;Date\n1;a;b\n", "a.txt", Format::kCsv},
      {"x,y\n1,2\n", "a.csv", Format::kCsv},
      {"x,y\n1,2\n", "a.txt", Format::kText},
      {"Title and text, of a kind\nMore text, more.", "-", Format::kText},
      // Markup.
      {"<!DOCTYPE html><html>", "a.txt", Format::kHtml},
      {"<?xml version=\"1.0\"?><rss>", "-", Format::kFeed},
      {"<?xml version=\"1.0\"?><html>", "-", Format::kHtml},
      {"<feed xmlns=\"x\">", "-", Format::kFeed},
      {"<3 is a heart", "a.txt", Format::kText},
      {"WARC/1.0\r\n", "a", Format::kWarc},
      // Not text.
      {"%PDF-1.7 ...", "a.txt", Format::kBinary},
      {std::string(1000, '\0'), "a.txt", Format::kBinary},
      {std::string("\x01\x02\x9f\xe0\x05\xc1\x88\xff", 8), "a",
       Format::kBinary},
      // Text with faults.
      {std::string("Title\0with a NUL", 16), "a.txt", Format::kText},
      {"caf\xe9 au lait \xff\xfe", "a.txt", Format::kText},
      {"", "a.txt", Format::kText},
      {"Envoy returns", "README", Format::kText},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(FormatName(DetectFormat(c.start, c.name)), FormatName(c.wanted))
        << c.start << " as " << c.name;
  }
}

TEST(StripCompressionTest, EveryLayerGoes) {
  EXPECT_EQ(StripCompression("a.json.gz"), "a.json");
  EXPECT_EQ(StripCompression("a.txt.gz.zst"), "a.txt");
  EXPECT_EQ(StripCompression("a.gzip"), "a.gzip");
}

}  // namespace
}  // namespace samestory
