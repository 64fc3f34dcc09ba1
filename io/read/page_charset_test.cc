#include "io/read/page_charset.h"

#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(PageToUtf8Test, TheDeclaredCharsetIsRead) {
  const struct {
    const char* page;
    const char* content_type;
    const char* wanted;
  } cases[] = {
      {"plain", "", "plain"},
      {"<meta charset=koi8-r>\xd7\xc5\xd3", "",
       "<meta charset=koi8-r>\u0432\u0435\u0441"},
      {"<META content='text/html; charset = \"windows-1251\"'>\xe2\xe5\xf1", "",
       "<META content='text/html; charset = \"windows-1251\"'>"
       "\u0432\u0435\u0441"},
      {"<?xml version='1.0' encoding='iso-8859-2'?>\xb1", "",
       "<?xml version='1.0' encoding='iso-8859-2'?>\u0105"},
      // The HTTP header wins.
      {"<meta charset=koi8-r>\xe2\xe5\xf1", "text/html; charset=Windows-1251",
       "<meta charset=koi8-r>\u0432\u0435\u0441"},
      // What is not declared, or by a name that is none, is Windows-1252.
      {"caf\xe9 \x80", "", "caf\u00e9 \u20ac"},
      {"<meta charset=klingon>\xe9", "", "<meta charset=klingon>\u00e9"},
      // UTF-8 is UTF-8 whatever is said.
      {"<meta charset=iso-8859-1>\u00e9", "",
       "<meta charset=iso-8859-1>\u00e9"},
      {"<meta charset=utf-16>\u00e9", "", "<meta charset=utf-16>\u00e9"},
      // Where it is declared, what is none is repaired.
      {"<meta charset=utf-8>\xe9 x", "", "<meta charset=utf-8>\ufffd x"},
      // Encodings in pure ASCII are believed.
      {"<meta charset=iso-2022-jp>\x1b$B8l\x1b(B", "",
       "<meta charset=iso-2022-jp>\u8a9e"},
      // Not a declaration.
      {"<p>charset</p>\xe9", "text/html", "<p>charset</p>\u00e9"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(PageToUtf8(c.page, c.content_type), c.wanted) << c.page;
  }
}

}  // namespace
}  // namespace samestory
