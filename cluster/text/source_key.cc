#include "cluster/text/source_key.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "cluster/text/mojibake.h"
#include "cluster/text/unicode.h"

namespace samestory {

std::string UrlHost(absl::string_view url) {
  const size_t scheme = url.find("//");
  if (scheme == absl::string_view::npos) return "";
  url.remove_prefix(scheme + 2);
  url = url.substr(0, url.find_first_of("/?#"));
  const size_t user = url.rfind('@');
  if (user != absl::string_view::npos) url.remove_prefix(user + 1);
  // A port is what follows the last colon, unless that is inside [IPv6].
  const size_t colon = url.rfind(':');
  if (colon != absl::string_view::npos &&
      url.find(']', colon) == absl::string_view::npos) {
    url = url.substr(0, colon);
  }
  const std::string host = FoldText(url);
  return std::string(absl::StripPrefix(host, "www."));
}

std::string SourceKey(const Article& article) {
  std::string name = FoldText(RepairText(article.source));
  absl::RemoveExtraAsciiWhitespace(&name);
  return name.empty() ? UrlHost(article.url) : name;
}

}  // namespace samestory
