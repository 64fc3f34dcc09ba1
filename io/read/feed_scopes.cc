#include "io/read/feed_scopes.h"

#include "absl/strings/ascii.h"
#include "absl/strings/strip.h"
#include "io/read/relative_url.h"

namespace samestory {
namespace {

// Browsers stop at 2 MB; a base is handed down to every link below it.
constexpr size_t kMaxBaseBytes = 8 << 10;

}  // namespace

void FeedScopes::Enter(const XmlAttributes& attributes) {
  marks_.push_back({prefixes_.size(), languages_.size(), bases_.size()});
  attributes.ForEach([&](absl::string_view name, absl::string_view value) {
    if (name == "xml:lang") {
      languages_.emplace_back(absl::StripAsciiWhitespace(value));
    } else if (name == "xml:base") {
      std::string base = ResolveUrl(this->base(), value);
      if (base.size() <= kMaxBaseBytes) bases_.push_back(std::move(base));
    } else if (absl::ConsumePrefix(&name, "xmlns")) {
      if (name.empty() || absl::ConsumePrefix(&name, ":")) Declare(name, value);
    }
  });
}

void FeedScopes::Leave() {
  const Mark mark = marks_.back();
  marks_.pop_back();
  prefixes_.resize(mark.prefixes);
  languages_.resize(mark.languages);
  bases_.resize(mark.bases);
}

void FeedScopes::Declare(absl::string_view prefix, absl::string_view uri) {
  if (prefixes_.size() == kMaxPrefixes) return;
  prefixes_.push_back({std::string(prefix), SpaceOfUri(uri)});
}

void FeedScopes::TakeForCore(absl::string_view prefix) {
  for (Prefix& each : prefixes_) {
    const bool unknown = each.space == FeedSpace::kOther;
    if (each.prefix == prefix && unknown) each.space = FeedSpace::kCore;
  }
}

FeedSpace FeedScopes::Resolve(absl::string_view name,
                              std::string* local) const {
  const size_t colon = name.find(':');
  absl::string_view prefix;
  if (colon != absl::string_view::npos) {
    prefix = name.substr(0, colon);
    name.remove_prefix(colon + 1);
  }
  *local = absl::AsciiStrToLower(name);
  for (auto it = prefixes_.rbegin(); it != prefixes_.rend(); ++it) {
    if (it->prefix == prefix) return it->space;
  }
  return SpaceOfPrefix(prefix);
}

}  // namespace samestory
