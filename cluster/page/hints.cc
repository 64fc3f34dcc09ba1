#include "cluster/page/hints.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "cluster/text/html_lexer.h"

namespace samestory {
namespace {

// Words that name what stands around an article, in byte order.
constexpr absl::string_view kAsideWords[] = {
    "ad",           "addthis",       "ads",
    "advert",       "advertisement", "advertising",
    "alsoread",     "author",        "authors",
    "banner",       "bio",           "breadcrumb",
    "breadcrumbs",  "byline",        "caption",
    "captions",     "carousel",      "comment",
    "commentlist",  "comments",      "consent",
    "cookie",       "cookies",       "copyright",
    "credit",       "credits",       "disclaimer",
    "disqus",       "dfp",           "donate",
    "feedback",     "footer",        "gallery",
    "hidden",       "infobox",       "login",
    "masthead",     "menu",          "modal",
    "nav",          "navbar",        "navigation",
    "newsletter",   "newsletters",   "outbrain",
    "overlay",      "pager",         "pagination",
    "paywall",      "popular",       "popup",
    "print",        "profile",       "promo",
    "promos",       "promotion",     "pullquote",
    "rating",       "readmore",      "recirc",
    "recommended",  "related",       "respond",
    "share",        "sharebar",      "sharing",
    "shopping",     "sidebar",       "signup",
    "skip",         "slideshow",     "social",
    "sponsor",      "sponsored",     "subscribe",
    "subscription", "syndication",   "taboola",
    "tags",         "teaser",        "toolbar",
    "tooltip",      "trending",      "widget",
    "widgets"};

// "article-body": one of the first before or after one of the second.
constexpr absl::string_view kArticleWords[] = {
    "article", "content", "entry", "main", "news", "page", "post", "story"};
constexpr absl::string_view kBodyWords[] = {"body", "content", "text"};

template <size_t N>
bool Holds(const absl::string_view (&list)[N], absl::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

// Calls visit(word) for the words of `names`, in lower case. A capital behind
// a small letter begins a word, as do letters behind anything else.
template <typename Visit>
void ForEachWord(absl::string_view names, const Visit& visit) {
  std::array<char, 24> word;
  size_t size = 0;
  bool small = false;
  const auto flush = [&] {
    if (size > 0) visit(absl::string_view(word.data(), size));
    size = 0;
  };
  for (const char c : names) {
    const bool letter = absl::ascii_isalpha(c);
    if (!letter || (small && absl::ascii_isupper(c))) flush();
    if (letter && size < word.size()) word[size++] = absl::ascii_tolower(c);
    small = absl::ascii_islower(c);
  }
  flush();
}

// What the words of a class or id say. "article-share-body" is of the share
// buttons: the words for asides win.
Hint HintOfNames(absl::string_view names) {
  bool aside = false, article = false, body = false, content = false;
  ForEachWord(names, [&](absl::string_view word) {
    aside |= Holds(kAsideWords, word);
    content |= word == "content";
    const bool names_article = Holds(kArticleWords, word) && word != "content";
    article |= names_article;
    body |= Holds(kBodyWords, word);
  });
  if (aside) return Hint::kAside;
  return article && body ? Hint::kArticle : Hint::kNone;
}

bool HidesByStyle(absl::string_view style) {
  const size_t display = style.find("display");
  return display != absl::string_view::npos &&
         absl::StrContains(style.substr(display, 16), "none");
}

}  // namespace

Hint ReadHint(absl::string_view attributes) {
  Hint hint = Hint::kNone;
  HtmlAttributes walk(attributes);
  HtmlAttribute attribute;
  while (walk.Next(&attribute)) {
    const absl::string_view name = attribute.name;
    Hint found = Hint::kNone;
    if (absl::EqualsIgnoreCase(name, "class") ||
        absl::EqualsIgnoreCase(name, "id")) {
      found = HintOfNames(attribute.value);
    } else if (absl::EqualsIgnoreCase(name, "itemprop") &&
               absl::EqualsIgnoreCase(attribute.value, "articleBody")) {
      found = Hint::kArticle;
    } else if (absl::EqualsIgnoreCase(name, "hidden") ||
               (absl::EqualsIgnoreCase(name, "aria-hidden") &&
                absl::EqualsIgnoreCase(attribute.value, "true")) ||
               (absl::EqualsIgnoreCase(name, "style") &&
                HidesByStyle(attribute.value))) {
      found = Hint::kHidden;
    } else if (absl::EqualsIgnoreCase(name, "role") &&
               (absl::EqualsIgnoreCase(attribute.value, "navigation") ||
                absl::EqualsIgnoreCase(attribute.value, "complementary") ||
                absl::EqualsIgnoreCase(attribute.value, "contentinfo"))) {
      found = Hint::kAside;
    }
    hint = std::max(hint, found);
  }
  return hint;
}

}  // namespace samestory
