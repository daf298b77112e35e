#!/usr/bin/env bash
# `report --markdown` lists the built layers with their sizes, and says for each whether the action cache had it, and if not,
# what changed.
. "$(dirname "$0")/lib.sh"
make_small_project "$work"
cd "$work/project"
[ "$("$OCELOT_GEN" report --markdown)" = 'No layer is built here.' ] || fail "a project that is not built"
build() { ocelot_gen build -a amd64 >"$work/log" 2>&1 || fail "$(cat "$work/log")"; }
# The table without the sizes, which depend on Go.
table() { "$OCELOT_GEN" report --markdown | sed -E 's/[0-9.]+ MB/SIZE/g'; }
expect() { # rows
  diff -u <(printf '%s\n' '| layer | file | unzipped | from | why it was built |' '|---|---:|---:|---|---|' "$@") <(table) ||
    fail "the table differs"
}
rest=('' 'Not built here: 2 other layers.')
new='no earlier build to compare with'
build
expect "| extra amd64 | SIZE | SIZE | build | $new |" "| plain amd64 | SIZE | SIZE | build | $new |" "${rest[@]}"
"$OCELOT_GEN" report --markdown | grep -qE '\| plain amd64 \| [0-9]+\.[0-9] MB \| [0-9]+\.[0-9] MB \|' || fail "no sizes"

# Another machine: only the cache and the records of the earlier build are there.
keep_records() {
  mkdir "$work/kept"
  (cd build && find . -name '*.fields' -exec cp --parents {} "$work/kept" \;)
  rm -rf build build.ninja .ninja*
  mkdir build
  cp -r "$work/kept/." build
  rm -r "$work/kept"
}
keep_records
build
expect '| extra amd64 | SIZE | SIZE | action cache |  |' '| plain amd64 | SIZE | SIZE | action cache |  |' "${rest[@]}"

component=components/collector/lambdacomponents/exporter/extra.go
keep_records
sed -i 's/"extra"/"more"/' $component
build
expect "| extra amd64 | SIZE | SIZE | build | changed: $component |" '| plain amd64 | SIZE | SIZE | action cache |  |' "${rest[@]}"

# An edit of a setting, and an entry that the cache has lost.
keep_records
rm -r "$OCELOT_CACHE_DIR"
sed -i '/^extra:/a\  go: {tags: [netgo]}' config/distributions.yaml
build
expect '| extra amd64 | SIZE | SIZE | build | changed: tags |' '| plain amd64 | SIZE | SIZE | build | not in the action cache |' "${rest[@]}"

for option in size smoke audit since; do expect_exit 2 "--markdown and --$option cannot be used together" report --markdown --$option x; done
"$OCELOT_GEN" report --markdown -o "$work/table.md"
cmp "$work/table.md" <("$OCELOT_GEN" report --markdown) || fail "-o has another table"
