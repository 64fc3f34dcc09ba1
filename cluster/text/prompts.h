// The wording of what pages print around articles, one line or sentence at a
// time. tails.h says where in a text each kind is dropped.
//
//   ReadPageLine("Add Comment").is_prompt            // true
//   ReadPageLine("Related News:").is_list_header     // true
//   ReadPageLine("Reuters/A. Name").is_signature     // true
//
// Compared by folded words, so case and punctuation make no difference:
// "ADD COMMENT!" is a prompt too. English. Pure, thread-safe.

#ifndef SAMESTORY_CLUSTER_TEXT_PROMPTS_H_
#define SAMESTORY_CLUSTER_TEXT_PROMPTS_H_

#include <cstdint>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace samestory {

// What a line is, apart from text of the article. None: text.
struct PageLine {
  bool is_prompt = false;       // "Add Comment", "Follow us on Facebook."
  bool is_list_header = false;  // "Read More:"; a list of links may follow
  bool is_link = false;         // "Read more: Envoy in talks"
  bool is_signature = false;    // "(AFP)", "Reporting by A. Name", "Source: AP"
  bool is_byline = false;       // "By A. Name", "3 min read", a date alone
};

// `words` are the hashes of the line's folded words (folded_words.h): most
// lines are known for text by how many there are and by the first.
PageLine ReadPageLine(absl::string_view line, absl::Span<const uint64_t> words);
PageLine ReadPageLine(absl::string_view line);

// Whether `sentence` holds a placeholder nobody filled in: "[your website
// link]", "[insert name here]". Words that an editor put into a quotation
// ("[your] country", "[the minister]") are none.
bool HasPlaceholder(absl::string_view sentence);

// Whether `sentence` speaks to the reader about the page: "Share your
// thoughts in the comments below." Never true of a quotation.
bool AddressesReader(absl::string_view sentence);

// False only if no sentence of a text does: a quick look at its words' hashes.
bool MayAddressReader(absl::Span<const uint64_t> words);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_PROMPTS_H_
