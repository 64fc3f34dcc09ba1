#include "io/read/feed_scopes.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace samestory {
namespace {

void Enter(FeedScopes* scopes, std::vector<const char*> attributes) {
  attributes.push_back(nullptr);
  scopes->Enter(XmlAttributes(attributes.data()));
}

TEST(FeedScopesTest, WhatIsDeclaredHoldsInside) {
  FeedScopes scopes;
  EXPECT_EQ(scopes.language(), "");
  Enter(&scopes, {"xml:lang", "en", "xml:base", "https://a.example/b/"});
  Enter(&scopes, {"xml:base", "c/"});
  Enter(&scopes, {"xml:lang", "es"});
  EXPECT_EQ(scopes.language(), "es");
  EXPECT_EQ(scopes.base(), "https://a.example/b/c/");
  scopes.Leave();
  scopes.Leave();
  EXPECT_EQ(scopes.language(), "en");
  EXPECT_EQ(scopes.base(), "https://a.example/b/");
  scopes.Leave();
  EXPECT_EQ(scopes.base(), "");
}

TEST(FeedScopesTest, PrefixesStandForNamespaces) {
  FeedScopes scopes;
  Enter(&scopes, {"xmlns", "http://www.w3.org/2005/Atom", "xmlns:x",
                  "http://purl.org/rss/1.0/modules/content/", "xmlns:media",
                  "https://example.org/other"});
  std::string local;
  EXPECT_EQ(scopes.Resolve("Entry", &local), FeedSpace::kCore);
  EXPECT_EQ(local, "entry");
  EXPECT_EQ(scopes.Resolve("x:encoded", &local), FeedSpace::kContent);
  EXPECT_EQ(local, "encoded");
  EXPECT_EQ(scopes.Resolve("media:title", &local), FeedSpace::kOther);
  EXPECT_EQ(scopes.Resolve("dc:date", &local), FeedSpace::kDublinCore)
      << "used, as so often, without being declared";
  EXPECT_EQ(scopes.Resolve("y:date", &local), FeedSpace::kOther);
  Enter(&scopes, {"xmlns", "http://www.w3.org/1999/xhtml"});
  EXPECT_EQ(scopes.Resolve("title", &local), FeedSpace::kXhtml);
}

TEST(FeedScopesTest, DeclarationsWithoutEndDoNotCount) {
  FeedScopes scopes;
  std::vector<std::string> names;
  for (int i = 0; i < 20000; ++i)
    names.push_back("xmlns:p" + std::to_string(i));
  std::vector<const char*> attributes;
  for (const std::string& name : names) {
    attributes.push_back(name.c_str());
    attributes.push_back("http://purl.org/dc/elements/1.1/");
  }
  Enter(&scopes, attributes);
  std::string local;
  EXPECT_EQ(scopes.Resolve("p0:date", &local), FeedSpace::kDublinCore);
  EXPECT_EQ(scopes.Resolve("p19999:date", &local), FeedSpace::kOther);
}

}  // namespace
}  // namespace samestory
