// What a document says, sorted by the kind of evidence: the terms of each
// channel with their counts.
//
//   Evidence evidence = ExtractEvidence(
//       "", "The envoy's 11th trip to Zubara began on Monday, 12 May.");
//   evidence[Channel::kNames];     // "zubara"
//   evidence[Channel::kOrdinals];  // "11 trip"
//   evidence[Channel::kDates];     // "5-12"
//
// A term is a hash, different for each kind of term, so that one table of
// document frequencies serves all channels; of a batch's terms its upper half
// is kept (Background::KeyOf), which some two of 90,000 terms have in common.
// Words alone say what a text is about; names, numbers and ordinals say which
// event of that kind it is.
//
// Names are told by capitals inside a sentence; a capital at the beginning of
// one counts only if the same word stands capitalised elsewhere. Scripts
// without case have no names, and only English ordinals, months and weekdays
// are known: a channel that is empty is no evidence, neither for nor against.
//
// Cost: about 50 ns a word; 8 bytes a term. Pure and thread-safe.

#ifndef SAMESTORY_CLUSTER_STORY_EVIDENCE_H_
#define SAMESTORY_CLUSTER_STORY_EVIDENCE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

#include "absl/strings/string_view.h"
#include "cluster/story/capital_counts.h"
#include "cluster/story/term_lists.h"
#include "cluster/text/tokens.h"

namespace samestory {

enum class Channel : uint8_t {
  kWords,         // of title and body
  kTitle,         // the words of the title
  kLead,          // the first 60 words of the body; of none, the title
  kBigrams,       // two words in a row, title and body
  kNames,         // capitalised words, and two of them in a row
  kNumbers,       // of two digits at least, ordinals and dates
  kOrdinals,      // an ordinal with the noun after it: "11th trip"
  kOrdinalNouns,  // the noun alone: "trip"
  kDates,         // day and month
  kWeekdays,
  kCounts,      // a number with the noun after it: "42 dead"
  kCountNouns,  // the noun alone
};
constexpr size_t kChannels = 12;

// The channels that the words of the text make by themselves come first; the
// others are its marks.
constexpr size_t kTextChannels = 4;

// The words of a title and a body as they stand.
struct WordSequence {
  std::vector<uint64_t> hashes;
  size_t title_words = 0;
};

// The words of a body that are its lead.
constexpr size_t kLeadWords = 60;

// The term of kBigrams that two words in a row are:
// KeyOf(CombineHashes(PairBegin(hash of the first), hash of the second)).
uint64_t PairBegin(uint64_t first);

// The terms of each channel, ascending.
class Evidence {
 public:
  const std::vector<TermCount>& operator[](Channel channel) const {
    return terms_[static_cast<size_t>(channel)];
  }
  std::vector<TermCount>& operator[](Channel channel) {
    return terms_[static_cast<size_t>(channel)];
  }

  // The first weekday in the first 120 words of the body: 1 (Monday) to 7, 0
  // if there is none.
  uint8_t first_weekday = 0;

 private:
  std::array<std::vector<TermCount>, kChannels> terms_;
};

// A term as it stands in the text, for showing it to a person.
struct Mention {
  Channel channel;
  uint64_t term;
  uint32_t begin;  // bytes
  uint32_t end;
};

// What reading a text needs, kept for the next one.
struct ReadingMemory {
  // A token with a capital, and whether that may be there for another reason
  // than a name.
  struct Capital {
    uint32_t token;
    bool opens_speech;
  };

  Tokenizer tokenizer;
  CapitalCounts counts;
  std::vector<Capital> capitals;
};

// Of clean UTF-8 with its case.
Evidence ExtractEvidence(absl::string_view title, absl::string_view body);

// The same for one document after the other, without new memory for each.
class EvidenceReader {
 public:
  // Good until the next call.
  const Evidence& Read(absl::string_view title, absl::string_view body);

  // The same without the channels of the text, but for its words themselves.
  const Evidence& ReadMarks(absl::string_view title, absl::string_view body,
                            WordSequence* words);

 private:
  void Count(size_t first_channel);

  ReadingMemory memory_;
  std::array<std::vector<uint64_t>, kChannels> hashes_;  // as they stand
  Evidence evidence_;
};

// A set of channels.
class Channels {
 public:
  static Channels All() { return Channels(~uint32_t{0}); }
  static Channels Of(std::initializer_list<Channel> channels);

  bool Has(Channel channel) const {
    return bits_ >> static_cast<int>(channel) & 1;
  }

 private:
  explicit Channels(uint32_t bits) : bits_(bits) {}

  uint32_t bits_;
};

// Every mention of these channels in one text, in order of channel, then
// place. `is_title` tells a headline: names in it count only if not all its
// words have capitals.
std::vector<Mention> FindMentions(absl::string_view text, bool is_title,
                                  Channels wanted = Channels::All());

// The same in the place of what `mentions` holds.
void FindMentions(absl::string_view text, bool is_title, Channels wanted,
                  ReadingMemory* memory, std::vector<Mention>* mentions);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_STORY_EVIDENCE_H_
