#include "io/read/xml_parser.h"

#include <cstring>

#include "absl/strings/str_cat.h"
#include "cluster/text/html_entities.h"

namespace samestory {
namespace {

constexpr char kEncoding[] = "UTF-8";  // whatever the declaration says

uint64_t CountAttributes(const char** attributes) {
  uint64_t count = 0;
  while (attributes[2 * count] != nullptr) ++count;
  return count;
}

bool RanOut(XML_Error error) {
  return error == XML_ERROR_NO_ELEMENTS || error == XML_ERROR_UNCLOSED_TOKEN ||
         error == XML_ERROR_UNCLOSED_CDATA_SECTION ||
         error == XML_ERROR_PARTIAL_CHAR;
}

}  // namespace

XmlParser::XmlParser(const ReadLimits& limits, XmlHandler* handler)
    : max_depth_(limits.depth),
      max_attributes_(limits.columns),
      handler_(handler),
      parser_(XML_ParserCreate(kEncoding)) {}

XmlParser::~XmlParser() { XML_ParserFree(parser_); }

void XmlParser::SetHandlers() {
  XML_SetUserData(parser_, this);
  XML_SetElementHandler(parser_, OnStart, OnEnd);
  XML_SetCharacterDataHandler(parser_, OnText);
  XML_SetSkippedEntityHandler(parser_, OnUnknownEntity);
  XML_SetEntityDeclHandler(parser_, OnEntityDeclaration);
  // With a DTD that is declared but empty, an entity that is not declared is
  // no fault.
  XML_UseForeignDTD(parser_, XML_TRUE);
  XML_SetParamEntityParsing(parser_, XML_PARAM_ENTITY_PARSING_ALWAYS);
  XML_SetExternalEntityRefHandler(parser_, OnExternal);
}

void XmlParser::Begin(uint64_t offset, const std::vector<std::string>& open) {
  XML_ParserReset(parser_, kEncoding);
  SetHandlers();
  depth_ = 0;
  ended_ = ran_out_ = false;
  before_[0] = before_[1] = 0;
  fault_ = absl::OkStatus();
  begin_ = offset;
  std::string tags;
  for (const std::string& name : open) absl::StrAppend(&tags, "<", name, ">");
  unheard_ = tags.size();
  muted_ = true;
  if (!tags.empty()) XML_Parse(parser_, tags.data(), tags.size(), 0);
  muted_ = false;
}

uint64_t XmlParser::offset() const {
  if (!fault_.ok()) return fault_offset_;
  const int64_t index = XML_GetCurrentByteIndex(parser_);
  const uint64_t read = index < 0 ? 0 : index;  // -1 before the first byte
  return begin_ + (read < unheard_ ? 0 : read - unheard_);
}

absl::Status XmlParser::Parse(absl::string_view bytes, bool last) {
  const XML_Status status =
      bytes.empty() ? XML_Parse(parser_, "", 0, last) : Feed(bytes, last);
  if (ended_) return absl::OkStatus();
  if (!fault_.ok() || status == XML_STATUS_OK) return fault_;
  const XML_Error error = XML_GetErrorCode(parser_);
  ran_out_ = RanOut(error);
  Fail(SkipCause::kNotXml, absl::StrCat("not XML: ", XML_ErrorString(error)));
  return fault_;
}

XML_Status XmlParser::Feed(absl::string_view bytes, bool last) {
  void* const room = XML_GetBuffer(parser_, bytes.size());
  if (room == nullptr) return XML_STATUS_ERROR;
  std::memcpy(room, bytes.data(), bytes.size());
  Scrub(static_cast<char*>(room), bytes.size());
  return XML_ParseBuffer(parser_, bytes.size(), last);
}

void XmlParser::Fail(SkipCause cause, absl::string_view what) {
  if (!fault_.ok()) return;
  fault_offset_ = offset();
  fault_ = Skipped(cause, absl::StrCat(what, " (at byte ", offset(), ")"));
  XML_StopParser(parser_, XML_FALSE);
}

// Makes spaces of control characters, and U+FFFD of U+FFFE and U+FFFF.
void XmlParser::Scrub(char* bytes, size_t size) {
  for (size_t i = 0; i < size; ++i) {
    const unsigned char c = bytes[i];
    if (c < 0x20) {
      if (c != '\t' && c != '\n' && c != '\r') bytes[i] = ' ';
    } else if (c >= 0xbe && c <= 0xbf) {
      const char first = i >= 2 ? bytes[i - 2] : before_[i];
      const char second = i >= 1 ? bytes[i - 1] : before_[1];
      if (first == '\xef' && second == '\xbf') bytes[i] = '\xbd';
    }
  }
  if (size >= 2) before_[0] = bytes[size - 2];
  if (size == 1) before_[0] = before_[1];
  if (size >= 1) before_[1] = bytes[size - 1];
}

void XmlParser::OnStart(void* self, const char* name, const char** attributes) {
  auto& parser = *static_cast<XmlParser*>(self);
  if (!parser.fault_.ok()) return;
  if (++parser.depth_ > parser.max_depth_) {
    return parser.Fail(SkipCause::kTooLarge,
                       absl::StrCat("nested deeper than ", parser.max_depth_,
                                    " elements (--max-depth)"));
  }
  if (CountAttributes(attributes) > parser.max_attributes_) {
    return parser.Fail(
        SkipCause::kTooLarge,
        absl::StrCat("an element with more than ", parser.max_attributes_,
                     " attributes (--max-columns)"));
  }
  if (parser.muted_) return;
  parser.handler_->StartElement(name, XmlAttributes(attributes));
}

void XmlParser::OnEnd(void* self, const char* name) {
  auto& parser = *static_cast<XmlParser*>(self);
  if (!parser.fault_.ok()) return;
  parser.handler_->EndElement(name);
  if (--parser.depth_ > 0) return;
  parser.ended_ = true;
  parser.end_of_root_ = parser.end_offset();
  XML_StopParser(parser.parser_, XML_FALSE);
}

void XmlParser::OnText(void* self, const char* text, int size) {
  auto& parser = *static_cast<XmlParser*>(self);
  if (parser.fault_.ok()) {
    parser.handler_->Text(absl::string_view(text, size));
  }
}

void XmlParser::OnUnknownEntity(void* self, const char* name,
                                int is_parameter) {
  auto& parser = *static_cast<XmlParser*>(self);
  if (is_parameter || !parser.fault_.ok()) return;
  parser.handler_->Text(DecodeEntities(absl::StrCat("&", name, ";")));
}

void XmlParser::OnEntityDeclaration(void* self, const char* name, int,
                                    const char*, int, const char*, const char*,
                                    const char*, const char*) {
  static_cast<XmlParser*>(self)->Fail(
      SkipCause::kEntities,
      absl::StrCat("declarations of entities are refused, got \"", name, "\""));
}

// Reads nothing in the place of whatever the document points to.
int XmlParser::OnExternal(XML_Parser parser, const char* context, const char*,
                          const char*, const char*) {
  const XML_Parser external =
      XML_ExternalEntityParserCreate(parser, context, kEncoding);
  if (external == nullptr) return XML_STATUS_ERROR;
  const XML_Status status = XML_Parse(external, "", 0, 1);
  XML_ParserFree(external);
  return status;
}

}  // namespace samestory
