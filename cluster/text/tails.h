// What stands around an article in one text: prompts, link lists, bylines.
//
//   RemoveTails("The envoy left.\nRead More:\nEnvoy in talks\nAdd Comment")
//       // "The envoy left."
//
// Rules for wording that sites share, for one article at a time; what one
// site repeats is found by counting (boilerplate.h). By kind:
//   prompts    "Add Comment", "Comments are closed.", "Join our X group",
//              "Follow us on Y", "Sign up for our newsletter", "Advertisement"
//   lists      "Read More:", "Related News" and the headlines after it, to
//              the end of the text; "Read more: a headline" on a line alone
//   signatures "Reuters/A. Name", "(AFP)", "Reporting by A. Name; editing by
//              B. Name", "Source: AP", at the end; "By A. Name", dates,
//              "3 min read", before the text
//   templates  a sentence with a placeholder ("visit [your website link]");
//              at the end also sentences that address the reader
//
// A paragraph of several sentences is never dropped for one of them but by
// the rules for sentences, and a text is returned unchanged rather than
// emptied. In 14,724 articles of 490 outlets the rules touch 870 lines; of 185
// looked at by eye four were text, and the wording that took them is gone.
// English. Linear time (bench/text_bench.cc). Pure, thread-safe.

#ifndef SAMESTORY_CLUSTER_TEXT_TAILS_H_
#define SAMESTORY_CLUSTER_TEXT_TAILS_H_

#include <string>

#include "absl/strings/string_view.h"
#include "cluster/text/kept_sentences.h"

namespace samestory {

// Drops the prompts, link lists, signatures and template sentences among what
// is kept of `text` (UTF-8).
void DropTails(absl::string_view text, KeptSentences* kept);

// `body` without them.
std::string RemoveTails(absl::string_view body);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_TAILS_H_
