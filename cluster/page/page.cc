#include "cluster/page/page.h"

#include <string>
#include <utility>

#include "base/status_macros.h"
#include "cluster/page/main_text.h"
#include "cluster/page/page_facts.h"
#include "cluster/text/html.h"
#include "cluster/text/html_entities.h"

namespace samestory {
namespace {

// Visible text is preferred: what sites put into JSON-LD is often cut short or
// run together. A page whose own text is less than half of that hides the rest.
constexpr size_t kHiddenTextFactor = 2;

std::string BodyOfJsonLd(const std::string& body) {
  return LooksLikeHtml(body) ? StripTags(body) : DecodeEntities(body);
}

// Whether `url` names a page of a site: some give their front page as the
// address of all.
bool HasPath(absl::string_view url) {
  const size_t host = url.find("://");
  if (host == absl::string_view::npos) return false;
  const size_t slash = url.find('/', host + 3);
  return slash != absl::string_view::npos && slash + 1 < url.size();
}

}  // namespace

absl::StatusOr<Article> ReadPage(absl::string_view html, absl::string_view url,
                                 const PageLimits& limits) {
  SAMESTORY_ASSIGN_OR_RETURN(const PageTree tree,
                             PageTree::Parse(html, limits));
  PageFacts facts = FindPageFacts(tree);
  Article article;
  article.body = MainText(tree, facts.title);
  if (facts.body.size() > kHiddenTextFactor * article.body.size()) {
    article.body = BodyOfJsonLd(facts.body);
  }
  article.url = HasPath(facts.url) || url.empty() ? std::move(facts.url)
                                                  : std::string(url);
  article.title = std::move(facts.title);
  article.source = std::move(facts.site);
  article.language = std::move(facts.language);
  article.published = facts.published;
  return article;
}

}  // namespace samestory
