#!/bin/bash
# tools/count_tests.py counts what happened, and never calls a run good that
# was not.
set -euo pipefail

counter=$(realpath tools/count_tests.py)
cd "$TEST_TMPDIR"
failures=0
number=0

# xml FILE CASES: a report as GoogleTest writes it.
xml() {
  echo "<testsuites><testsuite name='s'>$2</testsuite></testsuites>" >"$1"
}

# ran LABEL STATUS REPORT, built LABEL: Bazel's events.
ran() {
  echo "{\"id\":{\"testResult\":{\"label\":\"$1\"}},\"testResult\":{\"status\":\"$2\",\"testActionOutput\":[{\"name\":\"test.log\",\"uri\":\"file:///none\"},{\"name\":\"test.xml\",\"uri\":\"file://$PWD/$3\"}]}}"
}
configured() {
  echo "{\"id\":{\"targetConfigured\":{\"label\":\"$1\"}},\"configured\":{\"targetKind\":\"$2 rule\"}}"
}

# expect CLAIM STATUS LAST_LINE ARGUMENTS...
expect() {
  local status=0 said
  said=$(python3 "$counter" "${@:4}" 2>&1 | tail -n 1; exit "${PIPESTATUS[0]}") || status=$?
  number=$((number + 1))
  [[ $status == "$2" && $said == "$3" ]] && return
  echo "FAILED: $1: wants '$3' ($2), got '$said' ($status)"
  failures=$((failures + 1))
}

xml good.xml "<testcase name='a' status='run' result='completed'/><testcase name='b'/>"
xml mixed.xml "<testcase name='a'/><testcase name='b'><failure/></testcase>"
xml crashed.xml "<testcase name='a'><error/></testcase>"
xml skipped.xml "<testcase name='a' result='skipped'/><testcase name='b' status='notrun'/><testcase name='c'/>"
xml none.xml ""

{ configured //a:t cc_test; configured //a:l cc_library; ran //a:t PASSED good.xml; } >good.json
{ cat good.json; ran //b:t FAILED mixed.xml; } >mixed.json
{ cat good.json; ran //b:t FAILED crashed.xml; } >crashed.json
{ cat good.json; configured //b:t sh_test; } >unbuilt.json
{ cat good.json; ran //b:t TIMEOUT none.xml; } >timeout.json
{ ran //b:t PASSED skipped.xml; } >skipped.json
{ ran //b:t PASSED good.xml; ran //b:t FAILED good.xml; } >shard_first.json
{ ran //b:t FAILED good.xml; ran //b:t PASSED good.xml; } >shard_last.json
: >empty.json

expect "cases are counted, not targets" 0 "2 passed, 0 failed" good.json
expect "runs add up" 0 "4 passed, 0 failed" good.json good.json
expect "a failed case fails the run" 1 "3 passed, 1 failed" mixed.json
expect "a crash is a failure" 1 "2 passed, 1 failed" crashed.json
expect "a test that did not build is a failure" 1 "2 passed, 1 failed" unbuilt.json
expect "a test that failed without a case is a failure" 1 "2 passed, 1 failed" timeout.json
expect "skipped and disabled cases are told apart" 0 "1 passed, 0 failed, 2 skipped" skipped.json
expect "one bad shard fails the run" 1 "4 passed, 1 failed" shard_first.json
expect "whichever shard it is" 1 "4 passed, 1 failed" shard_last.json
expect "nothing run is no success" 1 "0 passed, 0 failed" empty.json
expect "other failures are added" 1 "2 passed, 3 failed" --failed=3 good.json

echo "$number claims, $failures failed"
exit $((failures > 0))
