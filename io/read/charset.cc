#include "io/read/charset.h"

#include <cerrno>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "cluster/text/unicode.h"

namespace samestory {
namespace {

constexpr absl::string_view kReplacement = "\xef\xbf\xbd";

// Room that one call of iconv gets.
constexpr size_t kPieceBytes = 32 << 10;

struct Label {
  absl::string_view name;
  absl::string_view iconv_name;
};

// Labels whose meaning on the web is not that of their standard, or that
// iconv does not know.
constexpr Label kLabels[] = {
    {"ascii", "WINDOWS-1252"},
    {"us-ascii", "WINDOWS-1252"},
    {"ansi_x3.4-1968", "WINDOWS-1252"},
    {"latin1", "WINDOWS-1252"},
    {"latin-1", "WINDOWS-1252"},
    {"iso-8859-1", "WINDOWS-1252"},
    {"iso8859-1", "WINDOWS-1252"},
    {"iso_8859-1", "WINDOWS-1252"},
    {"x-cp1252", "WINDOWS-1252"},
    {"x-cp1251", "WINDOWS-1251"},
    {"x-cp1250", "WINDOWS-1250"},
    {"iso-8859-9", "WINDOWS-1254"},
    {"iso-8859-11", "CP874"},
    {"tis-620", "CP874"},
    {"iso-8859-8-i", "ISO-8859-8"},
    {"koi8", "KOI8-R"},
    {"x-mac-roman", "MACINTOSH"},
    {"x-mac-cyrillic", "MAC-CYRILLIC"},
    {"gb2312", "GB18030"},
    {"gb_2312", "GB18030"},
    {"gb_2312-80", "GB18030"},
    {"x-gbk", "GB18030"},
    {"gbk", "GB18030"},
    {"big5", "BIG5-HKSCS"},
    {"x-x-big5", "BIG5-HKSCS"},
    {"shift_jis", "CP932"},
    {"shift-jis", "CP932"},
    {"sjis", "CP932"},
    {"x-sjis", "CP932"},
    {"ms_kanji", "CP932"},
    {"windows-31j", "CP932"},
    {"x-euc-jp", "EUC-JP-MS"},
    {"euc-jp", "EUC-JP-MS"},
    {"euc-kr", "UHC"},
    {"korean", "UHC"},
    {"ks_c_5601-1987", "UHC"},
    {"ks_c_5601-1989", "UHC"},
    {"ksc5601", "UHC"},
    {"windows-949", "UHC"},
};

// "//TRANSLIT" and the like are iconv's own language; labels have none of it.
bool IsLabel(absl::string_view label) {
  return !label.empty() && absl::c_all_of(label, [](char c) {
    return absl::ascii_isalnum(c) || absl::StrContains("-_.:+", c);
  });
}

std::string IconvName(absl::string_view label) {
  const std::string lower = absl::AsciiStrToLower(label);
  for (const Label& each : kLabels) {
    if (each.name == lower) return std::string(each.iconv_name);
  }
  return lower;
}

size_t UnitOf(absl::string_view iconv_name) {
  if (absl::StartsWith(iconv_name, "utf-16")) return 2;
  return absl::StartsWith(iconv_name, "utf-32") ? 4 : 1;
}

// glibc takes surrogates and code points that Unicode does not have for
// characters. NUL stays: what it means is the reader's business.
void RepairFrom(size_t begin, std::string* text) {
  const absl::string_view bytes = absl::string_view(*text).substr(begin);
  if (IsValidUtf8(bytes)) return;
  std::vector<std::string> parts = absl::StrSplit(bytes, '\0');
  for (std::string& part : parts) part = RepairUtf8(part);
  text->replace(begin, std::string::npos,
                absl::StrJoin(parts, absl::string_view("\0", 1)));
}

}  // namespace

absl::StatusOr<std::unique_ptr<CharsetDecoder>> CharsetDecoder::Create(
    absl::string_view label) {
  label = absl::StripAsciiWhitespace(label);
  if (IsLabel(label)) {
    const std::string name = IconvName(label);
    const iconv_t converter = ::iconv_open("UTF-8", name.c_str());
    if (converter != reinterpret_cast<iconv_t>(-1)) {
      return std::unique_ptr<CharsetDecoder>(
          new CharsetDecoder(converter, UnitOf(name)));
    }
  }
  return absl::NotFoundError(
      absl::StrCat("wants the name of an encoding, got \"", label, "\""));
}

CharsetDecoder::~CharsetDecoder() { ::iconv_close(converter_); }

void CharsetDecoder::Decode(absl::string_view bytes, bool last,
                            std::string* text) {
  waiting_.append(bytes.data(), bytes.size());
  char* in = &waiting_[0];
  size_t left = waiting_.size();
  while (left > 0) {
    const int error = Convert(&in, &left, text);
    if (error == 0 || error == E2BIG) continue;
    if (error == EINVAL && !last) break;
    text->append(kReplacement.data(), kReplacement.size());
    const size_t step = error == EINVAL || unit_ > left ? left : unit_;
    in += step;
    left -= step;
  }
  waiting_.erase(0, waiting_.size() - left);
  // A letter that an accent might have followed.
  if (last) Convert(nullptr, nullptr, text);
}

// One call of iconv, its output appended to `*text`; 0, or the error.
int CharsetDecoder::Convert(char** in, size_t* left, std::string* text) {
  const size_t held = text->size();
  text->resize(held + kPieceBytes);
  char* out = &(*text)[held];
  size_t room = kPieceBytes;
  const size_t result = ::iconv(converter_, in, left, &out, &room);
  const int error = result == static_cast<size_t>(-1) ? errno : 0;
  text->resize(text->size() - room);
  RepairFrom(held, text);
  return error;
}

}  // namespace samestory
