// Web pages: any bytes. The article must be the same however often it is read,
// UTF-8 throughout, and not longer than what the page can hold; the lexer must
// give the page's bytes in their order, each at most once.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "cluster/page/page.h"
#include "cluster/text/article.h"
#include "cluster/text/html.h"
#include "cluster/text/html_lexer.h"
#include "cluster/text/unicode.h"
#include "io/read/page_charset.h"

namespace samestory {
namespace {

// An entity of two bytes ("&lt") may become one, none grows; what JSON-LD
// escapes shrinks too. Line feeds come between blocks.
constexpr size_t kGrowth = 2;

void Require(bool holds) {
  if (!holds) abort();
}

void CheckLexer(absl::string_view html) {
  HtmlLexer lexer(html);
  HtmlToken token;
  const char* behind = html.data();
  while (lexer.Next(&token)) {
    const bool text = token.kind == HtmlToken::Kind::kText;
    const absl::string_view part = text ? token.text : token.attributes;
    Require(!text || !part.empty());
    Require(part.data() >= behind);
    behind = part.data() + part.size();
    Require(behind <= html.data() + html.size());
    Require(text == token.name.empty());
    FindAttribute(token.attributes, "class");
  }
}

void CheckPage(const std::string& html) {
  const absl::StatusOr<Article> article = ReadPage(html, "", {});
  const absl::StatusOr<Article> again = ReadPage(html, "", {});
  Require(article.ok() == again.ok());
  if (!article.ok()) return;
  Require(article->body == again->body && article->title == again->title);
  Require(article->body.size() <= kGrowth * html.size());
  for (const std::string* field :
       {&article->title, &article->body, &article->url, &article->source,
        &article->language}) {
    Require(IsValidUtf8(*field));
  }
}

}  // namespace
}  // namespace samestory

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const absl::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string html = samestory::PageToUtf8(bytes, "");
  samestory::Require(samestory::IsValidUtf8(html));
  samestory::CheckLexer(html);
  samestory::CheckPage(html);
  samestory::Require(samestory::IsValidUtf8(samestory::StripTags(html)));
  return 0;
}
