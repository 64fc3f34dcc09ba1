#include "io/read/xml_recovery.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "io/read/skip.h"

namespace samestory {
namespace {

// Writes down what it hears.
class Recorder : public XmlHandler {
 public:
  void StartElement(absl::string_view name,
                    const XmlAttributes& attributes) override {
    absl::StrAppend(&heard_, "<", name);
    attributes.ForEach([&](absl::string_view key, absl::string_view value) {
      absl::StrAppend(&heard_, " ", key, "=", value);
    });
    absl::StrAppend(&heard_, ">");
  }
  void EndElement(absl::string_view name) override {
    absl::StrAppend(&heard_, "</", name, ">");
  }
  void Text(absl::string_view text) override { absl::StrAppend(&heard_, text); }
  const std::string& heard() const { return heard_; }

 private:
  std::string heard_;
};

std::string Recovered(absl::string_view xml) {
  Recorder recorder;
  EXPECT_TRUE(RecoverXml(xml, ReadLimits(), &recorder).ok()) << xml;
  return recorder.heard();
}

TEST(RecoverXmlTest, FaultsCostWhatTheyMustAndNoMore) {
  struct Case {
    const char* xml;
    const char* heard;
  };
  const Case cases[] = {
      {"<a>Q & A</a>", "<a>Q & A</a>"},
      {"<a>AT&T</a>", "<a>AT&T</a>"},
      {"<a>x&nbsp;y &eacute;&#233;&unknown;</a>",
       "<a>x\u00a0y éé&unknown;</a>"},
      {"<a h='p?x=1&y=2'/>", "<a h=p?x=1&y=2></a>"},
      {"<a><![CDATA[x & <b>]]></a>", "<a>x & <b></a>"},
      {"<a><b>text</a>", "<a><b>text</b>"},
      {"<a><b>text", "<a><b>text"},
      {"<a>one</a></b></c>", "<a>one</a>"},
      {"<p:a q:x='1'>t</p:a>", "<p:a q:x=1>t</p:a>"},
      {"<a>x < y</a>", "<a>x  y</a>"},
      {"", ""},
      {"no markup", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(Recovered(c.xml), c.heard) << c.xml;
}

TEST(RecoverXmlTest, NoEntityIsDeclared) {
  EXPECT_EQ(Recovered("<!DOCTYPE r [<!ENTITY x 'bomb'><!ENTITY y SYSTEM "
                      "'file:///etc/hostname'>]><r a='&x;'>&x;&y;</r>"),
            "<r a=&x;>&x;&y;</r>");
}

TEST(RecoverXmlTest, ATagOfThousandsOfAttributesIsRefused) {
  std::string xml = "<a";
  for (int i = 0; i < 20000; ++i) absl::StrAppend(&xml, " a", i, "='1'");
  Recorder recorder;
  const absl::Status status = RecoverXml(xml + ">", ReadLimits(), &recorder);
  EXPECT_EQ(CauseOf(status), SkipCause::kTooLarge);
  EXPECT_EQ(recorder.heard(), "");
}

TEST(EscapeStraysTest, OnlyStrayOnesAreEscaped) {
  struct Case {
    const char* xml;
    const char* escaped;
  };
  const Case cases[] = {
      {"", ""},
      {"&", "&amp;"},
      {"& &amp; &lt;", "&amp; &amp; &lt;"},
      {"&#8217;&#x2019;&#;&#x;", "&#8217;&#x2019;&amp;#;&amp;#x;"},
      {"&ldquo;x&rdquo", "“x&amp;rdquo"},
      {"a]]>b [c] <![CDATA[]]]>", "a]]&gt;b [c] <![CDATA[]]]>"},
      {"<![CDATA[&]]>&<![CDATA[&", "<![CDATA[&]]>&amp;<![CDATA[&"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(EscapeStrays(c.xml), c.escaped) << c.xml;
  }
}

}  // namespace
}  // namespace samestory
