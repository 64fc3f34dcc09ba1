#!/bin/bash
# Runs the program as the table of cases says, and compares what it prints,
# byte for byte, with what is kept.
#
#   run_cases.sh PROGRAM TESTDATA           compares; fails at a difference
#   run_cases.sh PROGRAM TESTDATA --update  writes what it prints
#
# TESTDATA/golden/cases has a line per case: the file that holds the output,
# the exit code, the arguments. Several lines may name one file: then they must
# all print the same, as runs with other numbers of threads must.
set -euo pipefail

program=$(realpath "$1")
testdata=$(realpath "$2")
update=false
if [[ ${3:-} == --update ]]; then update=true; fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Runfiles are symbolic links, which the program does not follow in a folder.
cp -rL "$testdata" "$work/testdata"
cd "$work"

cases=()
failures=0

# verdict NAME kept|broken
verdict() {
  local outcome=
  if [[ $2 == broken ]]; then
    echo "FAILED: $1"
    outcome='<failure/>'
    failures=$((failures + 1))
  fi
  cases+=("<testcase classname='golden' name='${1//[<>&\']/ }'>$outcome</testcase>")
}

# The messages are kept after the data: both are what a user sees.
print() {
  local status=0
  env -i "$program" "$@" >stdout 2>stderr </dev/null || status=$?
  cat stdout
  echo "--- stderr, exit $status"
  cat stderr
}

compare() {
  local expected=testdata/golden/$1
  if diff -u --label "$1" --label "the program" "$expected" printed; then
    verdict "$2" kept
  else
    verdict "$2" broken
  fi
}

write_report() {
  {
    echo "<testsuites><testsuite name='golden' tests='${#cases[@]}' failures='$failures'>"
    printf '%s\n' "${cases[@]}"
    echo '</testsuite></testsuites>'
  } >"${XML_OUTPUT_FILE:-/dev/null}"
}

written=
while read -r file arguments; do
  [[ -z $file || $file == '#'* ]] && continue
  eval "set -- $arguments"
  print "$@" >printed
  if $update && [[ $written != *" $file "* ]]; then
    cp printed "testdata/golden/$file"
    cp printed "$testdata/golden/$file"
    written+=" $file "
  fi
  compare "$file" "$arguments"
done <testdata/golden/cases
write_report
echo "${#cases[@]} cases, $failures failed"
exit $((failures > 0))
