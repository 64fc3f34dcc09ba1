#include "cli/program.h"

#include <sys/stat.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/help_text.h"
#include "cli/run_flags.h"
#include "cli/suggest.h"
#include "cli/terminal.h"
#include "cli/verbs.h"
#include "cli/version.h"
#include "cli/write_whole.h"

namespace samestory {
namespace {

ExitCode Answer(absl::string_view text) {
  const absl::Status status =
      WriteWhole("-", [text](ByteSink write) { return write(text); });
  if (status.ok()) return ExitCode::kFine;
  return Console(RunFlags(), LookAtTerminal()).Fail(status);
}

bool AsksFor(absl::Span<const std::string> arguments, absl::string_view flag) {
  for (const std::string& argument : arguments) {
    if (argument == "--") return false;
    if (argument == flag) return true;
  }
  return false;
}

bool Exists(const std::string& path) {
  struct stat ignored;
  return stat(path.c_str(), &ignored) == 0;
}

// OK unless `word`, which names no verb, is no input either but looks like a
// mistyped verb.
absl::Status CheckMistypedVerb(const std::string& word) {
  if (word == "-" || Exists(word)) return absl::OkStatus();
  const std::string meant = DidYouMean(word, VerbNames());
  if (meant.empty()) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrCat("no verb or input `", word, "`", meant));
}

// OK unless a verb stands behind flags that take no value: there it would be an
// input.
absl::Status CheckLateVerb(absl::Span<const std::string> arguments) {
  for (const std::string& argument : arguments) {
    if (FindVerb(argument) != nullptr && !Exists(argument)) {
      return absl::InvalidArgumentError(absl::StrCat(
          "the verb comes first: samestory ", argument, " [FLAGS] ..."));
    }
    const bool takes_none = argument == "-q" || argument == "--quiet" ||
                            argument == "--stats" || argument == "--strict" ||
                            absl::StrContains(argument, '=');
    if (!takes_none) break;
  }
  return absl::OkStatus();
}

ExitCode RunVerb(const VerbEntry& entry,
                 absl::Span<const std::string> arguments) {
  const std::unique_ptr<Verb> verb = entry.make();
  CLI::App app(entry.purpose);
  app.set_help_flag("-h,--help", "This page.")->group("Run");
  RunFlags run_flags;
  verb->AddFlags(app);
  AddRunFlags(app, run_flags);

  absl::StatusOr<CommandLine> line = ParseCommandLine(app, arguments);
  if (!line.ok()) return Misuse(line.status(), entry.name);
  if (line->wants_help) {
    return Answer(
        HelpText(app, absl::StrCat("samestory ", entry.usage), entry.examples));
  }
  const absl::Status status = verb->TakeOperands(std::move(line->operands));
  if (!status.ok()) return Misuse(status, entry.name);
  Console console(run_flags, LookAtTerminal());
  return verb->Run(console);
}

}  // namespace

std::string GeneralHelp() {
  std::string page =
      "Reads scraped news, finds the copies, groups what is left by story and "
      "gives\neach story a headline.\n\n"
      "Usage: samestory [VERB] [FLAGS] INPUT...\n\nVerbs:\n";
  for (const VerbEntry& verb : Verbs()) {
    absl::StrAppendFormat(&page, "  %-10s%s\n", verb.name, verb.summary);
  }
  absl::StrAppend(
      &page,
      "\nWithout a verb, `cluster`. INPUT: files, folders, or - for stdin; "
      "text, JSON,\nJSON lines, CSV, TSV, feeds, web pages and archives, each "
      "also .gz or .zst.\n"
      "\n  samestory VERB --help     the flags of a verb\n"
      "  samestory --version\n"
      "\nExit: 0 fine, 1 failed, 2 wrong usage, 3 records were skipped under "
      "--strict.\n\nExamples:\n",
      "  samestory news/\n"
      "  samestory dedup crawl.jsonl.gz --output=kept.jsonl\n"
      "  samestory explain a.txt b.txt news/\n"
      "  samestory eval --gold=gold.csv news/\n");
  return page;
}

ExitCode RunProgram(absl::Span<const std::string> arguments) {
  if (arguments.empty()) {
    return Misuse(absl::InvalidArgumentError("an INPUT is missing"), "");
  }
  if (AsksFor(arguments, "--version")) {
    return Answer(absl::StrCat("samestory ", kVersion, "\n"));
  }
  const std::string& first = arguments.front();
  if (const VerbEntry* verb = FindVerb(first)) {
    return RunVerb(*verb, arguments.subspan(1));
  }
  if (first == "-h" || first == "--help" || first == "help") {
    return Answer(GeneralHelp());
  }
  const bool is_flag = first[0] == '-' && first != "-";
  const absl::Status status =
      is_flag ? CheckLateVerb(arguments) : CheckMistypedVerb(first);
  if (!status.ok()) return Misuse(status, "");
  return RunVerb(Verbs().front(), arguments);
}

}  // namespace samestory
