#include "io/read/charset.h"

#include <string>

#include "cluster/text/unicode.h"
#include "gtest/gtest.h"

namespace samestory {
namespace {

std::string Decoded(absl::string_view label, absl::string_view bytes) {
  absl::StatusOr<std::unique_ptr<CharsetDecoder>> decoder =
      CharsetDecoder::Create(label);
  if (!decoder.ok()) return std::string(decoder.status().message());
  std::string text;
  (*decoder)->Decode(bytes, true, &text);
  return text;
}

TEST(CharsetTest, LabelsMeanWhatTheyMeanOnTheWeb) {
  struct Case {
    const char* label;
    const char* bytes;
    const char* text;
  };
  const Case cases[] = {
      {"KOI8-R", "\xd7\xc5\xd3", "вес"},
      {"koi8-u", "\xa4\xa6", "єі"},
      {"windows-1251", "\xe2\xe5\xf1", "вес"},
      {"windows-1250", "\x9a\x9e", "šž"},
      {"iso-8859-1", "\x93quoted\x94", "“quoted”"},
      {"us-ascii", "don\x92t", "don’t"},
      {"iso-8859-2", "\xb9", "š"},
      {"ISO-8859-7", "\xe1", "α"},
      {"iso-8859-9", "\xfd", "ı"},
      {"iso-8859-15", "\xa4", "€"},
      {"Shift_JIS", "\x93\xfa\x96\x7b", "日本"},
      {"x-sjis", "\x87\x40", "①"},
      {"EUC-JP", "\xc6\xfc\xcb\xdc", "日本"},
      {"iso-2022-jp", "\x1b$BF|K\\\x1b(B", "日本"},
      {"euc-kr", "\xc7\xd1", "한"},
      {"ks_c_5601-1987", "\x8c\x63", "똠"},
      {"big5", "\xa4\xa4\xa4\xe5", "中文"},
      {"gb2312", "\xd6\xd0\xce\xc4", "中文"},
      {"gbk", "\x80", "\ufffd"},
      {"gb18030", "\x81\x30\x84\x36", "¥"},
      {"tis-620", "\xa1", "ก"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(Decoded(c.label, c.bytes), c.text) << c.label;
  }
}

TEST(CharsetTest, WhatIsNoLabelIsRefused) {
  for (const char* label : {"", "no-such-charset", "utf-8//IGNORE", "../x"}) {
    EXPECT_FALSE(CharsetDecoder::Create(label).ok()) << label;
  }
}

TEST(CharsetTest, WhatIsNoCharacterIsReplaced) {
  EXPECT_EQ(Decoded("euc-jp", "a\xc6"), "a\ufffd");
  EXPECT_EQ(Decoded("euc-jp", "a\xff z"), "a\ufffd z");
  EXPECT_EQ(Decoded("windows-1252", "\x81."), "\ufffd.");
  // Surrogates, and what lies beyond Unicode, which glibc lets pass.
  EXPECT_EQ(Decoded("utf8", "a\xf6\xb8\xae\xb5 z"),
            "a\ufffd\ufffd\ufffd\ufffd z");
  EXPECT_TRUE(IsValidUtf8(Decoded("utf8", "a\xed\xa0\x80 z")));
}

// Its code for the letter may be followed by one for an accent.
TEST(CharsetTest, TheLastLetterIsNotHeldBack) {
  EXPECT_EQ(Decoded("big5", "a\x88\x66"), "aÊ");
}

TEST(CharsetTest, PiecesGiveWhatTheWholeGives) {
  std::string bytes;
  for (int i = 0; i < 1000; ++i)
    bytes +=
        "\x93\xfa"
        "a\x96\x7b\x87\x40 ";
  const std::string whole = Decoded("shift_jis", bytes);
  for (const size_t size : {1, 2, 3, 7, 1000}) {
    std::unique_ptr<CharsetDecoder> decoder =
        *CharsetDecoder::Create("shift_jis");
    std::string text;
    for (size_t at = 0; at < bytes.size(); at += size) {
      decoder->Decode(absl::string_view(bytes).substr(at, size),
                      at + size >= bytes.size(), &text);
    }
    EXPECT_EQ(text, whole) << size;
  }
}

}  // namespace
}  // namespace samestory
