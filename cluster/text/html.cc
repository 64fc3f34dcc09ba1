#include "cluster/text/html.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"

namespace samestory {
namespace {

struct Entity {
  absl::string_view name;
  uint32_t code;
};

// The 253 names of HTML 4 and XML, in byte order.
constexpr Entity kEntities[] = {
    {"AElig", 198},    {"Aacute", 193},   {"Acirc", 194},   {"Agrave", 192},
    {"Alpha", 913},    {"Aring", 197},    {"Atilde", 195},  {"Auml", 196},
    {"Beta", 914},     {"Ccedil", 199},   {"Chi", 935},     {"Dagger", 8225},
    {"Delta", 916},    {"ETH", 208},      {"Eacute", 201},  {"Ecirc", 202},
    {"Egrave", 200},   {"Epsilon", 917},  {"Eta", 919},     {"Euml", 203},
    {"Gamma", 915},    {"Iacute", 205},   {"Icirc", 206},   {"Igrave", 204},
    {"Iota", 921},     {"Iuml", 207},     {"Kappa", 922},   {"Lambda", 923},
    {"Mu", 924},       {"Ntilde", 209},   {"Nu", 925},      {"OElig", 338},
    {"Oacute", 211},   {"Ocirc", 212},    {"Ograve", 210},  {"Omega", 937},
    {"Omicron", 927},  {"Oslash", 216},   {"Otilde", 213},  {"Ouml", 214},
    {"Phi", 934},      {"Pi", 928},       {"Prime", 8243},  {"Psi", 936},
    {"Rho", 929},      {"Scaron", 352},   {"Sigma", 931},   {"THORN", 222},
    {"Tau", 932},      {"Theta", 920},    {"Uacute", 218},  {"Ucirc", 219},
    {"Ugrave", 217},   {"Upsilon", 933},  {"Uuml", 220},    {"Xi", 926},
    {"Yacute", 221},   {"Yuml", 376},     {"Zeta", 918},    {"aacute", 225},
    {"acirc", 226},    {"acute", 180},    {"aelig", 230},   {"agrave", 224},
    {"alefsym", 8501}, {"alpha", 945},    {"amp", 38},      {"and", 8743},
    {"ang", 8736},     {"aring", 229},    {"asymp", 8776},  {"atilde", 227},
    {"auml", 228},     {"bdquo", 8222},   {"beta", 946},    {"brvbar", 166},
    {"bull", 8226},    {"cap", 8745},     {"ccedil", 231},  {"cedil", 184},
    {"cent", 162},     {"chi", 967},      {"circ", 710},    {"clubs", 9827},
    {"cong", 8773},    {"copy", 169},     {"crarr", 8629},  {"cup", 8746},
    {"curren", 164},   {"dArr", 8659},    {"dagger", 8224}, {"darr", 8595},
    {"deg", 176},      {"delta", 948},    {"diams", 9830},  {"divide", 247},
    {"eacute", 233},   {"ecirc", 234},    {"egrave", 232},  {"empty", 8709},
    {"emsp", 8195},    {"ensp", 8194},    {"epsilon", 949}, {"equiv", 8801},
    {"eta", 951},      {"eth", 240},      {"euml", 235},    {"euro", 8364},
    {"exist", 8707},   {"fnof", 402},     {"forall", 8704}, {"frac12", 189},
    {"frac14", 188},   {"frac34", 190},   {"frasl", 8260},  {"gamma", 947},
    {"ge", 8805},      {"gt", 62},        {"hArr", 8660},   {"harr", 8596},
    {"hearts", 9829},  {"hellip", 8230},  {"iacute", 237},  {"icirc", 238},
    {"iexcl", 161},    {"igrave", 236},   {"image", 8465},  {"infin", 8734},
    {"int", 8747},     {"iota", 953},     {"iquest", 191},  {"isin", 8712},
    {"iuml", 239},     {"kappa", 954},    {"lArr", 8656},   {"lambda", 955},
    {"lang", 9001},    {"laquo", 171},    {"larr", 8592},   {"lceil", 8968},
    {"ldquo", 8220},   {"le", 8804},      {"lfloor", 8970}, {"lowast", 8727},
    {"loz", 9674},     {"lrm", 8206},     {"lsaquo", 8249}, {"lsquo", 8216},
    {"lt", 60},        {"macr", 175},     {"mdash", 8212},  {"micro", 181},
    {"middot", 183},   {"minus", 8722},   {"mu", 956},      {"nabla", 8711},
    {"nbsp", 160},     {"ndash", 8211},   {"ne", 8800},     {"ni", 8715},
    {"not", 172},      {"notin", 8713},   {"nsub", 8836},   {"ntilde", 241},
    {"nu", 957},       {"oacute", 243},   {"ocirc", 244},   {"oelig", 339},
    {"ograve", 242},   {"oline", 8254},   {"omega", 969},   {"omicron", 959},
    {"oplus", 8853},   {"or", 8744},      {"ordf", 170},    {"ordm", 186},
    {"oslash", 248},   {"otilde", 245},   {"otimes", 8855}, {"ouml", 246},
    {"para", 182},     {"part", 8706},    {"permil", 8240}, {"perp", 8869},
    {"phi", 966},      {"pi", 960},       {"piv", 982},     {"plusmn", 177},
    {"pound", 163},    {"prime", 8242},   {"prod", 8719},   {"prop", 8733},
    {"psi", 968},      {"quot", 34},      {"rArr", 8658},   {"radic", 8730},
    {"rang", 9002},    {"raquo", 187},    {"rarr", 8594},   {"rceil", 8969},
    {"rdquo", 8221},   {"real", 8476},    {"reg", 174},     {"rfloor", 8971},
    {"rho", 961},      {"rlm", 8207},     {"rsaquo", 8250}, {"rsquo", 8217},
    {"sbquo", 8218},   {"scaron", 353},   {"sdot", 8901},   {"sect", 167},
    {"shy", 173},      {"sigma", 963},    {"sigmaf", 962},  {"sim", 8764},
    {"spades", 9824},  {"sub", 8834},     {"sube", 8838},   {"sum", 8721},
    {"sup", 8835},     {"sup1", 185},     {"sup2", 178},    {"sup3", 179},
    {"supe", 8839},    {"szlig", 223},    {"tau", 964},     {"there4", 8756},
    {"theta", 952},    {"thetasym", 977}, {"thinsp", 8201}, {"thorn", 254},
    {"tilde", 732},    {"times", 215},    {"trade", 8482},  {"uArr", 8657},
    {"uacute", 250},   {"uarr", 8593},    {"ucirc", 251},   {"ugrave", 249},
    {"uml", 168},      {"upsih", 978},    {"upsilon", 965}, {"uuml", 252},
    {"weierp", 8472},  {"xi", 958},       {"yacute", 253},  {"yen", 165},
    {"yuml", 255},     {"zeta", 950},     {"zwj", 8205},    {"zwnj", 8204},
};

// What browsers read for &#128; .. &#159;: Windows-1252 (WHATWG HTML,
// "numeric character reference end state"). 0: stays as it is.
constexpr uint16_t kWindows1252[32] = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
    0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
    0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
    0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

// Elements that begin and end a line, in byte order.
constexpr absl::string_view kBlocks[] = {
    "address", "article", "aside", "blockquote", "body", "br",
    "dd",      "details", "div",   "dl",         "dt",   "figcaption",
    "figure",  "footer",  "form",  "h1",         "h2",   "h3",
    "h4",      "h5",      "h6",    "header",     "hr",   "html",
    "li",      "main",    "nav",   "ol",         "p",    "pre",
    "section", "summary", "table", "tbody",      "td",   "tfoot",
    "th",      "thead",   "title", "tr",         "ul"};

// Elements inside a line that news markup uses, in byte order.
constexpr absl::string_view kInline[] = {
    "a",        "abbr",    "audio",  "b",     "cite",   "code",  "em",
    "font",     "i",       "iframe", "img",   "ins",    "label", "mark",
    "noscript", "picture", "q",      "s",     "script", "small", "source",
    "span",     "strike",  "strong", "style", "sub",    "sup",   "svg",
    "template", "time",    "u",      "video"};

// Elements whose content nobody sees, in byte order.
constexpr absl::string_view kHidden[] = {"iframe", "noscript", "script",
                                         "style",  "svg",      "template"};

template <size_t N>
bool Holds(const absl::string_view (&sorted)[N], absl::string_view name) {
  return std::binary_search(std::begin(sorted), std::end(sorted), name);
}

constexpr uint32_t kReplacement = 0xfffd;
constexpr size_t kLongestName = 10;  // "blockquote", "figcaption"

void AppendUtf8(uint32_t code, std::string* out) {
  if (code < 0x80) {
    out->push_back(code);
    return;
  }
  if (code < 0x800) {
    out->push_back(0xc0 | code >> 6);
  } else {
    if (code < 0x10000) {
      out->push_back(0xe0 | code >> 12);
    } else {
      out->push_back(0xf0 | code >> 18);
      out->push_back(0x80 | (code >> 12 & 0x3f));
    }
    out->push_back(0x80 | (code >> 6 & 0x3f));
  }
  out->push_back(0x80 | (code & 0x3f));
}

// "#8217;", "#x2019;": appends the character and gives the bytes read; 0 if
// `text` does not begin with a numeric reference.
size_t DecodeNumber(absl::string_view text, std::string* out) {
  size_t at = 1;
  const bool hex = at < text.size() && absl::ascii_tolower(text[at]) == 'x';
  if (hex) ++at;
  const size_t first = at;
  uint32_t code = 0;
  for (; at < text.size(); ++at) {
    const char c = absl::ascii_tolower(text[at]);
    if (!(hex ? absl::ascii_isxdigit(c) : absl::ascii_isdigit(c))) break;
    const uint32_t digit = absl::ascii_isdigit(c) ? c - '0' : c - 'a' + 10;
    code = std::min<uint32_t>(code * (hex ? 16 : 10) + digit, 0x110000);
  }
  if (at == first) return 0;
  if (code >= 128 && code < 160 && kWindows1252[code - 128] != 0) {
    code = kWindows1252[code - 128];
  }
  const bool surrogate = code >= 0xd800 && code < 0xe000;
  const bool valid = code != 0 && code < 0x110000 && !surrogate;
  AppendUtf8(valid ? code : kReplacement, out);
  return at < text.size() && text[at] == ';' ? at + 1 : at;
}

// "amp;", "eacute;": as DecodeNumber. The ";" is required: "&copy=1" in a
// link is no copyright sign.
size_t DecodeName(absl::string_view text, std::string* out) {
  // The longest of the names, "thetasym", has eight letters.
  const size_t end = text.substr(0, 9).find(';');
  if (end == absl::string_view::npos) return 0;
  const absl::string_view name = text.substr(0, end);
  if (name == "apos") {
    out->push_back('\'');
    return end + 1;
  }
  const Entity* found = std::lower_bound(
      std::begin(kEntities), std::end(kEntities), name,
      [](const Entity& e, absl::string_view n) { return e.name < n; });
  if (found == std::end(kEntities) || found->name != name) return 0;
  AppendUtf8(found->code, out);
  return end + 1;
}

// The lower-case name of the tag that `text` begins with ("<p class=x>",
// "</p>"), into `buffer`; empty if that is no tag.
absl::string_view TagName(absl::string_view text,
                          char (&buffer)[kLongestName]) {
  absl::string_view rest = text.substr(1);
  absl::ConsumePrefix(&rest, "/");
  size_t size = 0;
  while (size < rest.size() && absl::ascii_isalnum(rest[size])) {
    if (size == kLongestName) return "";
    buffer[size] = absl::ascii_tolower(rest[size]);
    ++size;
  }
  if (size == 0 || absl::ascii_isdigit(buffer[0])) return "";
  const char next = size < rest.size() ? rest[size] : '>';
  const bool ends = next == '>' || next == '/' || absl::ascii_isspace(next);
  return ends ? absl::string_view(buffer, size) : "";
}

// Collects visible text, white space folded as browsers fold it.
class TextSink {
 public:
  void Append(absl::string_view text) {
    for (const char c : text) {
      if (absl::ascii_isspace(c)) {
        space_ = true;
      } else {
        Separate();
        text_.push_back(c);
      }
    }
  }
  void EndLine() { line_ = true; }
  std::string Take() { return std::move(text_); }

 private:
  void Separate() {
    if (!text_.empty()) {
      if (line_) {
        text_.push_back('\n');
      } else if (space_) {
        text_.push_back(' ');
      }
    }
    line_ = space_ = false;
  }

  std::string text_;
  bool line_ = false;
  bool space_ = false;
};

// Walks over the markup once, from left to right.
class TagStripper {
 public:
  explicit TagStripper(absl::string_view html) : html_(html) {}

  std::string Run() {
    while (at_ < html_.size()) {
      const size_t tag = std::min(html_.find('<', at_), html_.size());
      sink_.Append(DecodeEntities(html_.substr(at_, tag - at_)));
      at_ = tag;
      if (at_ < html_.size()) SkipMarkup();
    }
    return sink_.Take();
  }

 private:
  void SkipMarkup() {
    const absl::string_view rest = html_.substr(at_);
    char buffer[kLongestName];
    const absl::string_view name = TagName(rest, buffer);
    if (absl::StartsWith(rest, "<!--")) {
      SkipPast("-->");
    } else if (absl::StartsWith(rest, "<![CDATA[")) {
      at_ += absl::string_view("<![CDATA[").size();
    } else if (rest.size() > 1 &&
               (absl::ascii_isalpha(rest[1]) || rest[1] == '/' ||
                rest[1] == '!' || rest[1] == '?')) {
      SkipTag();
      if (Holds(kBlocks, name)) sink_.EndLine();
      if (rest[1] != '/' && Holds(kHidden, name)) SkipHidden(name);
    } else {
      sink_.Append("<");
      ++at_;
    }
  }

  // To behind the ">" that ends the tag; one inside a quoted value does not.
  // A tag that never ends is taken as text, and so are all after it.
  void SkipTag() {
    char quote = 0;
    for (size_t i = at_ + 1; i < html_.size() && !unclosed_; ++i) {
      const char c = html_[i];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if ((c == '"' || c == '\'') && html_[i - 1] == '=') {
        quote = c;
      } else if (c == '>') {
        at_ = i + 1;
        return;
      }
    }
    unclosed_ = true;
    const size_t end = html_.find('>', at_);
    at_ = end == absl::string_view::npos ? html_.size() : end + 1;
  }

  void SkipPast(absl::string_view end) {
    const size_t found = html_.find(end, at_);
    at_ = found == absl::string_view::npos ? html_.size() : found + end.size();
  }

  // To behind "</name>". Without one, only the tag itself is hidden; the scan
  // for it is not made twice.
  void SkipHidden(absl::string_view name) {
    size_t* const none_after = &hidden_end_[HiddenIndex(name)];
    if (*none_after == absl::string_view::npos) return;
    for (size_t i = html_.find("</", at_); i != absl::string_view::npos;
         i = html_.find("</", i + 2)) {
      if (absl::StartsWithIgnoreCase(html_.substr(i + 2), name)) {
        at_ = i;
        return;
      }
    }
    *none_after = absl::string_view::npos;
  }

  static size_t HiddenIndex(absl::string_view name) {
    return std::lower_bound(std::begin(kHidden), std::end(kHidden), name) -
           std::begin(kHidden);
  }

  const absl::string_view html_;
  size_t at_ = 0;
  bool unclosed_ = false;
  size_t hidden_end_[std::size(kHidden)] = {};
  TextSink sink_;
};

}  // namespace

bool LooksLikeHtml(absl::string_view text) {
  char buffer[kLongestName];
  for (size_t at = text.find('<'); at != absl::string_view::npos;
       at = text.find('<', at + 1)) {
    const absl::string_view name = TagName(text.substr(at), buffer);
    if (name.empty()) continue;
    if (Holds(kBlocks, name) || Holds(kInline, name)) return true;
  }
  return false;
}

std::string StripTags(absl::string_view html) {
  return TagStripper(html).Run();
}

std::string DecodeEntities(absl::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (true) {
    const size_t at = std::min(text.find('&'), text.size());
    out.append(text.data(), at);
    if (at == text.size()) return out;
    text.remove_prefix(at + 1);
    const bool number = !text.empty() && text[0] == '#';
    const size_t used =
        number ? DecodeNumber(text, &out) : DecodeName(text, &out);
    if (used == 0) out.push_back('&');
    text.remove_prefix(used);
  }
}

}  // namespace samestory
