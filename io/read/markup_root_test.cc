#include "io/read/markup_root.h"

#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(MarkupRootTest, WhatStandsBeforeItIsPassedOver) {
  struct Case {
    const char* start;
    const char* root;
  };
  const Case cases[] = {
      {"<rss version='2.0'>", "rss"},
      {"\n <!-- <html> --> <?xml version='1.0'?>\n<atom:Feed>", "feed"},
      {"<!DOCTYPE rss [<!ENTITY a '>'>]><rss/>", "rss"},
      {"<!doctype html><HTML lang=en>", "html"},
      {"\xef\xbb\xbf<rdf:RDF xmlns='x'>", "rdf"},
      {"<?xml version='1.0'?>", ""},
      {"<!-- never closed <rss>", ""},
      {"<rss", ""},
      {"text <rss>", ""},
      {"< rss>", ""},
      {"", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(MarkupRoot(c.start), c.root) << c.start;
}

}  // namespace
}  // namespace samestory
