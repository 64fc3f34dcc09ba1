#include "io/read/xml_recovery.h"

#include <libxml/parser.h>

#include <algorithm>
#include <memory>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "cluster/text/html_entities.h"
#include "io/read/skip.h"

namespace samestory {
namespace {

constexpr absl::string_view kCdataStart = "<![CDATA[";
constexpr absl::string_view kCdataEnd = "]]>";

// "thetasym" is HTML's longest name, "#x10FFFF" the longest number.
constexpr size_t kLongestReference = 10;

// The reference that `text`, behind an ampersand, begins with, its semicolon
// left out; empty if it begins with none.
absl::string_view ReferenceName(absl::string_view text) {
  size_t size = 0;
  while (size < text.size() && size <= kLongestReference &&
         (absl::ascii_isalnum(text[size]) || text[size] == '#')) {
    ++size;
  }
  const bool ends = size < text.size() && text[size] == ';';
  return ends ? text.substr(0, size) : "";
}

bool IsNumber(absl::string_view name) {
  if (!absl::StartsWith(name, "#") || name.size() < 2) return false;
  const bool hex = name[1] == 'x';
  if (hex && name.size() < 3) return false;
  return std::all_of(name.begin() + (hex ? 2 : 1), name.end(), [&](char c) {
    return hex ? absl::ascii_isxdigit(c) : absl::ascii_isdigit(c);
  });
}

bool IsKnownToXml(absl::string_view name) {
  for (absl::string_view known : {"amp", "lt", "gt", "quot", "apos"}) {
    if (name == known) return true;
  }
  return IsNumber(name);
}

// Appends what `rest`, behind an ampersand, means; gives the bytes read of it.
size_t AppendReference(absl::string_view rest, std::string* out) {
  const absl::string_view name = ReferenceName(rest);
  if (!name.empty()) {
    const std::string whole = absl::StrCat("&", name, ";");
    const std::string meant =
        IsKnownToXml(name) ? whole : DecodeEntities(whole);
    if (IsKnownToXml(name) || meant != whole) {
      absl::StrAppend(out, meant);
      return name.size() + 1;
    }
  }
  absl::StrAppend(out, "&amp;");
  return 0;
}

// libxml2 compares each attribute of a tag with all others.
bool HasLongTag(absl::string_view xml, uint64_t attributes) {
  uint64_t count = 0;
  for (const char c : xml) {
    if (c == '<') count = 0;
    if (c == '=' && ++count > attributes) return true;
  }
  return false;
}

// C's callbacks for the handler in `user`.
void OnStart(void* user, const xmlChar* name, const xmlChar** attributes) {
  static_cast<XmlHandler*>(user)->StartElement(
      reinterpret_cast<const char*>(name),
      XmlAttributes(reinterpret_cast<const char**>(attributes)));
}

void OnEnd(void* user, const xmlChar* name) {
  static_cast<XmlHandler*>(user)->EndElement(
      reinterpret_cast<const char*>(name));
}

void OnText(void* user, const xmlChar* text, int size) {
  static_cast<XmlHandler*>(user)->Text(
      absl::string_view(reinterpret_cast<const char*>(text), size));
}

struct FreeContext {
  void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
};

xmlSAXHandler Callbacks() {
  xmlSAXHandler callbacks = {};  // no entities, no subsets, no messages
  callbacks.startElement = OnStart;
  callbacks.endElement = OnEnd;
  callbacks.characters = OnText;
  callbacks.ignorableWhitespace = OnText;
  callbacks.cdataBlock = OnText;
  return callbacks;
}

}  // namespace

std::string EscapeStrays(absl::string_view xml) {
  std::string out;
  out.reserve(xml.size());
  size_t cdata = xml.find(kCdataStart);
  for (size_t at = 0; at < xml.size();) {
    const size_t next = std::min(xml.find_first_of("&]", at), xml.size());
    if (cdata < next) {
      const size_t end = xml.find(kCdataEnd, cdata);
      const size_t stop =
          end == absl::string_view::npos ? xml.size() : end + kCdataEnd.size();
      absl::StrAppend(&out, xml.substr(at, stop - at));
      at = stop;
      cdata = xml.find(kCdataStart, at);
      continue;
    }
    absl::StrAppend(&out, xml.substr(at, next - at));
    at = next;
    if (at == xml.size()) break;
    if (xml[at] == '&') {
      at += 1 + AppendReference(xml.substr(at + 1), &out);
    } else if (absl::StartsWith(xml.substr(at), kCdataEnd)) {
      absl::StrAppend(&out, "]]&gt;");
      at += kCdataEnd.size();
    } else {
      out.push_back(xml[at++]);
    }
  }
  return out;
}

absl::Status RecoverXml(absl::string_view bytes, const ReadLimits& limits,
                        XmlHandler* handler) {
  if (HasLongTag(bytes, limits.columns)) {
    return Skipped(SkipCause::kTooLarge,
                   absl::StrCat("an element with more than ", limits.columns,
                                " attributes (--max-columns)"));
  }
  const std::string xml = EscapeStrays(bytes);
  xmlInitParser();  // once; locks
  const std::unique_ptr<xmlParserCtxt, FreeContext> context(xmlNewParserCtxt());
  if (context == nullptr || context->sax == nullptr) {
    return Skipped(SkipCause::kTooLarge, "no memory for a record");
  }
  *context->sax = Callbacks();
  context->userData = handler;
  // A document comes back where a DOCTYPE declares something.
  xmlFreeDoc(xmlCtxtReadMemory(
      context.get(), xml.data(), static_cast<int>(xml.size()), nullptr, "UTF-8",
      XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR |
          XML_PARSE_NOWARNING | XML_PARSE_SAX1 |
          XML_PARSE_NOENT));  // else "&amp;" stays in attributes
  return absl::OkStatus();
}

}  // namespace samestory
