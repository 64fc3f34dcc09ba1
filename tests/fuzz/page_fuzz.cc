// Web pages: any bytes. The article must be the same however often it is read,
// UTF-8 throughout, and not longer than what the page can hold; the lexer must
// give the page's bytes in their order, each at most once.

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "cluster/page/page.h"
#include "cluster/text/article.h"
#include "cluster/text/html.h"
#include "cluster/text/html_lexer.h"
#include "cluster/text/unicode.h"
#include "io/read/page_charset.h"
#include "tests/fuzz/require.h"

namespace samestory {
namespace {

// An entity of two bytes ("&lt") may become one, none grows; what JSON-LD
// escapes shrinks too. Line feeds come between blocks.
constexpr size_t kGrowth = 2;

void CheckLexer(absl::string_view html) {
  HtmlLexer lexer(html);
  HtmlToken token;
  const char* behind = html.data();
  while (lexer.Next(&token)) {
    const bool text = token.kind == HtmlToken::Kind::kText;
    const absl::string_view part = text ? token.text : token.attributes;
    Require(!text || !part.empty(), "texts hold something");
    Require(part.data() >= behind, "tokens are in order");
    behind = part.data() + part.size();
    Require(behind <= html.data() + html.size(), "tokens lie in the page");
    Require(text == token.name.empty(), "tags have names");
    FindAttribute(token.attributes, "class");
  }
}

void CheckPage(const std::string& html) {
  const absl::StatusOr<Article> article = ReadPage(html, "", {});
  const absl::StatusOr<Article> again = ReadPage(html, "", {});
  Require(article.ok() == again.ok(), "read alike twice");
  if (!article.ok()) return;
  Require(article->body == again->body && article->title == again->title,
          "read alike twice");
  Require(article->body.size() <= kGrowth * html.size(), "pages do not grow");
  for (const std::string* field :
       {&article->title, &article->body, &article->url, &article->source,
        &article->language}) {
    Require(IsValidUtf8(*field), "fields are UTF-8");
  }
}

}  // namespace
}  // namespace samestory

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const absl::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string html = samestory::PageToUtf8(bytes, "");
  samestory::Require(samestory::IsValidUtf8(html), "pages become UTF-8");
  samestory::CheckLexer(html);
  samestory::CheckPage(html);
  samestory::Require(samestory::IsValidUtf8(samestory::StripTags(html)),
                     "fields become UTF-8");
  return 0;
}
