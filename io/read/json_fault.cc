#include "io/read/json_fault.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "nlohmann/json.hpp"

namespace samestory {
namespace {

using Json = nlohmann::json;

// A record is hardly worth more of a look.
constexpr size_t kLookedAtBytes = 1 << 20;

// As much of a word is shown.
constexpr size_t kShownBytes = 40;

// Takes everything, and notes where that ended.
class FaultFinder : public nlohmann::json_sax<Json> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position, const std::string& token,
                   const nlohmann::detail::exception&) override {
    // A string is read whole before it is found to be out of place. Instead of
    // control characters a token has their names.
    const bool is_string = token.size() > 1 && token.front() == '"' &&
                           token.back() == '"' &&
                           !absl::StrContains(token, "<U+");
    read_ = position;
    place_ = position - std::min(position, is_string ? token.size() : 1);
    return false;
  }

  // How many bytes were read up to the fault, the end counting as one; and
  // where what is at fault begins.
  size_t read() const { return read_; }
  size_t place() const { return place_; }

 private:
  size_t read_ = 0;
  size_t place_ = 0;
};

bool IsOfWord(char c) {
  return absl::ascii_isalnum(c) || c == '_' || c == '+' || c == '-' || c == '.';
}

// The word, or single character, that holds the byte at `at`.
std::string FaultyWord(absl::string_view json, size_t* at) {
  if (!IsOfWord(json[*at])) {
    const absl::string_view one = json.substr(*at, 1);
    return absl::ascii_isprint(one[0]) ? std::string(one) : absl::CEscape(one);
  }
  while (*at > 0 && IsOfWord(json[*at - 1])) --*at;
  size_t end = *at;
  while (end < json.size() && IsOfWord(json[end])) ++end;
  return std::string(json.substr(*at, std::min(end - *at, kShownBytes)));
}

}  // namespace

std::string JsonFault(absl::string_view json) {
  const absl::string_view start = json.substr(0, kLookedAtBytes);
  FaultFinder finder;
  if (Json::sax_parse(start.begin(), start.end(), &finder)) return "";
  if (finder.read() > start.size()) {
    const bool ends = start.size() == json.size();
    return ends ? absl::StrCat(" (at byte ", json.size(), ", where it ends)")
                : "";
  }
  size_t at = finder.place();
  const std::string got = FaultyWord(json, &at);
  return absl::StrCat(" (at byte ", at, ", got ", got, ")");
}

}  // namespace samestory
