// The words that say what a story is about.
//
//   const TermWorth worth(Background::Shipped(), foreign_words);
//   KeywordChooser chooser(documents, worth);
//   chooser.Choose({0, 1, 4}, 6);   // {"Ana Bell", "Zubara", "ceasefire", ...}
//
// Names and rare words, by their weight summed over the members; in a story
// of several members only what two of them share. What stands in a link
// ("pic.example.org/MFyWLG4H") is none. Written as they stand in the
// text first. Of a story twelve members are read, of each body 1,500 bytes:
// some 20 us a member. Deterministic. A chooser is one thread's own, and keeps
// its memory from story to story; they share one TermWorth.

#ifndef SAMESTORY_CLUSTER_STORY_KEYWORDS_H_
#define SAMESTORY_CLUSTER_STORY_KEYWORDS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "base/place_table.h"
#include "cluster/story/background.h"
#include "cluster/story/evidence.h"
#include "cluster/story/fixed_point.h"
#include "cluster/story/foreign_terms.h"
#include "cluster/story/story_types.h"

namespace samestory {

// What a term's frequency makes of it: in news at large, and in the batch's own
// articles of languages that those say nothing of. Costs some 0.1 ms to make.
// Thread-safe.
class TermWorth {
 public:
  // Both must outlive this.
  TermWorth(const Background& background, const ForeignTerms& foreign);

  // Whether it is too common to say anything: so are two words of three.
  bool IsCommon(uint64_t term) const {
    return common_.contains(Background::KeyOf(term));
  }

  Fixed IdfOf(uint64_t term) const;

 private:
  const Background& background_;
  const ForeignTerms& foreign_;
  const Fixed log_of_all_;  // documents of the background, and one more
  absl::flat_hash_set<uint32_t> common_;  // keys
};

class KeywordChooser {
 public:
  // Both must outlive the chooser.
  KeywordChooser(absl::Span<const StoryDocument> documents,
                 const TermWorth& worth)
      : documents_(documents), worth_(worth) {}

  // At most `count`, of the story that has these members.
  std::vector<std::string> Choose(absl::Span<const uint32_t> members,
                                  size_t count);

 private:
  struct Term {
    uint64_t term = 0;
    absl::string_view text;  // as it stands first
    uint32_t count = 0;
    uint32_t members = 0;
    uint32_t last_member = UINT32_MAX;
    Channel channel = Channel::kWords;
  };

  // One that is heavy, and its place in terms_.
  struct Heavy {
    Fixed weight;
    uint64_t term;
    uint32_t place;
  };
  static bool IsHeavier(const Heavy& x, const Heavy& y);

  void Read(absl::string_view text, bool is_title, uint32_t member);
  Term& Find(uint64_t term);
  void WeighTerms(uint32_t least_members);
  void PreferWholeNames();
  absl::string_view TextOf(const Heavy& heavy) const {
    return terms_[heavy.place].text;
  }

  const absl::Span<const StoryDocument> documents_;
  const TermWorth& worth_;

  // Of the story that is read.
  std::vector<Term> terms_;  // those not common, as they come
  PlaceTable table_;         // of terms_
  std::vector<Heavy> heavy_;
  std::vector<Mention> mentions_;
  ReadingMemory memory_;
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_KEYWORDS_H_
