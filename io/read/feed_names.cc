#include "io/read/feed_names.h"

#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/strip.h"

namespace samestory {
namespace {

struct Uri {
  absl::string_view uri;  // in lower case, without a slash at the end
  FeedSpace space;
};

// As their specifications have them, and as feeds in the wild misspell them.
constexpr Uri kUris[] = {
    {"", FeedSpace::kCore},
    {"http://backend.userland.com/rss", FeedSpace::kCore},
    {"http://backend.userland.com/rss2", FeedSpace::kCore},
    {"http://backend.userland.com/rss2.0", FeedSpace::kCore},
    {"http://blogs.law.harvard.edu/tech/rss", FeedSpace::kCore},
    {"http://cyber.law.harvard.edu/rss", FeedSpace::kCore},
    {"http://purl.org/rss/1.0", FeedSpace::kCore},
    {"http://purl.org/net/rss1.1#", FeedSpace::kCore},
    {"http://purl.org/rss/1.0/modules/rss091#", FeedSpace::kCore},
    {"http://my.netscape.com/rdf/simple/0.9", FeedSpace::kCore},
    {"http://channel.netscape.com/rdf/simple/0.9", FeedSpace::kCore},
    {"http://my.netscape.com/publish/formats/rss-0.91", FeedSpace::kCore},
    {"http://www.w3.org/2005/atom", FeedSpace::kCore},
    {"https://www.w3.org/2005/atom", FeedSpace::kCore},
    {"http://purl.org/atom/ns#", FeedSpace::kCore},
    {"http://example.com/newformat#", FeedSpace::kCore},
    {"http://purl.org/rss/1.0/modules/content", FeedSpace::kContent},
    {"http://purl.org/dc/elements/1.0", FeedSpace::kDublinCore},
    {"http://purl.org/dc/elements/1.1", FeedSpace::kDublinCore},
    {"http://purl.org/dc/terms", FeedSpace::kDublinCore},
    {"http://search.yahoo.com/mrss", FeedSpace::kMedia},
    {"http://www.rssboard.org/media-rss", FeedSpace::kMedia},
    {"http://www.itunes.com/dtds/podcast-1.0.dtd", FeedSpace::kItunes},
    {"http://www.itunes.com/dtds/podcast-2.0.dtd", FeedSpace::kItunes},
    {"http://example.com/dtds/podcast-1.0.dtd", FeedSpace::kItunes},
    {"http://rssnamespace.org/feedburner/ext/1.0", FeedSpace::kFeedburner},
    {"http://www.w3.org/1999/xhtml", FeedSpace::kXhtml},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", FeedSpace::kRdf},
};

constexpr Uri kPrefixes[] = {
    {"", FeedSpace::kCore},
    {"rss", FeedSpace::kCore},
    {"atom", FeedSpace::kCore},
    {"atom10", FeedSpace::kCore},
    {"content", FeedSpace::kContent},
    {"dc", FeedSpace::kDublinCore},
    {"dcterms", FeedSpace::kDublinCore},
    {"media", FeedSpace::kMedia},
    {"itunes", FeedSpace::kItunes},
    {"feedburner", FeedSpace::kFeedburner},
    {"xhtml", FeedSpace::kXhtml},
    {"rdf", FeedSpace::kRdf},
};

struct Field {
  FeedSpace space;
  absl::string_view name;
  FeedElement element;
};

constexpr Field kFields[] = {
    {FeedSpace::kCore, "title", {FeedField::kTitle, 0}},
    {FeedSpace::kCore, "link", {FeedField::kLink, 1}},
    {FeedSpace::kCore, "guid", {FeedField::kId, 0}},
    {FeedSpace::kCore, "id", {FeedField::kId, 0}},
    {FeedSpace::kCore, "description", {FeedField::kSummary, 0}},
    {FeedSpace::kCore, "summary", {FeedField::kSummary, 0}},
    {FeedSpace::kCore, "abstract", {FeedField::kSummary, 0}},
    {FeedSpace::kCore, "content", {FeedField::kContent, 0}},
    {FeedSpace::kCore, "body", {FeedField::kContent, 1}},
    {FeedSpace::kCore, "fullitem", {FeedField::kContent, 1}},
    {FeedSpace::kCore, "pubdate", {FeedField::kPublished, 0}},
    {FeedSpace::kCore, "published", {FeedField::kPublished, 0}},
    {FeedSpace::kCore, "issued", {FeedField::kPublished, 0}},
    {FeedSpace::kCore, "created", {FeedField::kPublished, 2}},
    {FeedSpace::kCore, "updated", {FeedField::kUpdated, 0}},
    {FeedSpace::kCore, "modified", {FeedField::kUpdated, 0}},
    {FeedSpace::kCore, "source", {FeedField::kSource, 0}},
    {FeedSpace::kCore, "language", {FeedField::kLanguage, 0}},
    {FeedSpace::kContent, "encoded", {FeedField::kContent, 0}},
    {FeedSpace::kXhtml, "body", {FeedField::kContent, 1}},
    {FeedSpace::kDublinCore, "title", {FeedField::kTitle, 1}},
    {FeedSpace::kDublinCore, "description", {FeedField::kSummary, 1}},
    {FeedSpace::kDublinCore, "abstract", {FeedField::kSummary, 2}},
    {FeedSpace::kDublinCore, "identifier", {FeedField::kId, 1}},
    {FeedSpace::kDublinCore, "date", {FeedField::kPublished, 1}},
    {FeedSpace::kDublinCore, "issued", {FeedField::kPublished, 1}},
    {FeedSpace::kDublinCore, "created", {FeedField::kPublished, 2}},
    {FeedSpace::kDublinCore, "modified", {FeedField::kUpdated, 1}},
    {FeedSpace::kDublinCore, "language", {FeedField::kLanguage, 1}},
    {FeedSpace::kMedia, "title", {FeedField::kTitle, 2}},
    {FeedSpace::kMedia, "description", {FeedField::kSummary, 4}},
    {FeedSpace::kItunes, "title", {FeedField::kTitle, 3}},
    {FeedSpace::kItunes, "summary", {FeedField::kSummary, 3}},
    {FeedSpace::kItunes, "subtitle", {FeedField::kSummary, 5}},
    {FeedSpace::kFeedburner, "origlink", {FeedField::kLink, 0}},
};

}  // namespace

FeedSpace SpaceOfUri(absl::string_view uri) {
  const std::string lower = absl::AsciiStrToLower(uri);
  const absl::string_view name = absl::StripSuffix(lower, "/");
  for (const Uri& each : kUris) {
    if (each.uri == name) return each.space;
  }
  return FeedSpace::kOther;
}

FeedSpace SpaceOfPrefix(absl::string_view prefix) {
  for (const Uri& each : kPrefixes) {
    if (each.uri == prefix) return each.space;
  }
  return FeedSpace::kOther;
}

FeedElement FindFeedField(FeedSpace space, absl::string_view name) {
  for (const Field& each : kFields) {
    if (each.space == space && each.name == name) return each.element;
  }
  return {FeedField::kNone, 0};
}

FeedPart FindFeedPart(FeedSpace space, absl::string_view name) {
  if (space == FeedSpace::kRdf) {
    return name == "rdf" ? FeedPart::kRoot : FeedPart::kNone;
  }
  if (space == FeedSpace::kMedia) {
    const bool group = name == "group" || name == "content";
    return group ? FeedPart::kGroup : FeedPart::kNone;
  }
  if (space != FeedSpace::kCore) return FeedPart::kNone;
  if (name == "item" || name == "entry") return FeedPart::kItem;
  if (name == "channel" || name == "feed") return FeedPart::kChannel;
  return name == "rss" ? FeedPart::kRoot : FeedPart::kNone;
}

}  // namespace samestory
