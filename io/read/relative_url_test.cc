#include "io/read/relative_url.h"

#include <string>

#include "gtest/gtest.h"

namespace samestory {
namespace {

// RFC 3986, 5.4: what each reference means as seen from one base.
TEST(ResolveUrlTest, ExamplesOfTheStandard) {
  struct Case {
    const char* reference;
    const char* url;
  };
  const Case cases[] = {
      {"g:h", "g:h"},
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"//g", "http://g"},
      {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"},
      {"#s", "http://a/b/c/d;p?q#s"},
      {"g#s", "http://a/b/c/g#s"},
      {"g?y#s", "http://a/b/c/g?y#s"},
      {";x", "http://a/b/c/;x"},
      {"", "http://a/b/c/d;p?q"},
      {".", "http://a/b/c/"},
      {"./", "http://a/b/c/"},
      {"..", "http://a/b/"},
      {"../g", "http://a/b/g"},
      {"../../g", "http://a/g"},
      {"../../../g", "http://a/g"},
      {"/./g", "http://a/g"},
      {"/../g", "http://a/g"},
      {"g.", "http://a/b/c/g."},
      {"..g", "http://a/b/c/..g"},
      {"./g/.", "http://a/b/c/g/"},
      {"g/./h", "http://a/b/c/g/h"},
      {"g/../h", "http://a/b/c/h"},
      {"g?y/../x", "http://a/b/c/g?y/../x"},
      {"g#s/../x", "http://a/b/c/g#s/../x"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(ResolveUrl("http://a/b/c/d;p?q", c.reference), c.url)
        << c.reference;
  }
}

TEST(ResolveUrlTest, ABaseWithoutAPathOrASchemeStillServes) {
  struct Case {
    const char* base;
    const char* reference;
    const char* url;
  };
  const Case cases[] = {
      {"http://a", "g", "http://a/g"},
      {"http://a?q", "g", "http://a/g"},
      {"", "g", "g"},
      {"/b/c", "g", "g"},
      {"tag:a,2031:x", "g", "g"},
      {"http://a/b", "  http://x/y ", "http://x/y"},
      {"http://a/b", "8:30", "http://a/8:30"},
      {"http://a/b", "..", "http://a/"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(ResolveUrl(c.base, c.reference), c.url) << c.reference;
  }
}

}  // namespace
}  // namespace samestory
