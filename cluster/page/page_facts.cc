#include "cluster/page/page_facts.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "cluster/page/json_ld.h"
#include "cluster/text/dates.h"
#include "cluster/text/html.h"
#include "cluster/text/html_entities.h"
#include "cluster/text/html_lexer.h"
#include "cluster/text/titles.h"

namespace samestory {
namespace {

// Names of meta elements by what they tell, the most reliable first.
constexpr absl::string_view kTitleNames[] = {"og:title",      "twitter:title",
                                             "parsely-title", "dc.title",
                                             "dcterms.title", "title"};
constexpr absl::string_view kUrlNames[] = {"og:url", "parsely-link",
                                           "twitter:url"};
constexpr absl::string_view kSiteNames[] = {"og:site_name", "dc.publisher",
                                            "application-name", "copyright"};
constexpr absl::string_view kLanguageNames[] = {"og:locale", "content-language",
                                                "language", "dc.language"};
constexpr absl::string_view kDateNames[] = {"article:published_time",
                                            "og:article:published_time",
                                            "og:published_time",
                                            "datepublished",
                                            "parsely-pub-date",
                                            "sailthru.date",
                                            "dcterms.created",
                                            "dc.date.issued",
                                            "dcterms.date",
                                            "dc.date",
                                            "article.published",
                                            "article_date_original",
                                            "original-publish-date",
                                            "publication_date",
                                            "publish_date",
                                            "publish-date",
                                            "published-date",
                                            "ptime",
                                            "pubdate",
                                            "pub_date",
                                            "cxenseparse:recs:publishtime",
                                            "date",
                                            "datecreated",
                                            "created"};

// A title is among the first headings of a page.
constexpr size_t kHeadings = 8;

std::string Clean(absl::string_view raw) {
  std::string text = DecodeLeftEntities(DecodeEntities(raw));
  if (LooksLikeHtml(text)) text = StripTags(text);
  return std::string(absl::StripAsciiWhitespace(text));
}

// The contents of meta elements for one list of names, by rank.
template <size_t N>
class Ranked {
 public:
  explicit Ranked(const absl::string_view (&names)[N]) : names_(names) {}

  // Keeps the first content of each name.
  void Offer(absl::string_view name, absl::string_view content) {
    for (size_t i = 0; i < N; ++i) {
      if (values_[i].empty() && absl::EqualsIgnoreCase(names_[i], name)) {
        values_[i] = absl::StripAsciiWhitespace(content);
      }
    }
  }

  const std::array<absl::string_view, N>& values() const { return values_; }
  absl::string_view first() const {
    for (absl::string_view value : values_) {
      if (!value.empty()) return value;
    }
    return "";
  }

 private:
  const absl::string_view (&names_)[N];
  std::array<absl::string_view, N> values_;
};

bool IsAbsolute(absl::string_view url) {
  return absl::StartsWithIgnoreCase(url, "http://") ||
         absl::StartsWithIgnoreCase(url, "https://");
}

class Collector {
 public:
  explicit Collector(const PageTree& tree) : tree_(tree) {}

  PageFacts Run() {
    for (uint32_t i = 0; i < tree_.size(); ++i) Visit(i);
    PageFacts facts;
    facts.site = Site();
    facts.title = Title(facts.site);
    facts.url = Url();
    facts.language = Language();
    facts.published = Published();
    facts.body = std::move(json_.body);
    return facts;
  }

 private:
  void Visit(uint32_t i) {
    const PageNode& node = tree_[i];
    switch (node.element) {
      case Element::kMeta:
        return VisitMeta(node.text);
      case Element::kLink:
        return VisitLink(node.text);
      case Element::kScript:
        return VisitScript(i);
      case Element::kTitle:
        if (title_.empty()) title_ = TextBelow(i);
        return;
      case Element::kH1:
        if (headings_.size() < kHeadings) headings_.push_back(i);
        return;
      case Element::kHeading:
        if (subheadings_.size() < kHeadings) subheadings_.push_back(i);
        return;
      case Element::kHtml:
        if (i != 0 && language_.empty()) {
          language_ = FindAttribute(node.text, "lang").value_or("");
        }
        return;
      case Element::kTime:
        if (const auto time = FindAttribute(node.text, "datetime")) {
          times_.push_back(*time);
        }
        return;
      default:
        return;
    }
  }

  // A name stands in `name`, `property`, `itemprop` or `http-equiv`.
  void VisitMeta(absl::string_view attributes) {
    const auto content = FindAttribute(attributes, "content");
    if (!content.has_value()) return;
    HtmlAttributes walk(attributes);
    HtmlAttribute attribute;
    while (walk.Next(&attribute)) {
      const absl::string_view key = attribute.name;
      if (!absl::EqualsIgnoreCase(key, "name") &&
          !absl::EqualsIgnoreCase(key, "property") &&
          !absl::EqualsIgnoreCase(key, "itemprop") &&
          !absl::EqualsIgnoreCase(key, "http-equiv")) {
        continue;
      }
      titles_.Offer(attribute.value, *content);
      urls_.Offer(attribute.value, *content);
      sites_.Offer(attribute.value, *content);
      languages_.Offer(attribute.value, *content);
      dates_.Offer(attribute.value, *content);
    }
  }

  void VisitLink(absl::string_view attributes) {
    const auto rel = FindAttribute(attributes, "rel");
    if (!rel.has_value() || !absl::EqualsIgnoreCase(*rel, "canonical")) return;
    if (canonical_.empty()) {
      canonical_ = FindAttribute(attributes, "href").value_or("");
    }
  }

  void VisitScript(uint32_t i) {
    const auto type = FindAttribute(tree_[i].text, "type");
    if (!type.has_value() || !absl::StrContains(*type, "ld+json")) return;
    if (tree_[i].end == i + 1 || !json_.body.empty()) return;
    JsonLdArticle article;
    if (!ReadJsonLd(tree_[i + 1].text, &article)) return;
    if (json_.headline.empty() || !article.body.empty()) {
      json_ = std::move(article);
    }
  }

  std::string TextBelow(uint32_t i) const {
    std::string text;
    for (uint32_t n = i + 1; n < tree_[i].end; ++n) {
      if (tree_[n].element != Element::kText) continue;
      text.append(tree_[n].text.data(), tree_[n].text.size());
    }
    return Clean(text);
  }

  std::string Site() const {
    std::string site = Clean(sites_.first());
    return site.empty() ? Clean(json_.publisher) : site;
  }

  // The meta title and <title> may carry the site's name; where a heading of
  // the page is a part of them, it is the title.
  std::string Title(absl::string_view site) const {
    std::string title = Clean(titles_.first());
    if (title.empty()) title = Clean(json_.headline);
    const bool only_title = title.empty();
    if (only_title) title = title_;
    std::string heading = HeadingIn(title);
    if (heading.empty() && only_title) heading = OnlyHeading();
    return CleanTitle(heading.empty() ? title : heading, site);
  }

  // The longest heading that is a part of `title`: on many pages the site's
  // name is a heading too.
  std::string HeadingIn(absl::string_view title) const {
    std::string heading;
    for (const std::vector<uint32_t>* list : {&headings_, &subheadings_}) {
      for (const uint32_t i : *list) {
        std::string text = TextBelow(i);
        if (text.size() > heading.size() && IsPiece(text, title)) {
          heading = std::move(text);
        }
      }
    }
    return heading;
  }

  static bool IsPiece(absl::string_view text, absl::string_view title) {
    return absl::c_any_of(
        SplitAtSeparators(title),
        [&](absl::string_view piece) { return SameWords(piece, text); });
  }

  std::string OnlyHeading() const {
    return headings_.size() == 1 ? TextBelow(headings_[0]) : "";
  }

  std::string Url() const {
    for (const absl::string_view url :
         {canonical_, urls_.first(), absl::string_view(json_.url)}) {
      if (IsAbsolute(absl::StripAsciiWhitespace(url))) return Clean(url);
    }
    return "";
  }

  std::string Language() const {
    std::string language = Clean(language_);
    if (language.empty()) language = Clean(languages_.first());
    if (language.empty()) language = json_.language;
    std::replace(language.begin(), language.end(), '_', '-');
    return language;
  }

  absl::optional<absl::Time> Published() const {
    for (const absl::string_view value : dates_.values()) {
      if (const auto time = ParseDate(Clean(value))) return time;
    }
    if (const auto time = ParseDate(json_.published)) return time;
    for (const absl::string_view value : times_) {
      if (const auto time = ParseDate(Clean(value))) return time;
    }
    return absl::nullopt;
  }

  const PageTree& tree_;
  Ranked<std::size(kTitleNames)> titles_{kTitleNames};
  Ranked<std::size(kUrlNames)> urls_{kUrlNames};
  Ranked<std::size(kSiteNames)> sites_{kSiteNames};
  Ranked<std::size(kLanguageNames)> languages_{kLanguageNames};
  Ranked<std::size(kDateNames)> dates_{kDateNames};
  std::string title_;
  std::vector<uint32_t> headings_;
  std::vector<uint32_t> subheadings_;
  absl::string_view language_;
  absl::string_view canonical_;
  std::vector<absl::string_view> times_;
  JsonLdArticle json_;
};

}  // namespace

PageFacts FindPageFacts(const PageTree& tree) { return Collector(tree).Run(); }

}  // namespace samestory
