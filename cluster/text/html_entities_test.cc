#include "cluster/text/html_entities.h"

#include <string>

#include "gtest/gtest.h"

namespace samestory {
namespace {

struct Case {
  const char* given;
  const char* wanted;
};

TEST(DecodeEntitiesTest, ReferencesBecomeCharacters) {
  const Case cases[] = {
      {"", ""},
      {"plain", "plain"},
      {"Tom &amp; Jerry", "Tom & Jerry"},
      {"&lt;b&gt; &quot;x&quot; &apos;y&apos;", "<b> \"x\" 'y'"},
      {"caf&eacute;&nbsp;&mdash;&hellip;", "café\u00a0—…"},
      {"&thetasym;&Alpha;", "ϑΑ"},
      // Numbers, decimal and hexadecimal, with and without the semicolon.
      {"it&#8217;s it&#x2019;s it&#X2019;s", "it’s it’s it’s"},
      {"&#65 B", "A B"},
      // Windows-1252 where Unicode has control characters.
      {"&#146;&#x96;&#129;", "’–\u0081"},
      // Numbers that name no character.
      {"&#0;&#xd800;&#x110000;&#99999999999999999999;",
       "\ufffd\ufffd\ufffd\ufffd"},
      // What is no reference stays.
      {"AT&T, R&D; &unknown; &; &#; &#x; &",
       "AT&T, R&D; &unknown; &; &#; &#x; &"},
      {"a?x=1&copy=2&lt", "a?x=1&copy=2&lt"},
      // Decoded once, not twice.
      {"&amp;amp;", "&amp;"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(DecodeEntities(c.given), c.wanted) << c.given;
  }
}

TEST(DecodeLeftEntitiesTest, OnlyWholeReferencesAreDecoded) {
  const Case cases[] = {
      {"", ""},
      {"plain; text", "plain; text"},
      {"it&#8217;s &ndash; &amp;", "it’s – &"},
      {"AT&T; R&D, a;b", "AT&T; R&D, a;b"},
      {"the &#1 hit; a?x=1&copy=2", "the &#1 hit; a?x=1&copy=2"},
      // Once more, not again and again.
      {"&amp;amp;", "&amp;"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(DecodeLeftEntities(c.given), c.wanted) << c.given;
  }
}

}  // namespace
}  // namespace samestory
