#include "cluster/story/evidence.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "base/hashing.h"
#include "base/sort_hashes.h"
#include "cluster/story/background.h"
#include "cluster/text/tokens.h"

namespace samestory {
namespace {

// How far into the body the day of the news itself is told.
constexpr size_t kDayWords = 120;

// A headline in which more than this part of the longer words have capitals
// is written in capitals throughout: they tell no names.
constexpr double kTitleCase = .6;
constexpr size_t kLongerWord = 4;

// What keeps terms of different kinds apart.
enum Salt : uint64_t {
  kNameSalt = 1,
  kNamePairSalt,
  kBigramSalt,
  kNumberSalt,
  kOrdinalNumberSalt,
  kOrdinalSalt,
  kOrdinalNounSalt,
  kDateSalt,
  kWeekdaySalt,
  kCountSalt,
  kCountNounSalt,
};

uint64_t Salted(Salt salt, uint64_t x) { return CombineHashes(salt, x); }
uint64_t Salted(Salt salt, uint64_t x, uint64_t y) {
  return CombineHashes(CombineHashes(salt, x), y);
}

// Small numbers by the hash of a word, for a few dozen words: one look tells
// that a word is none of them.
class WordNumbers {
 public:
  void Add(absl::string_view word, int number) {
    const uint64_t hash = HashToken(word);
    entries_[PlaceOf(hash)] = {hash, number};
  }

  // Of one after the other, from `first` on.
  void AddAll(absl::Span<const absl::string_view> words, int first) {
    for (absl::string_view word : words) Add(word, first++);
  }

  // False of nearly all words that are not there.
  bool MayHave(uint64_t hash) const {
    return entries_[hash % kPlaces].number != 0;
  }

  // 0 if the word is not there.
  int Of(const Token* token) const {
    return token == nullptr ? 0 : entries_[PlaceOf(token->hash)].number;
  }

 private:
  struct Entry {
    uint64_t hash = 0;
    int number = 0;
  };

  // For the most part empty; open addressing.
  static constexpr size_t kPlaces = 256;

  size_t PlaceOf(uint64_t hash) const {
    size_t place = hash % kPlaces;
    while (entries_[place].number != 0 && entries_[place].hash != hash) {
      place = (place + 1) % kPlaces;
    }
    return place;
  }

  Entry entries_[kPlaces];
};

const WordNumbers& Months() {
  static const WordNumbers* const months = [] {
    constexpr absl::string_view kNames[] = {
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december"};
    auto* numbers = new WordNumbers;
    numbers->AddAll(kNames, 1);
    for (int i = 0; i < 12; ++i) numbers->Add(kNames[i].substr(0, 3), i + 1);
    numbers->Add("sept", 9);
    return numbers;
  }();
  return *months;
}

// Ordinals by their number, weekdays by kWeekday and theirs: one look tells
// that a word is neither.
constexpr int kWeekday = 100;

const WordNumbers& OrdinalsAndWeekdays() {
  static const WordNumbers* const words = [] {
    auto* numbers = new WordNumbers;
    numbers->AddAll(
        {"first", "second", "third", "fourth", "fifth", "sixth", "seventh",
         "eighth", "ninth", "tenth", "eleventh", "twelfth"},
        1);
    numbers->AddAll({"monday", "tuesday", "wednesday", "thursday", "friday",
                     "saturday", "sunday"},
                    kWeekday + 1);
    return numbers;
  }();
  return *words;
}

bool HasCapital(const Token& token) {
  return token.shape == Token::kCapitalised || token.shape == Token::kUpper ||
         token.shape == Token::kMixed;
}

// Finds what one text mentions and tells it to a sink: Add(mention), the
// channels up to kNames one after the other, those of numbers mixed but each in
// order, and AddFirstWeekday(day); Wants(channel) and WantsNumbers() tell what
// need not be looked for.
template <typename Sink>
class Finder {
 public:
  Finder(absl::string_view text, bool is_title, ReadingMemory* memory,
         Sink* sink)
      : text_(text),
        is_title_(is_title),
        tokens_(memory->tokenizer.Read(text)),
        memory_(*memory),
        sink_(sink) {}

  void Find();

  absl::Span<const Token> tokens() const { return tokens_; }

 private:
  // Of the words, `most` at most.
  void FindWords(Channel channel, size_t most);
  void FindBigrams();
  void FindNames();
  void FindNumbers();
  void ReadNumber(size_t i);
  void ReadDay(size_t i, int number);
  void ReadOrdinal(size_t i, int number);
  void ReadWeekday(size_t i, int day);

  bool IsAllCapitalised() const;
  bool OpensSpeech(size_t i) const;
  bool ContinuesName(size_t i) const;
  void CountCapitals();

  absl::string_view TextOf(size_t i) const {
    return text_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin);
  }
  absl::string_view GapBefore(size_t i) const {
    const uint32_t begin = i == 0 ? 0 : tokens_[i - 1].end;
    return text_.substr(begin, tokens_[i].begin - begin);
  }
  const Token* At(size_t i) const {
    return i < tokens_.size() ? &tokens_[i] : nullptr;
  }
  // The word after `i` if a number before it may count it.
  const Token* NounAfter(size_t i) const;
  void Add(Channel channel, uint64_t term, size_t first, size_t last) {
    sink_->Add({channel, term, tokens_[first].begin, tokens_[last].end});
  }

  const absl::string_view text_;
  const bool is_title_;
  const absl::Span<const Token> tokens_;
  ReadingMemory& memory_;
  bool has_day_ = false;
  Sink* const sink_;
};

template <typename Sink>
void Finder<Sink>::Find() {
  FindWords(Channel::kWords, tokens_.size());
  if (is_title_) {
    FindWords(Channel::kTitle, tokens_.size());
  } else {
    FindWords(Channel::kLead, kLeadWords);
  }
  FindBigrams();
  if (sink_->Wants(Channel::kNames) && (!is_title_ || !IsAllCapitalised())) {
    FindNames();
  }
  if (sink_->WantsNumbers()) FindNumbers();
}

template <typename Sink>
void Finder<Sink>::FindWords(Channel channel, size_t most) {
  if (!sink_->Wants(channel)) return;
  const size_t count = std::min(tokens_.size(), most);
  for (size_t i = 0; i < count; ++i) Add(channel, tokens_[i].hash, i, i);
}

template <typename Sink>
void Finder<Sink>::FindBigrams() {
  if (!sink_->Wants(Channel::kBigrams)) return;
  for (size_t i = 1; i < tokens_.size(); ++i) {
    const uint64_t bigram =
        Salted(kBigramSalt, tokens_[i - 1].hash, tokens_[i].hash);
    Add(Channel::kBigrams, bigram, i - 1, i);
  }
}

template <typename Sink>
bool Finder<Sink>::IsAllCapitalised() const {
  size_t longer = 0;
  size_t capitalised = 0;
  for (const Token& token : tokens_) {
    if (token.shape == Token::kNumber || token.shape == Token::kCaseless ||
        token.end - token.begin < kLongerWord) {
      continue;
    }
    ++longer;
    capitalised += HasCapital(token);
  }
  return longer == 0 || capitalised > kTitleCase * longer;
}

constexpr absl::string_view kSpeechMarks[] = {
    ":", "\"", "`", "\u201c", "\u201d", "\u2018", "\u2022"};
constexpr absl::string_view kNameJoints[] = {". ", " . ",    "-",
                                             "'",  "\u2019", " \u2019 "};

// Whether a capital at `i` may be there for another reason than a name.
template <typename Sink>
bool Finder<Sink>::OpensSpeech(size_t i) const {
  if (i == 0 || tokens_[i].starts_sentence) return true;
  const absl::string_view gap = GapBefore(i);
  if (gap == " ") return false;
  for (absl::string_view mark : kSpeechMarks) {
    if (gap.find(mark) != absl::string_view::npos) return true;
  }
  return false;
}

// Whether `i`, which opens no speech, may stand in one name with the word
// before it.
template <typename Sink>
bool Finder<Sink>::ContinuesName(size_t i) const {
  const absl::string_view gap = GapBefore(i);
  if (gap == " ") return true;
  for (absl::string_view joint : kNameJoints) {
    if (gap == joint) return true;
  }
  return false;
}

// Finds all capitals, and counts those that only a name has against the same
// words without one.
template <typename Sink>
void Finder<Sink>::CountCapitals() {
  std::vector<ReadingMemory::Capital>& capitals = memory_.capitals;
  // Every token is written, and stays if it has one: no jump depends on it.
  capitals.resize(tokens_.size());
  size_t count = 0;
  for (size_t i = 0; i < tokens_.size(); ++i) {
    capitals[count].token = static_cast<uint32_t>(i);
    count += HasCapital(tokens_[i]);
  }
  capitals.resize(count);
  for (ReadingMemory::Capital& capital : capitals) {
    capital.opens_speech = OpensSpeech(capital.token);
  }
  CapitalCounts& counts = memory_.counts;
  counts.Clear(capitals.size());
  for (const ReadingMemory::Capital& capital : capitals) {
    if (capital.opens_speech) continue;
    counts.CountCapital(tokens_[capital.token].hash);
  }
  for (const Token& token : tokens_) {
    // Asked together: that a word has no capital cannot be foreseen, that it
    // was counted without one hardly ever happens.
    const int may_count = counts.MayHave(token.hash);
    const int is_small = !HasCapital(token);
    if ((may_count & is_small) != 0) counts.CountSmall(token.hash);
  }
}

template <typename Sink>
void Finder<Sink>::FindNames() {
  CountCapitals();
  size_t after_name = 0;  // the place after the last name
  for (const ReadingMemory::Capital& capital : memory_.capitals) {
    const size_t i = capital.token;
    const Token& token = tokens_[i];
    if (token.end - token.begin < 2) continue;
    if (capital.opens_speech && !memory_.counts.IsName(token.hash)) continue;
    Add(Channel::kNames, Salted(kNameSalt, token.hash), i, i);
    if (i > 0 && i == after_name && !capital.opens_speech && ContinuesName(i)) {
      Add(Channel::kNames,
          Salted(kNamePairSalt, tokens_[i - 1].hash, token.hash), i - 1, i);
    }
    after_name = i + 1;
  }
}

template <typename Sink>
void Finder<Sink>::FindNumbers() {
  const WordNumbers& words = OrdinalsAndWeekdays();
  for (size_t i = 0; i < tokens_.size(); ++i) {
    const Token& token = tokens_[i];
    if (token.shape == Token::kNumber) {
      ReadNumber(i);
    } else if (words.MayHave(token.hash)) {
      const int number = words.Of(&token);
      if (number > kWeekday) {
        ReadWeekday(i, number - kWeekday);
      } else if (number > 0) {
        ReadOrdinal(i, number);
      }
    }
  }
}

template <typename Sink>
void Finder<Sink>::ReadWeekday(size_t i, int day) {
  Add(Channel::kWeekdays, Salted(kWeekdaySalt, day), i, i);
  if (is_title_ || has_day_ || i >= kDayWords) return;
  sink_->AddFirstWeekday(day);
  has_day_ = true;
}

template <typename Sink>
const Token* Finder<Sink>::NounAfter(size_t i) const {
  const Token* next = At(i + 1);
  // "It opened in 2026. Builders start": no count of builders.
  if (next == nullptr || next->starts_sentence || Months().Of(next) != 0) {
    return nullptr;
  }
  return next;
}

// Reads "27,585", "11th", "3.5m" and what stands beside it.
template <typename Sink>
void Finder<Sink>::ReadNumber(size_t i) {
  const absl::string_view text = TextOf(i);
  size_t digits = 0;
  while (digits < text.size() && absl::ascii_isdigit(text[digits])) ++digits;
  const std::string ending = absl::AsciiStrToLower(text.substr(digits));
  const bool ordinal =
      ending == "st" || ending == "nd" || ending == "rd" || ending == "th";
  int small = 0;  // the number, if it has at most four digits
  const bool is_small = digits <= 4 &&
                        absl::SimpleAtoi(text.substr(0, digits), &small) &&
                        (ending.empty() || ordinal);
  if (is_small && digits <= 2) ReadDay(i, small);
  if (is_small && ordinal) {
    ReadOrdinal(i, small);
    Add(Channel::kNumbers, Salted(kOrdinalNumberSalt, small), i, i);
    return;
  }
  if (text.size() >= 2) {
    Add(Channel::kNumbers, Salted(kNumberSalt, tokens_[i].hash), i, i);
  }
  const Token* noun = NounAfter(i);
  if (noun == nullptr || noun->shape == Token::kNumber) return;
  Add(Channel::kCounts, Salted(kCountSalt, tokens_[i].hash, noun->hash), i,
      i + 1);
  Add(Channel::kCountNouns, Salted(kCountNounSalt, noun->hash), i + 1, i + 1);
}

template <typename Sink>
void Finder<Sink>::ReadDay(size_t i, int number) {
  if (number < 1 || number > 31) return;
  int month = Months().Of(i > 0 ? At(i - 1) : nullptr);
  if (month == 0) month = Months().Of(At(i + 1));
  if (month == 0) return;
  const uint64_t date = Salted(kDateSalt, month, number);
  Add(Channel::kDates, date, i, i);
  Add(Channel::kNumbers, date, i, i);
}

template <typename Sink>
void Finder<Sink>::ReadOrdinal(size_t i, int number) {
  const Token* noun = NounAfter(i);
  if (noun == nullptr) return;
  Add(Channel::kOrdinals, Salted(kOrdinalSalt, number, noun->hash), i, i + 1);
  Add(Channel::kOrdinalNouns, Salted(kOrdinalNounSalt, noun->hash), i + 1,
      i + 1);
}

// Keeps the mentions themselves.
struct MentionSink {
  bool Wants(Channel channel) const { return wanted.Has(channel); }
  bool WantsNumbers() const {
    for (int i = static_cast<int>(Channel::kNumbers);
         i < static_cast<int>(kChannels); ++i) {
      if (wanted.Has(static_cast<Channel>(i))) return true;
    }
    return false;
  }
  void Add(const Mention& mention) {
    if (!Wants(mention.channel)) return;
    mentions->emplace_back();
    // Field by field, in place: a copy would wait until all are stored.
    Mention& added = mentions->back();
    added.channel = mention.channel;
    added.term = mention.term;
    added.begin = mention.begin;
    added.end = mention.end;
  }
  void AddFirstWeekday(int) {}

  Channels wanted;
  std::vector<Mention>* mentions;
};

// Keeps the hashes from a channel on, channel by channel.
template <Channel kFirst>
struct HashSink {
  bool Wants(Channel channel) const { return channel >= kFirst; }
  bool WantsNumbers() const { return true; }
  void Add(const Mention& mention) {
    (*hashes)[static_cast<size_t>(mention.channel)].push_back(mention.term);
  }
  void AddFirstWeekday(int day) { first_weekday = static_cast<uint8_t>(day); }

  std::array<std::vector<uint64_t>, kChannels>* hashes;
  uint8_t first_weekday = 0;
};

using AllSink = HashSink<Channel::kWords>;
using MarkSink = HashSink<Channel::kNames>;

void AppendHashes(absl::Span<const Token> tokens,
                  std::vector<uint64_t>* hashes) {
  hashes->reserve(hashes->size() + tokens.size());
  for (const Token& token : tokens) hashes->push_back(token.hash);
}

// Sorts the hashes and counts them by their upper halves.
void CountTerms(std::vector<uint64_t>* hashes, std::vector<TermCount>* terms) {
  SortHashes(absl::MakeSpan(*hashes));
  terms->clear();
  for (uint64_t hash : *hashes) {
    const uint32_t term = Background::KeyOf(hash);
    if (!terms->empty() && terms->back().term == term) {
      ++terms->back().count;
    } else {
      terms->push_back({term, 1});
    }
  }
  hashes->clear();
}

}  // namespace

uint64_t PairBegin(uint64_t first) { return Salted(kBigramSalt, first); }

Channels Channels::Of(std::initializer_list<Channel> channels) {
  uint32_t bits = 0;
  for (Channel channel : channels) {
    bits |= uint32_t{1} << static_cast<int>(channel);
  }
  return Channels(bits);
}

void FindMentions(absl::string_view text, bool is_title, Channels wanted,
                  ReadingMemory* memory, std::vector<Mention>* mentions) {
  mentions->clear();
  MentionSink sink{wanted, mentions};
  Finder<MentionSink>(text, is_title, memory, &sink).Find();
  const auto by_channel = [](const Mention& x, const Mention& y) {
    return x.channel < y.channel;
  };
  // Of few channels they often come in order.
  if (!std::is_sorted(mentions->begin(), mentions->end(), by_channel)) {
    std::stable_sort(mentions->begin(), mentions->end(), by_channel);
  }
}

std::vector<Mention> FindMentions(absl::string_view text, bool is_title,
                                  Channels wanted) {
  ReadingMemory memory;
  std::vector<Mention> mentions;
  FindMentions(text, is_title, wanted, &memory, &mentions);
  return mentions;
}

const Evidence& EvidenceReader::Read(absl::string_view title,
                                     absl::string_view body) {
  AllSink sink{&hashes_};
  Finder<AllSink>(title, true, &memory_, &sink).Find();
  Finder<AllSink>(body, false, &memory_, &sink).Find();
  Count(0);
  if (evidence_[Channel::kLead].empty()) {
    evidence_[Channel::kLead] = evidence_[Channel::kTitle];
  }
  evidence_.first_weekday = sink.first_weekday;
  return evidence_;
}

const Evidence& EvidenceReader::ReadMarks(absl::string_view title,
                                          absl::string_view body,
                                          WordSequence* words) {
  words->hashes.clear();
  MarkSink sink{&hashes_};
  Finder<MarkSink> title_finder(title, true, &memory_, &sink);
  title_finder.Find();
  AppendHashes(title_finder.tokens(), &words->hashes);
  words->title_words = words->hashes.size();
  Finder<MarkSink> body_finder(body, false, &memory_, &sink);
  body_finder.Find();
  AppendHashes(body_finder.tokens(), &words->hashes);
  Count(kTextChannels);
  evidence_.first_weekday = sink.first_weekday;
  return evidence_;
}

void EvidenceReader::Count(size_t first_channel) {
  for (size_t i = first_channel; i < kChannels; ++i) {
    CountTerms(&hashes_[i], &evidence_[static_cast<Channel>(i)]);
  }
}

Evidence ExtractEvidence(absl::string_view title, absl::string_view body) {
  return EvidenceReader().Read(title, body);
}

}  // namespace samestory
