#include "io/read/record_fields.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "absl/time/time.h"
#include "absl/types/optional.h"
#include "cluster/text/dates.h"
#include "cluster/text/html.h"
#include "cluster/text/html_entities.h"
#include "cluster/text/unicode.h"
#include "io/read/skip.h"

namespace samestory {
namespace {

// As much of a date that is not readable is shown.
constexpr size_t kShownDateBytes = 40;

// What Python, JavaScript, pandas and SQL write for "no value".
constexpr absl::string_view kNone[] = {"",     "None", "null",
                                       "NULL", "nan",  "NaN"};

bool IsMissing(absl::string_view value) {
  constexpr size_t kLongestNone = 4;
  return value.size() <= kLongestNone && absl::c_linear_search(kNone, value);
}

bool LooksLikeUrl(absl::string_view value) {
  return value.find("://") != absl::string_view::npos &&
         value.find_first_of(" \n") == absl::string_view::npos;
}

bool AcceptAny(absl::string_view) { return true; }

// trafilatura's "source" is a URL; as a source its host serves better.
bool AcceptName(absl::string_view value) { return !LooksLikeUrl(value); }

// News APIs cut a text short and say by how much: "The envoy … [+1234 chars]".
// Takes that off.
void DropCutMark(std::string* text) {
  absl::string_view rest = *text;
  if (!absl::ConsumeSuffix(&rest, " chars]")) return;
  const size_t bracket = rest.rfind('[');
  if (bracket == absl::string_view::npos) return;
  absl::string_view number = rest.substr(bracket + 1);
  absl::ConsumePrefix(&number, "+");
  if (number.empty() || !absl::c_all_of(number, absl::ascii_isdigit)) return;
  text->resize(
      absl::StripTrailingAsciiWhitespace(rest.substr(0, bracket)).size());
}

bool MayHoldMarkup(absl::string_view text) {
  return absl::StrContains(text, '<') || absl::StrContains(text, '&');
}

}  // namespace

std::string HostOfUrl(absl::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme == absl::string_view::npos) return "";
  absl::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#\\"));
  host = host.substr(host.rfind('@') + 1);
  host = host.substr(0, host.rfind(':'));
  std::string lower = absl::AsciiStrToLower(host);
  return std::string(absl::StripPrefix(lower, "www."));
}

std::string CleanField(absl::string_view text) {
  std::string clean = RepairUtf8(absl::StripAsciiWhitespace(text));
  // Exporters that escape what a site has escaped are common.
  if (LooksLikeHtml(clean)) return DecodeLeftEntities(StripTags(clean));
  if (!absl::StrContains(clean, '&')) return clean;
  return DecodeLeftEntities(DecodeEntities(clean));
}

absl::Status NoTextField(absl::string_view got) {
  return Skipped(SkipCause::kNoText,
                 absl::StrCat("no title and no text field, got ", got,
                              " (name one with --field text=NAME)"));
}

RecordFields::RecordFields(const FieldMap* map) {
  for (int role = 0; role < kRoles; ++role) {
    usage_.chosen[role].resize(map->aliases(static_cast<Role>(role)).size());
  }
}

void RecordFields::Add(const FieldNode& node, absl::string_view value) {
  AddValue(node, value, false);
}

void RecordFields::AddText(const FieldNode& node, absl::string_view text) {
  AddValue(node, text, true);
}

void RecordFields::AddValue(const FieldNode& node, absl::string_view value,
                            bool clean) {
  value = absl::StripAsciiWhitespace(value);
  for (const Alias& alias : node.aliases) {
    if (alias.only_urls && !LooksLikeUrl(value)) continue;
    std::vector<Value>& list = values(alias.role);
    // Of a name that comes twice the last one counts, as in most readers.
    const auto twice = absl::c_find_if(
        list, [&](const Value& v) { return v.rank == alias.rank; });
    if (twice != list.end()) {
      *twice = {alias.rank, value, clean};
    } else {
      list.push_back({alias.rank, value, clean});
    }
  }
}

void RecordFields::AddOwned(const FieldNode& node, std::string value) {
  owned_.push_back(std::move(value));
  Add(node, owned_.back());
}

bool RecordFields::has_text() const {
  return !values(Role::kTitle).empty() || !values(Role::kText).empty();
}

absl::Status RecordFields::MakeArticle(Article* article) {
  if (!has_text()) return NoTextField("none that is known");
  for (std::vector<Value>& list : values_) {
    absl::c_sort(
        list, [](const Value& a, const Value& b) { return a.rank < b.rank; });
  }
  ++usage_.records;
  article->id = ChooseName(Role::kId);
  article->url = ChooseName(Role::kUrl);
  ChooseText(Role::kSource, AcceptName, &article->source);
  if (article->source.empty()) article->source = HostOfUrl(article->url);
  ChooseText(Role::kTitle, AcceptAny, &article->title);
  ChooseText(Role::kText, AcceptAny, &article->body);
  DropCutMark(&article->body);
  article->language = ChooseName(Role::kLanguage);
  article->published = ChoosePublished();
  return absl::OkStatus();
}

// The first value that is one; null if there is none.
const RecordFields::Value* RecordFields::Choose(Role role, Accept accept) {
  for (const Value& value : values(role)) {
    if (IsMissing(value.text) || !accept(value.text)) continue;
    ++usage_.chosen[static_cast<int>(role)][value.rank];
    return &value;
  }
  return nullptr;
}

std::string RecordFields::ChooseName(Role role) {
  const Value* const value = Choose(role, AcceptAny);
  return value == nullptr ? "" : RepairUtf8(value->text);
}

bool RecordFields::IsRepaired(absl::string_view text) const {
  return is_utf8_ ? !absl::StrContains(text, '\0') : !NeedsRepair(text);
}

// What is text as it stands goes into the memory that `*text` has.
void RecordFields::ChooseText(Role role, Accept accept, std::string* text) {
  const Value* const value = Choose(role, accept);
  if (value == nullptr) {
    text->clear();
  } else if (!value->clean && MayHoldMarkup(value->text)) {
    *text = CleanField(value->text);
  } else if (IsRepaired(value->text)) {
    text->assign(value->text.data(), value->text.size());
  } else {
    *text = RepairUtf8(value->text);
  }
}

// The first value that reads as a date. A bare day is completed by a time of
// day beside it, as Event Registry has it.
absl::optional<absl::Time> RecordFields::ChoosePublished() {
  constexpr size_t kBareDay = 10;  // "2024-05-01"
  absl::string_view unread;
  for (const Value& value : values(Role::kPublished)) {
    if (IsMissing(value.text)) continue;
    absl::optional<absl::Time> time;
    if (value.text.size() == kBareDay && !values(Role::kTimeOfDay).empty()) {
      time = ParseDate(
          absl::StrCat(value.text, " ", values(Role::kTimeOfDay).front().text));
    }
    if (!time.has_value()) time = ParseDate(value.text);
    if (time.has_value()) {
      ++usage_.dated;
      ++usage_.chosen[static_cast<int>(Role::kPublished)][value.rank];
      return time;
    }
    if (unread.empty()) unread = value.text;
  }
  if (unread.empty()) return absl::nullopt;
  ++usage_.dated;
  if (usage_.unread_dates++ == 0) {
    usage_.unread_date = RepairUtf8(unread.substr(0, kShownDateBytes));
  }
  return absl::nullopt;
}

void RecordFields::Clear() {
  for (std::vector<Value>& list : values_) list.clear();
  owned_.clear();
  is_utf8_ = false;
}

}  // namespace samestory
