#include "cli/command_line.h"

#include <algorithm>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "cli/suggest.h"

namespace samestory {
namespace {

std::vector<std::string> FlagsOf(const CLI::App& app) {
  std::vector<std::string> flags;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      flags.push_back(absl::StrCat("--", name));
    }
  }
  return flags;
}

absl::Status UnknownFlag(const CLI::App& app, const std::string& argument) {
  const std::string flag = argument.substr(0, argument.find('='));
  return absl::InvalidArgumentError(
      absl::StrCat("no flag `", flag, "`", DidYouMean(flag, FlagsOf(app))));
}

// `argument` is none of the app's flags: an operand, or a mistyped flag.
bool LooksLikeFlag(const std::string& argument) {
  return argument.size() > 1 && argument[0] == '-';
}

absl::Status WantsGot(absl::string_view wants, absl::string_view got) {
  return absl::InvalidArgumentError(
      absl::StrCat("wants ", wants, ", got ", got.empty() ? "nothing" : got));
}

// CLI11 parses from the back of the vector.
absl::Status RunParser(CLI::App& app, std::vector<std::string> arguments,
                       CommandLine& line) {
  std::reverse(arguments.begin(), arguments.end());
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::CallForHelp&) {
    line.wants_help = true;
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string what = error.what();
    return absl::InvalidArgumentError(
        absl::StrCat(what.substr(0, what.find(':')), ": wants a value"));
  } catch (const CLI::ParseError& error) {
    return absl::InvalidArgumentError(error.what());
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<CommandLine> ParseCommandLine(
    CLI::App& app, absl::Span<const std::string> arguments) {
  CommandLine line;
  const auto rest = std::find(arguments.begin(), arguments.end(), "--");
  app.allow_extras();
  const absl::Status status =
      RunParser(app, std::vector<std::string>(arguments.begin(), rest), line);
  if (!status.ok()) return status;
  if (line.wants_help) return line;
  for (const std::string& argument : app.remaining()) {
    if (LooksLikeFlag(argument)) return UnknownFlag(app, argument);
    line.operands.push_back(argument);
  }
  if (rest != arguments.end()) {
    line.operands.insert(line.operands.end(), rest + 1, arguments.end());
  }
  return line;
}

absl::Status InFlagWords(const absl::Status& status,
                         absl::Span<const FlagOfField> flags) {
  absl::string_view message = status.message();
  for (const FlagOfField& known : flags) {
    if (absl::ConsumePrefix(&message, known.field)) {
      return absl::Status(status.code(), absl::StrCat(known.flag, message));
    }
  }
  return status;
}

CLI::Option* AddText(CLI::App& app, const std::string& flag,
                     std::function<absl::Status(const std::string&)> set,
                     const std::string& value_name, const std::string& help) {
  const auto take = [set, flag](const std::string& text) {
    const absl::Status status = set(text);
    if (!status.ok()) {
      throw CLI::ValidationError(flag, std::string(status.message()));
    }
  };
  return app.add_option_function<std::string>(flag, take, help)
      ->type_name(value_name)
      ->take_last();
}

CLI::Option* AddText(CLI::App& app, const std::string& flag, std::string& value,
                     const std::string& value_name, const std::string& help) {
  const auto set = [&value](const std::string& text) {
    if (text.empty()) return WantsGot("a value", text);
    value = text;
    return absl::OkStatus();
  };
  return AddText(app, flag, set, value_name, help);
}

CLI::Option* AddReal(CLI::App& app, const std::string& flag, double& value,
                     const std::string& help) {
  const auto set = [&value](const std::string& text) {
    return absl::SimpleAtod(text, &value) ? absl::OkStatus()
                                          : WantsGot("a number", text);
  };
  return AddText(app, flag, set, "NUMBER", help);
}

CLI::Option* AddWhole(CLI::App& app, const std::string& flag, int& value,
                      const std::string& help) {
  const auto set = [&value](const std::string& text) {
    return absl::SimpleAtoi(text, &value) ? absl::OkStatus()
                                          : WantsGot("a whole number", text);
  };
  return AddText(app, flag, set, "COUNT", help);
}

CLI::Option* AddChoice(CLI::App& app, const std::string& flag,
                       std::string& value,
                       const std::vector<std::string>& choices,
                       const std::string& help) {
  const auto set = [&value, choices](const std::string& text) -> absl::Status {
    if (std::find(choices.begin(), choices.end(), text) == choices.end()) {
      return absl::InvalidArgumentError(
          absl::StrCat(WantsGot(absl::StrJoin(choices, "|"), text).message(),
                       DidYouMean(text, choices)));
    }
    value = text;
    return absl::OkStatus();
  };
  return AddText(app, flag, set, absl::StrJoin(choices, "|"), help);
}

}  // namespace samestory
