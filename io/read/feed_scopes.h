// What an element inherits from those around it: namespaces, xml:base,
// xml:lang.
//
//   FeedScopes scopes;
//   scopes.Enter(attributes);           // of <feed xml:lang="en" xmlns="...">
//   scopes.language();                  // "en"
//   scopes.Resolve("dc:date", &local);  // kDublinCore; local == "date"
//   scopes.Leave();
//
// A prefix that nobody declared stands for what feeds use it for. Not
// thread-safe; each call takes time linear in the declarations in force, of
// which only the first kMaxPrefixes count.

#ifndef SAMESTORY_IO_READ_FEED_SCOPES_H_
#define SAMESTORY_IO_READ_FEED_SCOPES_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "io/read/feed_names.h"
#include "io/read/xml_handler.h"

namespace samestory {

// Feeds declare a dozen; more than this is an attack.
constexpr size_t kMaxPrefixes = 256;

class FeedScopes {
 public:
  // At the start and the end of each element.
  void Enter(const XmlAttributes& attributes);
  void Leave();

  // The elements of a feed are RSS or Atom, whatever URI `prefix` was declared
  // with: to be called in its root.
  void TakeForCore(absl::string_view prefix);

  // Those in force; empty where nothing is declared.
  absl::string_view language() const { return Last(languages_); }
  absl::string_view base() const { return Last(bases_); }

  // The space of the element `name`, and its name without the prefix, in
  // lower case.
  FeedSpace Resolve(absl::string_view name, std::string* local) const;

 private:
  struct Prefix {
    std::string prefix;
    FeedSpace space;
  };
  // How many declarations were in force before an element.
  struct Mark {
    size_t prefixes;
    size_t languages;
    size_t bases;
  };

  static absl::string_view Last(const std::vector<std::string>& list) {
    return list.empty() ? absl::string_view() : list.back();
  }
  void Declare(absl::string_view prefix, absl::string_view uri);

  std::vector<Mark> marks_;
  std::vector<Prefix> prefixes_;
  std::vector<std::string> languages_;
  std::vector<std::string> bases_;
};

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_FEED_SCOPES_H_
