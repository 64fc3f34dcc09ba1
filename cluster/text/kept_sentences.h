// Which sentences of a text stay when it is cleaned.
//
//   KeptSentences kept(outline);       // all of them
//   kept.Drop(2);
//   kept.Text(body);                   // the others, lines joined by "\n"
//   kept.AppendWords(&hashes);         // their words
//
// Cleaning marks and never copies. The words of Text() are the words of
// AppendWords(): sentences end between words.
//
// Cost: a byte a sentence. Belongs to one thread; `outline` must outlive it.

#ifndef SAMESTORY_CLUSTER_TEXT_KEPT_SENTENCES_H_
#define SAMESTORY_CLUSTER_TEXT_KEPT_SENTENCES_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "cluster/text/outline.h"

namespace samestory {

class KeptSentences {
 public:
  explicit KeptSentences(const Outline& outline)
      : outline_(&outline), dropped_(outline.sentences.size()) {}

  const Outline& outline() const { return *outline_; }

  void Drop(size_t sentence) { dropped_[sentence] = true; }
  void DropLine(size_t line);

  bool Has(size_t sentence) const { return !dropped_[sentence]; }
  bool HasAll() const;
  bool HasWords() const;

  // What is left of a line, from its first kept sentence to its last. An empty
  // range if nothing is.
  Outline::Sentence LeftOf(size_t line) const;

  // Lines that nothing was dropped of stay as they are, others are the
  // sentences left, joined by spaces.
  std::string Text(absl::string_view text) const;

  // Appends the hashes of the words that stay, in order.
  void AppendWords(std::vector<uint64_t>* hashes) const;

 private:
  const Outline* outline_;
  std::vector<uint8_t> dropped_;  // by sentence
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_KEPT_SENTENCES_H_
