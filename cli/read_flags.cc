#include "cli/read_flags.h"

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/civil_time.h"
#include "base/status_macros.h"
#include "cli/command_line.h"
#include "cli/limit_flags.h"

namespace samestory {
namespace {

absl::Status SetSince(absl::string_view text, ReadFlags& flags) {
  const absl::StatusOr<Moment> moment = ParseMoment(text);
  if (moment.ok()) flags.since = moment->begin;
  return moment.status();
}

absl::Status SetUntil(absl::string_view text, ReadFlags& flags) {
  const absl::StatusOr<Moment> moment = ParseMoment(text);
  if (moment.ok()) flags.before = moment->end;
  return moment.status();
}

}  // namespace

absl::StatusOr<Moment> ParseMoment(absl::string_view text) {
  const absl::TimeZone utc = absl::UTCTimeZone();
  absl::CivilDay day;
  if (absl::ParseCivilTime(text, &day)) {
    return Moment{absl::FromCivil(day, utc), absl::FromCivil(day + 1, utc)};
  }
  absl::Time time;
  if (absl::ParseTime(absl::RFC3339_full, text, utc, &time, nullptr)) {
    return Moment{time, time + absl::Seconds(1)};
  }
  return absl::InvalidArgumentError(absl::StrCat(
      "wants a day (2024-05-01) or a time (2024-05-01T10:30:00Z), got ", text));
}

void AddReadFlags(CLI::App& app, ReadFlags& flags) {
  const std::string group = "Reading";
  AddText(
      app, "--field",
      [&flags](const std::string& text) {
        flags.options.fields.fields.push_back(text);
        return absl::OkStatus();
      },
      "ROLE=NAME",
      "The record field that holds a role (id, url, source, title, text, "
      "published, time, language), e.g. text=body_raw; may be given again.")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->allow_extra_args(false)
      ->trigger_on_parse()
      ->group(group);
  AddText(app, "--preset", flags.options.fields.preset, "NAME",
          absl::StrCat("Look first for the names of one producer: ",
                       absl::StrJoin(PresetNames(), ", "), "."))
      ->group(group);
  app.add_flag("--explain-fields", flags.explain_fields,
               "Show which fields were looked for and which served, on "
               "stderr.")
      ->group(group);
  AddText(
      app, "--since",
      [&flags](const std::string& text) { return SetSince(text, flags); },
      "DAY",
      "Only articles published on this day (or from this time) or later; "
      "those without a date stay.")
      ->group(group);
  AddText(
      app, "--until",
      [&flags](const std::string& text) { return SetUntil(text, flags); },
      "DAY", "Only articles published up to this day, or time, included.")
      ->group(group);
  app.add_flag("--strict", flags.strict,
               "Exit with 3 when a record had to be skipped.")
      ->group(group);
  AddLimitFlags(app, flags.options.limits);
}

absl::Status ValidateReadFlags(const ReadFlags& flags) {
  if (flags.inputs.empty()) {
    return absl::InvalidArgumentError("an INPUT is missing");
  }
  if (flags.since >= flags.before) {
    return absl::InvalidArgumentError(
        "--until: wants a moment that is not before --since");
  }
  SAMESTORY_RETURN_IF_ERROR(ValidateLimitFlags(flags.options.limits));
  return InFlagWords(flags.options.Validate(),
                     {{"FieldOptions.fields", "--field"},
                      {"FieldOptions.preset", "--preset"}});
}

}  // namespace samestory
