#include "cluster/story/lexicon.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "cluster/story/lexicon_data.h"
#include "cluster/story/table_bytes.h"

namespace samestory {
namespace {

constexpr absl::string_view kMagic = "samelx1\n";
constexpr size_t kBuckets = size_t{1} << 16;

// The share of its words that a language must have of a text. Of a German or a
// Turkish article its own has .8 or .7, another one .3 at most.
constexpr uint64_t kLeastShareOf = 3;

// One word alone is of some language by chance.
constexpr uint32_t kLeastWords = 2;

bool ReadName(absl::string_view* rest, std::string* name) {
  if (rest->empty()) return false;
  const auto size = static_cast<unsigned char>(rest->front());
  if (rest->size() < size_t{1} + size) return false;
  *name = std::string(rest->substr(1, size));
  rest->remove_prefix(1 + size);
  return true;
}

// By key, then by language.
bool ComesBefore(const WordUse& x, const WordUse& y) {
  return std::tie(x.key, x.language) < std::tie(y.key, y.language);
}

// Reads the word that comes after `before`.
bool ReadWord(size_t languages, const WordUse* before, absl::string_view* rest,
              WordUse* word) {
  uint32_t step, language, count;
  if (!ReadVarint(rest, &step) || !ReadVarint(rest, &language) ||
      !ReadVarint(rest, &count) || language >= languages ||
      count > kLexiconArticles) {
    return false;
  }
  *word = {(before == nullptr ? 0 : before->key) + step,
           static_cast<uint16_t>(language), static_cast<uint16_t>(count)};
  return before == nullptr || ComesBefore(*before, *word);
}

absl::Status Broken(absl::string_view file, absl::string_view rest) {
  return absl::InvalidArgumentError(
      absl::StrCat("lexicon: broken at byte ", file.size() - rest.size()));
}

}  // namespace

const Lexicon& Lexicon::Shipped() {
  static const auto* const shipped =
      new Lexicon(std::move(Parse(LexiconData())).value());
  return *shipped;
}

absl::StatusOr<Lexicon> Lexicon::Parse(absl::string_view file) {
  absl::string_view rest = file;
  uint32_t languages, words;
  if (!absl::ConsumePrefix(&rest, kMagic) || !ReadFixed32(&rest, &languages) ||
      languages > UINT16_MAX) {
    return Broken(file, rest);
  }
  Lexicon lexicon;
  for (uint32_t i = 0; i < languages; ++i) {
    lexicon.names_.emplace_back();
    if (!ReadName(&rest, &lexicon.names_.back())) return Broken(file, rest);
  }
  // Three bytes a word at least: no size is believed that cannot be true.
  if (!ReadFixed32(&rest, &words) || words > rest.size() / 3) {
    return Broken(file, rest);
  }
  lexicon.uses_.resize(words);
  lexicon.starts_.assign(kBuckets + 1, 0);
  const WordUse* before = nullptr;
  for (WordUse& use : lexicon.uses_) {
    if (!ReadWord(languages, before, &rest, &use)) return Broken(file, rest);
    ++lexicon.starts_[(use.key >> 16) + 1];
    before = &use;
  }
  if (!rest.empty()) return Broken(file, rest);
  for (size_t i = 0; i < kBuckets; ++i) {
    lexicon.starts_[i + 1] += lexicon.starts_[i];
  }
  return lexicon;
}

absl::Span<const WordUse> Lexicon::UsesOf(uint32_t key) const {
  size_t begin = starts_[key >> 16];
  const size_t last = starts_[(key >> 16) + 1];
  while (begin < last && uses_[begin].key < key) ++begin;
  size_t end = begin;
  while (end < last && uses_[end].key == key) ++end;
  return absl::MakeConstSpan(uses_).subspan(begin, end - begin);
}

absl::optional<uint32_t> Lexicon::LanguageOf(const TermList& words) const {
  std::vector<uint64_t> said(languages());  // by language
  std::vector<uint32_t> different(languages());
  uint64_t all = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    all += words.values[i];
    for (const WordUse& use : UsesOf(words.terms[i])) {
      said[use.language] += words.values[i];
      ++different[use.language];
    }
  }
  const auto best = std::max_element(said.begin(), said.end());
  if (best == said.end() || *best * kLeastShareOf < all) return absl::nullopt;
  const auto language = static_cast<uint32_t>(best - said.begin());
  if (different[language] < kLeastWords) return absl::nullopt;
  return language;
}

std::string EncodeLexicon(absl::Span<const std::string> languages,
                          std::vector<WordUse> words) {
  std::sort(words.begin(), words.end(), ComesBefore);
  std::string file(kMagic);
  AppendFixed32(static_cast<uint32_t>(languages.size()), &file);
  for (const std::string& language : languages) {
    file.push_back(static_cast<char>(language.size()));
    file += language;
  }
  AppendFixed32(static_cast<uint32_t>(words.size()), &file);
  uint32_t before = 0;
  for (const WordUse& word : words) {
    AppendVarint(word.key - before, &file);
    AppendVarint(word.language, &file);
    AppendVarint(word.count, &file);
    before = word.key;
  }
  return file;
}

}  // namespace samestory
