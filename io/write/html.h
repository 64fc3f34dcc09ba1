// Stories as one page for a browser: nothing to install, nothing to fetch.
//
//   WriteHtml(articles, stories, facts, write);   // > stories.html
//
// The largest stories first, each with its headline, sources, time and
// articles, copies folded away; then the articles that are alone, then the
// storylines. One file without scripts, readable in light and dark, narrow and
// wide.
//
// Titles are scraped, so they may hold anything: all text is escaped, control
// and bidi characters are dropped, only http and https addresses become links,
// and the page's own policy (CSP) forbids the browser to load or run anything.
// EscapeHtml() and SafeLink() are where that is decided.

#ifndef SAMESTORY_IO_WRITE_HTML_H_
#define SAMESTORY_IO_WRITE_HTML_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "cluster/stories.h"
#include "cluster/text/article.h"
#include "io/write/byte_sink.h"
#include "io/write/run_facts.h"

namespace samestory {

absl::Status WriteHtml(absl::Span<const Article> articles,
                       const Stories& stories, const RunFacts& facts,
                       ByteSink write);

// `text` for between tags and for quoted attributes.
std::string EscapeHtml(absl::string_view text);

// `url`, escaped, if it is http or https; else empty.
std::string SafeLink(absl::string_view url);

}  // namespace samestory

#endif  // SAMESTORY_IO_WRITE_HTML_H_
