// What a reader of XML hears, whichever parser reads.
//
// Names are as they are written ("content:encoded"): feeds use prefixes that
// they never declare, so whoever listens resolves them.

#ifndef SAMESTORY_IO_READ_XML_HANDLER_H_
#define SAMESTORY_IO_READ_XML_HANDLER_H_

#include "absl/strings/string_view.h"

namespace samestory {

// The attributes of one element: name, value, name, value, ..., null; as
// expat and libxml2 both give them.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char* const* pairs) : pairs_(pairs) {}

  // The value of `name`; a null view where there is none.
  absl::string_view Find(absl::string_view name) const {
    for (const char* const* at = pairs_; HasPair(at); at += 2) {
      if (name == at[0]) return Value(at);
    }
    return absl::string_view();
  }

  template <typename Visit>
  void ForEach(Visit visit) const {
    for (const char* const* at = pairs_; HasPair(at); at += 2) {
      visit(absl::string_view(at[0]), Value(at));
    }
  }

 private:
  static bool HasPair(const char* const* at) {
    return at != nullptr && at[0] != nullptr;
  }
  // libxml2 has null for a value it could not read.
  static absl::string_view Value(const char* const* at) {
    return at[1] == nullptr ? "" : absl::string_view(at[1]);
  }

  const char* const* const pairs_;
};

class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void StartElement(absl::string_view name,
                            const XmlAttributes& attributes) = 0;
  virtual void EndElement(absl::string_view name) = 0;

  // A piece of text; one text may come in many.
  virtual void Text(absl::string_view text) = 0;
};

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_XML_HANDLER_H_
