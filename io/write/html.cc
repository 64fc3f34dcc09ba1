#include "io/write/html.h"

#include <algorithm>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "base/status_macros.h"
#include "io/write/html_style.h"
#include "io/write/reading_order.h"
#include "io/write/story_facts.h"
#include "io/write/terminal_text.h"

namespace samestory {
namespace {

// A lead that stands for a title is cut to about two lines.
constexpr int kTitleWidth = 160;

// "2031-05-15"
constexpr size_t kDayBytes = 10;

constexpr absl::string_view kHead =
    "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
    "'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action "
    "'none'\">\n"
    "<meta name=\"referrer\" content=\"no-referrer\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, "
    "initial-scale=1\">\n"
    "<title>Stories</title>\n<style>\n";

std::string Count(uint64_t count, absl::string_view one,
                  absl::string_view many) {
  return absl::StrCat(count, " ", count == 1 ? one : many);
}

std::string Articles(uint64_t count) {
  return Count(count, "article", "articles");
}

std::string DayOf(const absl::optional<absl::Time>& time) {
  const std::string whole = FormatPublished(time);
  if (whole.empty()) return "";
  return absl::StrCat("<time datetime=\"", whole, "\">",
                      whole.substr(0, kDayBytes), "</time>");
}

std::string DaysOf(const StoryFacts& facts) {
  const std::string first = DayOf(facts.first);
  const std::string last = DayOf(facts.last);
  const bool one_day = FormatPublished(facts.first).substr(0, kDayBytes) ==
                       FormatPublished(facts.last).substr(0, kDayBytes);
  return one_day ? first : absl::StrCat(first, " to ", last);
}

// `text`, as a link if `url` is one.
std::string Linked(absl::string_view text, absl::string_view url) {
  const std::string shown = absl::StrCat(
      "<bdi>", EscapeHtml(CutToWidth(ForTerminal(text), kTitleWidth)),
      "</bdi>");
  const std::string link = SafeLink(url);
  if (link.empty()) return shown;
  return absl::StrCat("<a href=\"", link,
                      "\" rel=\"noopener noreferrer nofollow\">", shown,
                      "</a>");
}

class HtmlWriter {
 public:
  HtmlWriter(absl::Span<const Article> articles, const Stories& stories,
             ByteSink write)
      : articles_(articles), stories_(stories), write_(write) {}

  absl::Status Run(const RunFacts& facts) {
    SAMESTORY_RETURN_IF_ERROR(
        write_(absl::StrCat(kHead, HtmlStyle(), "</style>\n</head>\n<body>\n",
                            Header(facts), "<main>\n")));
    std::vector<const Story*> singles;
    for (const Story& story : stories_.stories) {
      if (story.articles.size() == 1) {
        singles.push_back(&story);
      } else {
        SAMESTORY_RETURN_IF_ERROR(write_(StoryPart(story)));
      }
    }
    SAMESTORY_RETURN_IF_ERROR(WriteSingles(singles));
    SAMESTORY_RETURN_IF_ERROR(WriteStorylines());
    return write_("</main>\n</body>\n</html>\n");
  }

 private:
  std::string Header(const RunFacts& facts) const {
    std::string shown;
    if (stories_.stories.size() < facts.stories) {
      shown = absl::StrCat("; the page shows ", stories_.stories.size());
    }
    return absl::StrCat("<header>\n<h1>",
                        Count(facts.stories, "story", "stories"),
                        "</h1>\n<p class=\"facts\">", Articles(facts.articles),
                        ", ", Count(facts.copies, "copy", "copies"), ", ",
                        Count(facts.storylines, "storyline", "storylines"),
                        shown, "</p>\n</header>\n");
  }

  std::string StoryPart(const Story& story) const {
    const StoryFacts facts = FactsOf(articles_, story);
    std::vector<std::string> details = {Articles(story.articles.size())};
    if (!facts.sources.empty()) {
      details.push_back(Count(facts.sources.size(), "source", "sources"));
    }
    if (facts.first.has_value()) details.push_back(DaysOf(facts));
    if (!story.keywords.empty()) {
      details.push_back(EscapeHtml(absl::StrJoin(story.keywords, ", ")));
    }
    return absl::StrCat(
        "<article id=\"", EscapeHtml(story.id), "\">\n<h2 dir=\"auto\">",
        Linked(story.headline, articles_[story.headline_from].url),
        "</h2>\n<p class=\"facts\">", absl::StrJoin(details, " \u00b7 "),
        "</p>\n<ul>\n", Members(story), "</ul>\n</article>\n");
  }

  // A line for each canonical, its copies folded below.
  std::string Members(const Story& story) const {
    const std::vector<DocId> docs = GroupedArticles(stories_, story);
    std::string text;
    for (auto it = docs.begin(); it != docs.end();) {
      const auto group_end = std::find_if(it + 1, docs.end(), [&](DocId doc) {
        return stories_.placements[doc].canonical == doc;
      });
      absl::StrAppend(&text, "<li>", Line(*it));
      const std::vector<DocId> copies(it + 1, group_end);
      if (!copies.empty()) absl::StrAppend(&text, Copies(copies));
      absl::StrAppend(&text, "</li>\n");
      it = group_end;
    }
    return text;
  }

  std::string Copies(const std::vector<DocId>& copies) const {
    std::string text = absl::StrCat("<details><summary>",
                                    Count(copies.size(), "copy", "copies"),
                                    "</summary>\n<ul>\n");
    for (const DocId doc : copies) {
      absl::StrAppend(&text, "<li>", Line(doc), "</li>\n");
    }
    return absl::StrCat(text, "</ul></details>");
  }

  std::string Line(DocId doc) const {
    const Article& article = articles_[doc];
    std::vector<std::string> parts;
    if (article.published.has_value()) {
      parts.push_back(DayOf(article.published));
    }
    if (!article.source.empty()) {
      parts.push_back(absl::StrCat("<span class=\"source\"><bdi>",
                                   EscapeHtml(article.source),
                                   "</bdi></span>"));
    }
    const std::string title = TitleOrLead(article);
    parts.push_back(Linked(title.empty() ? article.id : title, article.url));
    return absl::StrJoin(parts, " ");
  }

  absl::Status WriteSingles(const std::vector<const Story*>& singles) {
    if (singles.empty()) return absl::OkStatus();
    SAMESTORY_RETURN_IF_ERROR(write_(
        absl::StrCat("<section>\n<h2>",
                     Count(singles.size(), "single article", "single articles"),
                     "</h2>\n<ul>\n")));
    for (const Story* story : singles) {
      SAMESTORY_RETURN_IF_ERROR(
          write_(absl::StrCat("<li id=\"", EscapeHtml(story->id), "\">",
                              Line(story->articles.front()), "</li>\n")));
    }
    return write_("</ul>\n</section>\n");
  }

  absl::Status WriteStorylines() {
    std::vector<std::vector<const Story*>> lines = LongStorylines(stories_);
    if (lines.empty()) return absl::OkStatus();
    SAMESTORY_RETURN_IF_ERROR(write_(absl::StrCat(
        "<section>\n<h2>", Count(lines.size(), "storyline", "storylines"),
        "</h2>\n")));
    for (std::vector<const Story*>& line : lines) {
      SAMESTORY_RETURN_IF_ERROR(write_(Storyline(&line)));
    }
    return write_("</section>\n");
  }

  // The stories of one storyline by time; those without a date come last.
  std::string Storyline(std::vector<const Story*>* line) const {
    const auto first_time = [&](const Story* story) {
      return FactsOf(articles_, *story).first.value_or(absl::InfiniteFuture());
    };
    std::stable_sort(line->begin(), line->end(),
                     [&](const Story* a, const Story* b) {
                       return first_time(a) < first_time(b);
                     });
    std::string text = "<ul>\n";
    for (const Story* story : *line) {
      absl::StrAppend(&text, "<li>", DayOf(FactsOf(articles_, *story).first),
                      " <a href=\"#", EscapeHtml(story->id), "\"><bdi>",
                      EscapeHtml(story->headline), "</bdi></a> ",
                      "<span class=\"facts\">",
                      Articles(story->articles.size()), "</span></li>\n");
    }
    return absl::StrCat(text, "</ul>\n");
  }

  const absl::Span<const Article> articles_;
  const Stories& stories_;
  const ByteSink write_;
};

}  // namespace

std::string EscapeHtml(absl::string_view text) {
  return absl::StrReplaceAll(ForTerminal(text), {{"&", "&amp;"},
                                                 {"<", "&lt;"},
                                                 {">", "&gt;"},
                                                 {"\"", "&quot;"},
                                                 {"'", "&#39;"}});
}

std::string SafeLink(absl::string_view url) {
  const bool is_web = absl::StartsWithIgnoreCase(url, "http://") ||
                      absl::StartsWithIgnoreCase(url, "https://");
  return is_web ? EscapeHtml(url) : "";
}

absl::Status WriteHtml(absl::Span<const Article> articles,
                       const Stories& stories, const RunFacts& facts,
                       ByteSink write) {
  return HtmlWriter(articles, stories, write).Run(facts);
}

}  // namespace samestory
