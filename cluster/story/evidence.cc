#include "cluster/story/evidence.h"

#include <algorithm>
#include <bitset>

#include "absl/container/flat_hash_map.h"
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

// Some twenty for each name of a usual article.
constexpr size_t kCapitalBits = 2048;

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

using WordNumbers = absl::flat_hash_map<uint64_t, int>;

WordNumbers NumberWords(absl::Span<const absl::string_view> words) {
  WordNumbers numbers;
  int number = 0;
  for (absl::string_view word : words) numbers[HashToken(word)] = ++number;
  return numbers;
}

const WordNumbers& Months() {
  static const WordNumbers* const months = [] {
    constexpr absl::string_view kNames[] = {
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december"};
    auto* numbers = new WordNumbers(NumberWords(kNames));
    for (int i = 0; i < 12; ++i) {
      (*numbers)[HashToken(kNames[i].substr(0, 3))] = i + 1;
    }
    (*numbers)[HashToken("sept")] = 9;
    return numbers;
  }();
  return *months;
}

// Ordinals by their number, weekdays by kWeekday and theirs: one look tells
// that a word is neither.
constexpr int kWeekday = 100;

const WordNumbers& OrdinalsAndWeekdays() {
  static const WordNumbers* const words = [] {
    auto* numbers = new WordNumbers(NumberWords(
        {"first", "second", "third", "fourth", "fifth", "sixth", "seventh",
         "eighth", "ninth", "tenth", "eleventh", "twelfth"}));
    for (const auto& day :
         NumberWords({"monday", "tuesday", "wednesday", "thursday", "friday",
                      "saturday", "sunday"})) {
      (*numbers)[day.first] = kWeekday + day.second;
    }
    return numbers;
  }();
  return *words;
}

// The shortest of them.
constexpr size_t kShortestOrdinal = 5;

// The number of a word in one of the lists above, 0 if it is not there.
int NumberOf(const WordNumbers& numbers, const Token* token) {
  if (token == nullptr) return 0;
  const auto found = numbers.find(token->hash);
  return found == numbers.end() ? 0 : found->second;
}

bool HasCapital(const Token& token) {
  return token.shape == Token::kCapitalised || token.shape == Token::kUpper ||
         token.shape == Token::kMixed;
}

// Finds what one text mentions and tells it to a sink: Add(mention), channel
// by channel or mixed but each channel in order, and AddFirstWeekday(day);
// Wants(channel) and WantsNumbers() tell what need not be looked for.
template <typename Sink>
class Finder {
 public:
  Finder(absl::string_view text, bool is_title, Sink* sink)
      : text_(text),
        is_title_(is_title),
        tokens_(Tokenize(text)),
        sink_(sink) {}

  void Find();

 private:
  void FindWordsAndBigrams();
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
  bool IsName(size_t i) const;

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
  const std::vector<Token> tokens_;
  // By word: how often with a capital inside a sentence less how often
  // without; absent if never with one inside.
  absl::flat_hash_map<uint64_t, int> capitals_;
  bool has_day_ = false;
  Sink* const sink_;
};

template <typename Sink>
void Finder<Sink>::Find() {
  FindWordsAndBigrams();
  if (sink_->Wants(Channel::kNames) && (!is_title_ || !IsAllCapitalised())) {
    FindNames();
  }
  if (sink_->WantsNumbers()) FindNumbers();
}

template <typename Sink>
void Finder<Sink>::FindWordsAndBigrams() {
  for (size_t i = 0; i < tokens_.size(); ++i) {
    const uint64_t word = tokens_[i].hash;
    Add(Channel::kWords, word, i, i);
    if (is_title_) {
      Add(Channel::kTitle, word, i, i);
    } else if (i < kLeadWords) {
      Add(Channel::kLead, word, i, i);
    }
    if (i > 0 && sink_->Wants(Channel::kBigrams)) {
      const uint64_t bigram = Salted(kBigramSalt, tokens_[i - 1].hash, word);
      Add(Channel::kBigrams, bigram, i - 1, i);
    }
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

// Whether `i` may stand in one name with the word before it.
template <typename Sink>
bool Finder<Sink>::ContinuesName(size_t i) const {
  if (OpensSpeech(i)) return false;
  const absl::string_view gap = GapBefore(i);
  if (gap == " ") return true;
  for (absl::string_view joint : kNameJoints) {
    if (gap == joint) return true;
  }
  return false;
}

template <typename Sink>
void Finder<Sink>::CountCapitals() {
  // Most words never have a capital: a bit tells most of them off.
  std::bitset<kCapitalBits> seen;
  for (size_t i = 0; i < tokens_.size(); ++i) {
    if (HasCapital(tokens_[i]) && !OpensSpeech(i)) {
      ++capitals_[tokens_[i].hash];
      seen.set(tokens_[i].hash % kCapitalBits);
    }
  }
  for (const Token& token : tokens_) {
    if (HasCapital(token) || !seen[token.hash % kCapitalBits]) continue;
    const auto found = capitals_.find(token.hash);
    if (found != capitals_.end()) --found->second;
  }
}

template <typename Sink>
bool Finder<Sink>::IsName(size_t i) const {
  const Token& token = tokens_[i];
  if (!HasCapital(token) || token.end - token.begin < 2) return false;
  if (!OpensSpeech(i)) return true;
  const auto found = capitals_.find(token.hash);
  return found != capitals_.end() && found->second >= 0;
}

template <typename Sink>
void Finder<Sink>::FindNames() {
  CountCapitals();
  bool before = false;  // whether the word before is a name
  for (size_t i = 0; i < tokens_.size(); ++i) {
    const bool name = IsName(i);
    if (name) Add(Channel::kNames, Salted(kNameSalt, tokens_[i].hash), i, i);
    if (name && before && ContinuesName(i)) {
      Add(Channel::kNames,
          Salted(kNamePairSalt, tokens_[i - 1].hash, tokens_[i].hash), i - 1,
          i);
    }
    before = name;
  }
}

template <typename Sink>
void Finder<Sink>::FindNumbers() {
  for (size_t i = 0; i < tokens_.size(); ++i) {
    const Token& token = tokens_[i];
    if (token.shape == Token::kNumber) {
      ReadNumber(i);
    } else if (token.end - token.begin >= kShortestOrdinal) {
      const int number = NumberOf(OrdinalsAndWeekdays(), &token);
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
  if (next == nullptr || NumberOf(Months(), next) != 0) return nullptr;
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
  int month = NumberOf(Months(), i > 0 ? At(i - 1) : nullptr);
  if (month == 0) month = NumberOf(Months(), At(i + 1));
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
    if (Wants(mention.channel)) mentions.push_back(mention);
  }
  void AddFirstWeekday(int) {}

  Channels wanted;
  std::vector<Mention> mentions;
};

// Keeps the hashes of the marks, channel by channel, and the words.
struct MarkSink {
  bool Wants(Channel channel) const { return channel >= Channel::kNames; }
  bool WantsNumbers() const { return true; }
  void Add(const Mention& mention) {
    if (mention.channel == Channel::kWords) {
      words->hashes.push_back(mention.term);
    } else if (Wants(mention.channel)) {
      (*hashes)[static_cast<size_t>(mention.channel)].push_back(mention.term);
    }
  }
  void AddFirstWeekday(int day) { first_weekday = static_cast<uint8_t>(day); }

  std::array<std::vector<uint64_t>, kChannels>* hashes;
  WordSequence* words;
  uint8_t first_weekday = 0;
};

// Keeps the hashes, channel by channel.
struct HashSink {
  bool Wants(Channel) const { return true; }
  bool WantsNumbers() const { return true; }
  void Add(const Mention& mention) {
    (*hashes)[static_cast<size_t>(mention.channel)].push_back(mention.term);
  }
  void AddFirstWeekday(int day) { first_weekday = static_cast<uint8_t>(day); }

  std::array<std::vector<uint64_t>, kChannels>* hashes;
  uint8_t first_weekday = 0;
};

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

std::vector<Mention> FindMentions(absl::string_view text, bool is_title,
                                  Channels wanted) {
  MentionSink sink{wanted, {}};
  Finder<MentionSink>(text, is_title, &sink).Find();
  const auto by_channel = [](const Mention& x, const Mention& y) {
    return x.channel < y.channel;
  };
  std::vector<Mention>& mentions = sink.mentions;
  // Of few channels they often come in order.
  if (!std::is_sorted(mentions.begin(), mentions.end(), by_channel)) {
    std::stable_sort(mentions.begin(), mentions.end(), by_channel);
  }
  return std::move(mentions);
}

const Evidence& EvidenceReader::Read(absl::string_view title,
                                     absl::string_view body) {
  HashSink sink{&hashes_};
  Finder<HashSink>(title, true, &sink).Find();
  Finder<HashSink>(body, false, &sink).Find();
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
  MarkSink sink{&hashes_, words};
  Finder<MarkSink>(title, true, &sink).Find();
  words->title_words = words->hashes.size();
  Finder<MarkSink>(body, false, &sink).Find();
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
