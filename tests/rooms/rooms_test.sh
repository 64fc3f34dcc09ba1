#!/bin/bash
# A wrong dependency between rooms does not build, a right one does: each is
# planted in a throw-away copy of the BUILD files, and Bazel is asked.
#
# The tables are written out here on purpose. BUILD.bazel says what each room
# may use; this says what nobody may loosen there without meaning to.
set -euo pipefail

# room: the target through which the rooms above use it
readonly doors='
base: hashing
cli: main
cluster: pipeline
cluster/dedup: grouping
cluster/page: page
cluster/quality: agreement
cluster/sketch: similarity
cluster/story: story_clusterer
cluster/text: shingles
io/read: article_reader
io/write: output_file
'
# room: what it must not use
readonly wrong='
base: cli cluster cluster/dedup cluster/page cluster/quality cluster/sketch cluster/story cluster/text io/read io/write
cluster/text: cli cluster cluster/dedup cluster/page cluster/quality cluster/sketch cluster/story io/read io/write
cluster/sketch: cli cluster cluster/dedup cluster/page cluster/quality cluster/story cluster/text io/read io/write
cluster/dedup: cli cluster cluster/page cluster/quality cluster/story cluster/text io/read io/write
cluster/story: cli cluster cluster/page cluster/quality io/read io/write
cluster/page: cli cluster cluster/dedup cluster/quality cluster/sketch cluster/story io/read io/write
cluster/quality: cli cluster cluster/dedup cluster/page cluster/sketch cluster/story cluster/text io/read io/write
cluster: cluster/page cluster/quality io/read io/write
io/read: cli cluster/dedup cluster/quality cluster/sketch cluster/story
io/write: cli cluster/dedup cluster/page cluster/quality cluster/sketch cluster/story
cli: cluster/page cluster/sketch
'
# room: what it may use
readonly right='
cluster/text: base
cluster/sketch: base
cluster/dedup: base cluster/sketch
cluster/page: base cluster/text
cluster/story: base cluster/dedup cluster/text
cluster/quality: base
cluster: base cluster/dedup cluster/sketch cluster/story cluster/text
io/read: base cluster cluster/page cluster/text
io/write: base cluster cluster/text
cli: base cluster cluster/quality cluster/text io/read io/write
'

copy=$TEST_TMPDIR/workspace

# Runfiles are links into the source tree. Git's folder, Bazel's links and the
# outputs of other builds are left behind.
copy_build_files() {
  local source_tree
  source_tree=$(dirname "$(readlink -f WORKSPACE)")
  mkdir "$copy"
  (cd "$source_tree" && find . \
    \( -path './.?*' -o -path './bazel-*' \) -prune -o \
    \( -name 'BUILD*' -o -name WORKSPACE -o -name '*.bzl' \) -print0 |
    tar --null -T - -c .bazelrc) | tar -x -C "$copy"
}

# Prints "room word" for each word of a table.
rows() {
  local line word
  while read -r line; do
    for word in ${line#*:}; do echo "${line%%:*} $word"; done
  done <<<"$1"
}

door_of() {
  rows "$doors" | sed -n "s|^$1 |//$1:|p"
}

use_of() {
  echo "//$1:uses_${2//\//_}"
}

# Adds one target to a room for each room it uses; prints their labels.
plant_uses() {
  local user used label
  while read -r user used; do
    label=$(use_of "$user" "$used")
    echo "filegroup(name = '${label#*:}', srcs = ['$(door_of "$used")'])" \
      >>"$copy/$user/BUILD"
    echo "$label"
  done < <(rows "$1")
}

# TEST_TMPDIR moves all that Bazel writes below itself.
ask_bazel() {
  (cd "$copy" && bazel "$@" </dev/null 2>&1) || true
}

analyse() {
  ask_bazel build --nobuild --keep_going "$@"
}

cases=()
failures=0

# claim NAME COMMAND...: a test case that passes when the command succeeds.
claim() {
  local outcome=
  if ! "${@:2}"; then
    echo "FAILED: $1"
    outcome="<failure/>"
    failures=$((failures + 1))
  fi
  cases+=("<testcase classname='rooms' name='$1'>$outcome</testcase>")
}

refused() {
  grep -qF "target '$(door_of "$2")' is not visible from target '$(use_of "$1" "$2")'" \
    "$TEST_TMPDIR/wrong"
}

accepted() {
  grep -qF "Found" "$TEST_TMPDIR/right" &&
    ! grep -qwF "$(use_of "$1" "$2")" "$TEST_TMPDIR/right"
}

write_report() {
  {
    echo "<testsuites><testsuite name='rooms' tests='${#cases[@]}' failures='$failures'>"
    printf '%s\n' "${cases[@]}"
    echo '</testsuite></testsuites>'
  } >"$XML_OUTPUT_FILE"
}

copy_build_files
mapfile -t wrong_uses < <(plant_uses "$wrong")
mapfile -t right_uses < <(plant_uses "$right")
analyse "${wrong_uses[@]}" >"$TEST_TMPDIR/wrong"
analyse "${right_uses[@]}" >"$TEST_TMPDIR/right"
ask_bazel shutdown >/dev/null

while read -r user used; do
  claim "$user must not use $used" refused "$user" "$used"
done < <(rows "$wrong")
while read -r user used; do
  claim "$user may use $used" accepted "$user" "$used"
done < <(rows "$right")
write_report
if [[ $failures -gt 0 ]]; then
  cat "$TEST_TMPDIR/right" "$TEST_TMPDIR/wrong"
  exit 1
fi
