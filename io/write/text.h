// Stories as a person reads them.
//
//   Envoy returns for ceasefire talks
//   3 articles, 2 sources, 2024-10-22 to 2024-10-23: ceasefire, envoy
//     * 2024-10-22  alpha.org  Envoy returns for ceasefire talks      a17
//     =       97 %  beta.org   Envoy returns for talks                b4
//       2024-10-23  beta.org   Talks resume after the envoy's visit   b9
//
//   2 single articles
//       2024-10-21  beta.org   Harvest fair opens                     b1
//       ...
//
// "*" marks the article the headline is from, "=" a copy of the one above it
// and the words they share, "<" one that is contained in it. Articles that are
// alone in their story stand together at the end, then the storylines that
// join stories. Lines fit `width`; nothing in them can move the cursor.

#ifndef SAMESTORY_IO_WRITE_TEXT_H_
#define SAMESTORY_IO_WRITE_TEXT_H_

#include "absl/status/status.h"
#include "absl/types/span.h"
#include "cluster/stories.h"
#include "cluster/text/article.h"
#include "io/write/byte_sink.h"

namespace samestory {

struct TextOptions {
  int width = 100;     // columns; at least 40 are used
  bool color = false;  // ANSI: bold headlines, faint details

  // How many single articles and storylines are listed; the rest is counted.
  int max_singles = 50;
  int max_storylines = 20;
};

absl::Status WriteText(absl::Span<const Article> articles,
                       const Stories& stories, const TextOptions& options,
                       ByteSink write);

}  // namespace samestory

#endif  // SAMESTORY_IO_WRITE_TEXT_H_
