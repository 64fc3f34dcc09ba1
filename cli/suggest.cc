#include "cli/suggest.h"

#include <algorithm>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace samestory {
namespace {

// Letters of the beginning of a word that say enough to complete it.
constexpr size_t kTellingPrefix = 3;

absl::string_view WithoutDashes(absl::string_view word) {
  while (absl::ConsumePrefix(&word, "-")) {
  }
  return word;
}

// Wrong letters that are forgiven in a word of this length.
int Forgiven(size_t length) {
  return std::max<int>(1, static_cast<int>(length) / 3);
}

absl::optional<std::string> CompleteUniquely(
    absl::string_view beginning, absl::Span<const std::string> candidates) {
  absl::optional<std::string> found;
  if (beginning.size() < kTellingPrefix) return found;
  for (const std::string& candidate : candidates) {
    if (!absl::StartsWith(WithoutDashes(candidate), beginning)) continue;
    if (found.has_value()) return absl::nullopt;
    found = candidate;
  }
  return found;
}

}  // namespace

int EditDistance(absl::string_view a, absl::string_view b) {
  // Rows of the classic table: of the prefix of `a` two letters ago, one
  // letter ago, and now.
  std::vector<int> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<int>(j);
  for (size_t i = 1; i <= a.size(); ++i) {
    before.swap(last);
    last.swap(row);
    row[0] = static_cast<int>(i);
    for (size_t j = 1; j <= b.size(); ++j) {
      const int replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      const bool swapped =
          i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[b.size()];
}

absl::optional<std::string> Suggest(absl::string_view word,
                                    absl::Span<const std::string> candidates) {
  const absl::string_view typed = WithoutDashes(word);
  absl::optional<std::string> best = CompleteUniquely(typed, candidates);
  if (best.has_value()) return best;
  int least = Forgiven(typed.size()) + 1;
  for (const std::string& candidate : candidates) {
    const int distance = EditDistance(typed, WithoutDashes(candidate));
    if (distance >= least) continue;
    least = distance;
    best = candidate;
  }
  return best;
}

std::string DidYouMean(absl::string_view word,
                       absl::Span<const std::string> candidates) {
  const absl::optional<std::string> meant = Suggest(word, candidates);
  return meant.has_value() ? absl::StrCat("; did you mean `", *meant, "`?")
                           : "";
}

}  // namespace samestory
