// What the elements of feeds are called, and what each stands for.
//
//   SpaceOfUri("http://purl.org/rss/1.0/modules/content/")  // kContent
//   FindFeedField(FeedSpace::kContent, "encoded")           // {kContent, 0}
//   FindFeedField(FeedSpace::kItunes, "summary")            // {kSummary, 3}
//
// RSS of all versions, Atom 0.3 and 1.0 and CDF share one space: their names
// mean the same where they meet. Pure, thread-safe.

#ifndef SAMESTORY_IO_READ_FEED_NAMES_H_
#define SAMESTORY_IO_READ_FEED_NAMES_H_

#include <cstdint>

#include "absl/strings/string_view.h"

namespace samestory {

enum class FeedSpace : uint8_t {
  kCore,        // RSS, Atom, and names in no namespace
  kContent,     // content:encoded
  kDublinCore,  // dc: and dcterms:
  kMedia,       // Media RSS
  kItunes,      // podcasts
  kFeedburner,  // feedburner:origLink
  kXhtml,
  kRdf,
  kOther,
};

// The space of a namespace; kOther for one that feeds do not use.
FeedSpace SpaceOfUri(absl::string_view uri);

// What `prefix` stands for where nobody declared it; "" is kCore.
FeedSpace SpaceOfPrefix(absl::string_view prefix);

enum class FeedField : uint8_t {
  kNone,
  kTitle,
  kContent,  // the article, as far as the feed has it
  kSummary,
  kId,
  kLink,
  kPublished,
  kUpdated,
  kSource,  // where an aggregated item is from
  kLanguage,
};

// Of several elements for one field the lowest rank is taken.
struct FeedElement {
  FeedField field;
  int rank;
};

// The field of an element; `name` is in lower case, without its prefix.
FeedElement FindFeedField(FeedSpace space, absl::string_view name);

// What elements hold fields.
enum class FeedPart : uint8_t {
  kNone,
  kRoot,     // rss, RDF: around a channel
  kChannel,  // the feed itself
  kItem,     // an article
  kGroup,    // media:group, media:content: inside an item
};
FeedPart FindFeedPart(FeedSpace space, absl::string_view name);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_FEED_NAMES_H_
