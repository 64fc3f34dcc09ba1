#include "cli/explain_text.h"

#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "cli/help_text.h"
#include "cli/numbers.h"
#include "io/write/merge_reasons.h"
#include "io/write/terminal_text.h"
#include "nlohmann/json.hpp"

namespace samestory {
namespace {

using Json = nlohmann::ordered_json;

// Of a text that stands for a missing title: about one line.
constexpr size_t kLabelBytes = 70;

// Of the names of evidence that is not there: a line of 80 with its indent.
constexpr size_t kAbsentWidth = 69;

bool AreCopies(const ExplainedPair& pair) {
  return pair.why.canonical_a == pair.why.canonical_b;
}

const Story& StoryOf(const ExplainedPair& pair, DocId doc) {
  return pair.stories.stories[pair.stories.placements[doc].story];
}

bool AreOneStory(const ExplainedPair& pair) {
  return pair.stories.placements[pair.a].story ==
         pair.stories.placements[pair.b].story;
}

// Whether the two alone would be copies, whatever group each has found.
bool AreAlike(const ExplainedPair& pair) {
  const double least = pair.thresholds.containment_threshold;
  const bool contained = least > 0 && (pair.why.containment_a_in_b >= least ||
                                       pair.why.containment_b_in_a >= least);
  return pair.why.jaccard >= pair.thresholds.jaccard_threshold || contained;
}

std::string Day(const Article& article) {
  if (!article.published.has_value()) return "no date";
  return absl::FormatTime("%Y-%m-%d", *article.published, absl::UTCTimeZone());
}

// What to know an article by: its title, else how its text begins.
std::string Label(const Article& article) {
  if (!article.title.empty()) return article.title;
  if (article.body.empty()) return "no title, no text";
  absl::string_view start = article.body;
  if (start.size() <= kLabelBytes) return std::string(start);
  start = start.substr(0, start.rfind(' ', kLabelBytes));
  return absl::StrCat("no title: ", start.substr(0, kLabelBytes), " ...");
}

std::string Introduction(absl::string_view letter, const Article& article) {
  std::string label = Label(article);
  std::replace(label.begin(), label.end(), '\n', ' ');
  return absl::StrFormat("%s  %s\n   %s (%s, %s)\n", letter, article.id, label,
                         article.source.empty() ? "no source" : article.source,
                         Day(article));
}

std::string Figure(absl::string_view name, double value, double threshold) {
  const std::string least = threshold > 0
                                ? absl::StrFormat("copies from %.2f", threshold)
                                : "not used";
  return absl::StrFormat("  %-28s%7.4f   %s\n", name, value, least);
}

// How one of the two is a member of its group.
std::string Membership(const ExplainedPair& pair, absl::string_view letter,
                       DocId canonical, const MergeEvidence& evidence) {
  if (evidence.reason == MergeReason::kCanonical) return "";
  return absl::StrFormat(
      "  %s is a copy of %s: %s, Jaccard %.4f,"
      " %.4f of it lies there\n",
      letter, pair.articles[canonical].id, MergeReasonName(evidence.reason),
      evidence.jaccard, evidence.containment);
}

std::string CopiesVerdict(const ExplainedPair& pair) {
  if (AreCopies(pair)) {
    return absl::StrCat("Copies: yes, of the group around ",
                        pair.articles[pair.why.canonical_a].id, "\n");
  }
  if (!AreAlike(pair)) return "Copies: no\n";
  return "Copies: no; alike enough, but in two groups, since a member is like "
         "its canonical and short texts or round-ups have no members by "
         "containment\n";
}

std::string CopiesPart(const ExplainedPair& pair) {
  const Explanation& why = pair.why;
  const double contained = pair.thresholds.containment_threshold;
  return absl::StrCat(
      CopiesVerdict(pair),
      Figure("Jaccard of A and B", why.jaccard,
             pair.thresholds.jaccard_threshold),
      Figure("share of A that lies in B", why.containment_a_in_b, contained),
      Figure("share of B that lies in A", why.containment_b_in_a, contained),
      "  shingles: A ", GroupDigits(why.shingles_a), ", B ",
      GroupDigits(why.shingles_b), ", in both ",
      GroupDigits(why.shared_shingles), "\n",
      Membership(pair, "A", why.canonical_a, why.evidence_a),
      Membership(pair, "B", why.canonical_b, why.evidence_b));
}

std::string ChannelRow(const ChannelEvidence& channel) {
  const std::string note =
      channel.unknown ? "unknown on one side: as the words let expect" : "";
  const std::string shared = absl::StrJoin(channel.shared, ", ");
  // Adding 0 makes a negative zero positive.
  std::string row = absl::StrFormat(
      "  %-20s%8.4f%9.3f%9.3f  %s", channel.name, channel.value + 0.0,
      channel.weight, channel.contribution + 0.0, note.empty() ? shared : note);
  absl::StripTrailingAsciiWhitespace(&row);
  return absl::StrCat(row, "\n");
}

// "  none of: dates, counts", in lines that fit beside the table.
std::string AbsentChannels(const std::vector<absl::string_view>& names) {
  if (names.empty()) return "";
  return absl::StrCat(
      "  none of: ", WrapText(absl::StrJoin(names, ", "), kAbsentWidth, 11),
      "\n");
}

std::string ChannelTable(const PairExplanation& story) {
  std::string table = absl::StrFormat("  %-20s%8s%9s%9s  %s\n", "evidence",
                                      "value", "weight", "adds", "in both");
  std::vector<absl::string_view> absent;
  for (const ChannelEvidence& channel : story.channels) {
    if (channel.value == 0 && channel.contribution == 0 && !channel.unknown) {
      absent.push_back(channel.name);
    } else {
      absl::StrAppend(&table, ChannelRow(channel));
    }
  }
  absl::StrAppend(&table, AbsentChannels(absent));
  absl::StrAppendFormat(&table, "  %-20s%26.3f\n", "without evidence",
                        story.bias);
  absl::StrAppendFormat(&table, "  %-20s%26.3f  one story from %.3f, p %.3f\n",
                        "sum", story.logit, story.threshold, story.probability);
  return table;
}

std::string Path(const ExplainedPair& pair) {
  std::vector<absl::string_view> ids;
  for (const uint32_t doc : pair.why.story.path) {
    ids.push_back(pair.articles[doc].id);
  }
  if (ids.size() < 2) return "";
  return absl::StrCat("  path: ", absl::StrJoin(ids, " -> "), "\n");
}

std::string StoryLine(const ExplainedPair& pair, absl::string_view letter,
                      DocId doc) {
  const Story& story = StoryOf(pair, doc);
  return absl::StrCat("  ", letter, " is in ", story.id, ": ", story.headline,
                      "\n");
}

std::string StoryPart(const ExplainedPair& pair) {
  const bool together = AreOneStory(pair);
  std::string part = absl::StrCat("One story: ", together ? "yes" : "no", "\n");
  if (AreCopies(pair)) {
    absl::StrAppend(&part, "  Copies tell one story.\n");
  } else {
    absl::StrAppend(&part, "  ", pair.why.story.verdict, "\n",
                    ChannelTable(pair.why.story), Path(pair));
  }
  absl::StrAppend(&part, StoryLine(pair, together ? "each" : "A", pair.a));
  if (!together) absl::StrAppend(&part, StoryLine(pair, "B", pair.b));
  const bool one_line =
      StoryOf(pair, pair.a).storyline == StoryOf(pair, pair.b).storyline;
  absl::StrAppend(&part, "\nOne storyline: ", one_line ? "yes" : "no", "\n");
  return part;
}

Json ToJson(const Article& article) {
  Json json = {{"id", article.id}};
  if (!article.title.empty()) json["title"] = article.title;
  if (!article.url.empty()) json["url"] = article.url;
  if (!article.source.empty()) json["source"] = article.source;
  return json;
}

Json ToJson(const MergeEvidence& evidence, const Article& canonical) {
  return {{"canonical", canonical.id},
          {"reason", MergeReasonName(evidence.reason).data()},
          {"jaccard", evidence.jaccard},
          {"containment", evidence.containment},
          {"containment_of_canonical", evidence.containment_of_canonical}};
}

Json ToJson(const ChannelEvidence& channel) {
  return {{"name", channel.name},       {"value", channel.value},
          {"weight", channel.weight},   {"contribution", channel.contribution},
          {"unknown", channel.unknown}, {"shared", channel.shared}};
}

Json CopiesJson(const ExplainedPair& pair) {
  const Explanation& why = pair.why;
  return {{"same_group", AreCopies(pair)},
          {"jaccard", why.jaccard},
          {"jaccard_threshold", pair.thresholds.jaccard_threshold},
          {"containment_a_in_b", why.containment_a_in_b},
          {"containment_b_in_a", why.containment_b_in_a},
          {"containment_threshold", pair.thresholds.containment_threshold},
          {"shingles_a", why.shingles_a},
          {"shingles_b", why.shingles_b},
          {"shared_shingles", why.shared_shingles},
          {"a", ToJson(why.evidence_a, pair.articles[why.canonical_a])},
          {"b", ToJson(why.evidence_b, pair.articles[why.canonical_b])}};
}

Json StoryJson(const ExplainedPair& pair) {
  const PairExplanation& story = pair.why.story;
  Json json = {{"same_story", AreOneStory(pair)},
               {"same_storyline", StoryOf(pair, pair.a).storyline ==
                                      StoryOf(pair, pair.b).storyline},
               {"story_a", StoryOf(pair, pair.a).id},
               {"story_b", StoryOf(pair, pair.b).id}};
  if (AreCopies(pair)) return json;
  json["verdict"] = story.verdict;
  json["logit"] = story.logit;
  json["threshold"] = story.threshold;
  json["probability"] = story.probability;
  json["bias"] = story.bias;
  json["channels"] = Json::array();
  for (const ChannelEvidence& channel : story.channels) {
    json["channels"].push_back(ToJson(channel));
  }
  json["path"] = Json::array();
  for (const uint32_t doc : story.path) {
    json["path"].push_back(pair.articles[doc].id);
  }
  return json;
}

}  // namespace

std::string ExplainText(const ExplainedPair& pair) {
  const std::string text =
      absl::StrCat(Introduction("A", pair.articles[pair.a]),
                   Introduction("B", pair.articles[pair.b]), "\n",
                   CopiesPart(pair), "\n", StoryPart(pair));
  // Scraped titles and words may hold what moves a terminal's cursor.
  std::vector<std::string> lines;
  for (const absl::string_view line : absl::StrSplit(text, '\n')) {
    lines.push_back(ForTerminal(line));
  }
  return absl::StrJoin(lines, "\n");
}

std::string ExplainJson(const ExplainedPair& pair) {
  const Json json = {{"a", ToJson(pair.articles[pair.a])},
                     {"b", ToJson(pair.articles[pair.b])},
                     {"copies", CopiesJson(pair)},
                     {"story", StoryJson(pair)}};
  // Scraped titles may hold bytes that are no UTF-8.
  return absl::StrCat(json.dump(2, ' ', false, Json::error_handler_t::replace),
                      "\n");
}

}  // namespace samestory
