#include "io/write/text.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"
#include "base/status_macros.h"
#include "io/write/reading_order.h"
#include "io/write/story_facts.h"
#include "io/write/terminal_text.h"

namespace samestory {
namespace {

// Widths of the columns of a member's line.
constexpr int kMinWidth = 40;
constexpr int kMarkWidth = 6;  // "    * "
constexpr int kDateWidth = 10;
constexpr int kMaxSourceWidth = 18;
constexpr int kMaxIdWidth = 24;
constexpr int kGap = 2;

// A line has room for a date from this width on.
constexpr int kDatedWidth = 60;
constexpr int kSizeWidth = 14;  // "12345 articles"

constexpr absl::string_view kBold = "\x1b[1m";
constexpr absl::string_view kFaint = "\x1b[2m";
constexpr absl::string_view kReset = "\x1b[0m";

std::string Count(size_t count, absl::string_view noun) {
  if (count == 1) return absl::StrCat("1 ", noun);
  const bool y = noun.back() == 'y';
  if (y) noun.remove_suffix(1);
  return absl::StrCat(count, " ", noun, y ? "ies" : "s");
}

std::string Day(const absl::optional<absl::Time>& time) {
  return FormatPublished(time).substr(0, kDateWidth);
}

std::string DaySpan(const StoryFacts& facts) {
  const std::string first = Day(facts.first);
  const std::string last = Day(facts.last);
  return first == last ? first : absl::StrCat(first, " to ", last);
}

// The columns that some articles share: how wide, and which are worth showing.
struct Columns {
  int date = 0;
  int source = 0;
  int title = 0;
  int id = 0;
};

class TextWriter {
 public:
  TextWriter(absl::Span<const Article> articles, const Stories& stories,
             const TextOptions& options, ByteSink write)
      : articles_(articles),
        stories_(stories),
        options_(options),
        width_(std::max(options.width, kMinWidth)),
        write_(write) {}

  absl::Status Run() {
    std::vector<const Story*> singles;
    for (const Story& story : stories_.stories) {
      if (story.articles.size() == 1) {
        singles.push_back(&story);
      } else {
        SAMESTORY_RETURN_IF_ERROR(WriteStory(story));
      }
    }
    SAMESTORY_RETURN_IF_ERROR(WriteSingles(singles));
    return WriteStorylines();
  }

 private:
  absl::Status WriteStory(const Story& story) {
    const StoryFacts facts = FactsOf(articles_, story);
    std::string details = Count(story.articles.size(), "article");
    if (!facts.sources.empty()) {
      absl::StrAppend(&details, ", ", Count(facts.sources.size(), "source"));
    }
    if (facts.first.has_value()) {
      absl::StrAppend(&details, ", ", DaySpan(facts));
    }
    if (!story.keywords.empty()) {
      absl::StrAppend(&details, ": ", absl::StrJoin(story.keywords, ", "));
    }
    SAMESTORY_RETURN_IF_ERROR(WriteTitle(ForTerminal(story.headline)));
    SAMESTORY_RETURN_IF_ERROR(WriteFaint(ForTerminal(details)));
    const Columns columns = MeasureColumns(story.articles);
    for (const DocId doc : GroupedArticles(stories_, story)) {
      SAMESTORY_RETURN_IF_ERROR(WriteMember(story, doc, columns));
    }
    return write_("\n");
  }

  bool IsCanonical(DocId doc) const {
    return stories_.placements[doc].canonical == doc;
  }

  Columns MeasureColumns(absl::Span<const DocId> docs) const {
    Columns columns;
    for (const DocId doc : docs) {
      const Article& article = articles_[doc];
      if (article.published.has_value()) columns.date = kDateWidth;
      columns.source = std::max(columns.source, ShownWidth(article.source));
      columns.id = std::max(columns.id, ShownWidth(article.id));
      // A copy's likeness stands in the place of the date.
      if (!IsCanonical(doc)) columns.date = kDateWidth;
    }
    // Narrow windows give up the date, then parts of names.
    if (width_ < kDatedWidth) columns.date = 0;
    columns.source = std::min({columns.source, kMaxSourceWidth, width_ / 5});
    columns.id = std::min({columns.id, kMaxIdWidth, width_ / 5});
    int taken = kMarkWidth + columns.id + kGap;
    if (columns.date > 0) taken += columns.date + kGap;
    if (columns.source > 0) taken += columns.source + kGap;
    columns.title = width_ - taken;
    return columns;
  }

  static int ShownWidth(absl::string_view text) {
    return DisplayWidth(ForTerminal(text));
  }

  absl::Status WriteMember(const Story& story, DocId doc,
                           const Columns& columns) {
    const Article& article = articles_[doc];
    const MergeEvidence& evidence = stories_.placements[doc].to_canonical;
    const bool copy = !IsCanonical(doc);
    const bool part = evidence.reason == MergeReason::kContainment;
    const bool headline =
        doc == story.headline_from && story.articles.size() > 1;
    std::string line = absl::StrCat("  ", headline ? "*" : " ",
                                    !copy  ? " "
                                    : part ? "<"
                                           : "=",
                                    "  ");
    if (columns.date > 0) {
      const std::string date =
          copy ? Likeness(evidence) : Day(article.published);
      absl::StrAppend(&line, Faint(PadToWidth(date, columns.date)), "  ");
    }
    if (columns.source > 0) {
      absl::StrAppend(
          &line, PadToWidth(ForTerminal(article.source), columns.source), "  ");
    }
    absl::StrAppend(&line, PadToWidth(TitleOrLead(article), columns.title),
                    "  ");
    const std::string id = CutToWidth(ForTerminal(article.id), columns.id);
    return write_(absl::StrCat(line, Faint(id), "\n"));
  }

  static std::string Likeness(const MergeEvidence& evidence) {
    const bool part = evidence.reason == MergeReason::kContainment;
    const double share = part ? evidence.containment : evidence.jaccard;
    return absl::StrCat(std::floor(share * 100), " %");
  }

  absl::Status WriteSingles(const std::vector<const Story*>& singles) {
    if (singles.empty()) return absl::OkStatus();
    SAMESTORY_RETURN_IF_ERROR(
        WriteTitle(Count(singles.size(), "single article")));
    const size_t shown =
        std::min<size_t>(singles.size(), std::max(options_.max_singles, 0));
    std::vector<DocId> docs;
    for (size_t i = 0; i < shown; ++i) {
      docs.push_back(singles[i]->articles.front());
    }
    const Columns columns = MeasureColumns(docs);
    for (size_t i = 0; i < shown; ++i) {
      SAMESTORY_RETURN_IF_ERROR(WriteMember(*singles[i], docs[i], columns));
    }
    SAMESTORY_RETURN_IF_ERROR(WriteRest(singles.size() - shown));
    return write_("\n");
  }

  absl::Status WriteStorylines() {
    std::vector<std::vector<const Story*>> lines = LongStorylines(stories_);
    if (lines.empty()) return absl::OkStatus();
    SAMESTORY_RETURN_IF_ERROR(WriteTitle(Count(lines.size(), "storyline")));
    const size_t shown =
        std::min<size_t>(lines.size(), std::max(options_.max_storylines, 0));
    for (size_t i = 0; i < shown; ++i) {
      SAMESTORY_RETURN_IF_ERROR(WriteStoryline(&lines[i]));
    }
    return WriteRest(lines.size() - shown);
  }

  // The stories of one storyline by time; those without a date come last.
  absl::Status WriteStoryline(std::vector<const Story*>* line) {
    std::stable_sort(line->begin(), line->end(),
                     [&](const Story* a, const Story* b) {
                       return FirstTime(*a) < FirstTime(*b);
                     });
    SAMESTORY_RETURN_IF_ERROR(
        WriteFaint(absl::StrCat("  ", Count(line->size(), "story"))));
    for (const Story* story : *line) {
      const StoryFacts facts = FactsOf(articles_, *story);
      const std::string size = Count(story->articles.size(), "article");
      const int room = width_ - kMarkWidth - kDateWidth - 2 * kGap - kSizeWidth;
      SAMESTORY_RETURN_IF_ERROR(write_(
          absl::StrCat(std::string(kMarkWidth, ' '),
                       Faint(PadToWidth(Day(facts.first), kDateWidth)), "  ",
                       PadToWidth(ForTerminal(story->headline), room), "  ",
                       Faint(size), "\n")));
    }
    return absl::OkStatus();
  }

  absl::Time FirstTime(const Story& story) const {
    return FactsOf(articles_, story).first.value_or(absl::InfiniteFuture());
  }

  absl::Status WriteRest(size_t count) {
    if (count == 0) return absl::OkStatus();
    return WriteFaint(
        absl::StrCat("      and ", count, " more (--format=csv has them all)"));
  }

  absl::Status WriteTitle(const std::string& title) {
    const std::string cut = CutToWidth(title, width_);
    if (!options_.color) return write_(absl::StrCat(cut, "\n"));
    return write_(absl::StrCat(kBold, cut, kReset, "\n"));
  }

  absl::Status WriteFaint(const std::string& line) {
    return write_(absl::StrCat(Faint(CutToWidth(line, width_)), "\n"));
  }

  std::string Faint(const std::string& text) const {
    return options_.color ? absl::StrCat(kFaint, text, kReset) : text;
  }

  const absl::Span<const Article> articles_;
  const Stories& stories_;
  const TextOptions options_;
  const int width_;
  const ByteSink write_;
};

}  // namespace

absl::Status WriteText(absl::Span<const Article> articles,
                       const Stories& stories, const TextOptions& options,
                       ByteSink write) {
  return TextWriter(articles, stories, options, write).Run();
}

}  // namespace samestory
