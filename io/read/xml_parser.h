// Well-formed XML, as it streams by: expat behind the limits of this room.
//
//   XmlParser parser(limits, &handler);
//   parser.Begin(0, {});
//   status = parser.Parse("<rss><channel>&nbsp;", false);
//
// Nothing is ever loaded: a DOCTYPE is crossed, a declaration of entities is a
// fault that names the entity. HTML's entities are known without; others stay
// as they are written. Nesting and attributes beyond ReadLimits are faults.
// Control characters, which XML forbids and feeds hold, are read as spaces.
//
// Prefixes are not resolved (xml_handler.h). Some 200 MB/s; memory is that of
// the longest tag. One thread.

#ifndef SAMESTORY_IO_READ_XML_PARSER_H_
#define SAMESTORY_IO_READ_XML_PARSER_H_

#include <expat.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "io/read/limits.h"
#include "io/read/skip.h"
#include "io/read/xml_handler.h"

namespace samestory {

class XmlParser {
 public:
  // `handler` must outlive this.
  XmlParser(const ReadLimits& limits, XmlHandler* handler);
  ~XmlParser();

  // Begins anew at `offset` of a stream, inside the elements `open` (outermost
  // first), of which the handler knows already.
  void Begin(uint64_t offset, const std::vector<std::string>& open);

  // Reads on; `last`: nothing more comes. Stops behind the end of the root
  // element. After a fault, named with its offset, Begin() must follow;
  // ran_out(): the fault is that nothing more came.
  absl::Status Parse(absl::string_view bytes, bool last);

  bool ran_out() const { return ran_out_; }

  // Whether the root element was closed, and where.
  bool ended() const { return ended_; }
  uint64_t end_of_root() const { return end_of_root_; }

  // Where the tag begins and ends that the handler is being told of; between
  // two calls of Parse(), where the parser stands, or found a fault.
  uint64_t offset() const;
  uint64_t end_offset() const {
    return offset() + XML_GetCurrentByteCount(parser_);
  }

 private:
  static void OnStart(void* self, const char* name, const char** attributes);
  static void OnEnd(void* self, const char* name);
  static void OnText(void* self, const char* text, int size);
  static void OnUnknownEntity(void* self, const char* name, int is_parameter);
  static void OnEntityDeclaration(void* self, const char* name,
                                  int is_parameter, const char* value, int size,
                                  const char* base, const char* system_id,
                                  const char* public_id, const char* notation);
  static int OnExternal(XML_Parser parser, const char* context,
                        const char* base, const char* system_id,
                        const char* public_id);

  void SetHandlers();
  XML_Status Feed(absl::string_view bytes, bool last);
  void Fail(SkipCause cause, absl::string_view what);
  void Scrub(char* bytes, size_t size);

  const uint64_t max_depth_;
  const uint64_t max_attributes_;
  XmlHandler* const handler_;
  const XML_Parser parser_;
  uint64_t begin_ = 0;    // the offset that Begin() was given
  uint64_t unheard_ = 0;  // bytes of tags the stream does not hold
  uint64_t end_of_root_ = 0;
  uint64_t depth_ = 0;
  bool muted_ = false;
  bool ended_ = false;
  bool ran_out_ = false;
  uint64_t fault_offset_ = 0;
  char before_[2] = {};  // the last two bytes that were read
  absl::Status fault_;
};

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_XML_PARSER_H_
