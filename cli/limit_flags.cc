#include "cli/limit_flags.h"

#include <limits>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "cli/command_line.h"

namespace samestory {
namespace {

constexpr char kGroup[] = "Limits";
constexpr absl::string_view kUnits = "KMGT";

void AddSize(CLI::App& app, const std::string& flag, uint64_t& bytes,
             const std::string& help) {
  const auto set = [&bytes](const std::string& text) {
    const absl::StatusOr<uint64_t> size = ParseSize(text);
    if (size.ok()) bytes = *size;
    return size.status();
  };
  AddText(app, flag, set, "SIZE", help)->group(kGroup);
}

void AddCount(CLI::App& app, const std::string& flag, uint64_t& count,
              const std::string& help) {
  const auto set = [&count](const std::string& text) -> absl::Status {
    if (absl::SimpleAtoi(text, &count)) return absl::OkStatus();
    return absl::InvalidArgumentError(
        absl::StrCat("wants a whole number, got ", text));
  };
  AddText(app, flag, set, "COUNT", help)->group(kGroup);
}

absl::Status SetWindow(absl::string_view text, ReadLimits& limits) {
  SAMESTORY_ASSIGN_OR_RETURN(const uint64_t bytes, ParseSize(text));
  int log = 0;
  while (log < 63 && (uint64_t{2} << log) <= bytes) ++log;
  limits.zstd_window_log = log;
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<uint64_t> ParseSize(absl::string_view text) {
  absl::string_view digits = text;
  int shift = 0;
  if (!digits.empty()) {
    const size_t unit = kUnits.find(absl::ascii_toupper(digits.back()));
    if (unit != absl::string_view::npos) {
      shift = 10 * (static_cast<int>(unit) + 1);
      digits.remove_suffix(1);
    }
  }
  uint64_t count;
  if (absl::SimpleAtoi(digits, &count) &&
      count <= std::numeric_limits<uint64_t>::max() >> shift) {
    return count << shift;
  }
  return absl::InvalidArgumentError(
      absl::StrCat("wants a size such as 64M, got ", text));
}

void AddLimitFlags(CLI::App& app, ReadLimits& limits) {
  AddSize(app, "--max-record", limits.record_bytes,
          "The largest record that is read (64M).");
  AddCount(app, "--max-depth", limits.depth,
           "The deepest nesting of a JSON record or a feed (512).");
  AddCount(app, "--max-columns", limits.columns,
           "The most columns of CSV, or attributes of an element (10000).");
  AddCount(app, "--max-expansion", limits.expansion,
           "How many times its size compressed input may become, once it is "
           "larger than 256M (1000).");
  AddSize(app, "--max-unpacked", limits.unpacked_bytes,
          "How much one compressed file may become (1T).");
  AddText(
      app, "--max-window",
      [&limits](const std::string& text) { return SetWindow(text, limits); },
      "SIZE", "The largest window of zstd (128M).")
      ->group(kGroup);
}

absl::Status ValidateLimitFlags(const ReadLimits& limits) {
  return InFlagWords(limits.Validate(),
                     {{"ReadLimits.record_bytes", "--max-record"},
                      {"ReadLimits.depth", "--max-depth"},
                      {"ReadLimits.columns", "--max-columns"},
                      {"ReadLimits.expansion", "--max-expansion"},
                      {"ReadLimits.unpacked_bytes", "--max-unpacked"},
                      {"ReadLimits.zstd_window_log", "--max-window (log2)"}});
}

}  // namespace samestory
