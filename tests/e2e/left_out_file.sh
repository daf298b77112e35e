#!/usr/bin/env bash
# A selected file that the Go toolchain leaves out fails the build at its constraint; one that it compiles is in the layer.
. "$(dirname "$0")/lib.sh"
exporters=components/collector/lambdacomponents/exporter
wrapper=$exporters/extra.go
built_small_project
program() {
  unzip -p build/collector-amd64-extra.zip extensions/collector >"$work/collector"
  chmod +x "$work/collector"
  "$work/collector" >"$work/printed" 2>&1
}
prints() { program && grep -qx "$1" "$work/printed"; }

expect_left_out() { # file, place and text
  ! ninja >"$work/log" 2>&1 || fail "$1: ninja went through"
  printf '%s\n' "$2" >"$work/wanted"
  grep -A"$(($(wc -l <"$work/wanted") - 1))" ': error:' "$work/log" | diff "$work/wanted" - || fail "$(cat "$work/log")"
}

# The small program prints the names of its components.
prints extra || fail "the program lacks extra"
cp "$wrapper" "$work/extra.go"
sed -i '1s/.*/\/\/go:build lambdacomponents.custom \&\& lambdacomponents.exporter.extra \&\& go1.999/' "$wrapper"
expect_left_out "a later release" "$wrapper:1:12: error: the tags select 'lambdacomponents/exporter/extra.go', but Go leaves it out
    1 | //go:build lambdacomponents.custom && lambdacomponents.exporter.extra && go1.999
      |            ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
note: its constraint depends on the Go toolchain: go1.999
help: change the constraint, or remove the component's tag"

# Go reports the real path of a scratch folder that is behind a link.
mkdir "$work/real"
ln -s real "$work/linked"
sed -i '1s/go1.999/!go1.999 \&\& amd64.v1/' "$wrapper"
TMPDIR=$work/linked ninja >"$work/log" 2>&1 || fail "$(cat "$work/log")"
prints extra || fail "the program lacks extra with a term that holds"

# A package of its own is copied whole, and each of its files counts.
mkdir "$exporters/own"
printf 'package own\n\nimport "embed"\n\n//go:embed *\nvar Files embed.FS\n' >"$exporters/own/own.go"
printf 'package own\n' >"$exporters/own/own_test.go"
echo text >"$exporters/own/data.txt"
sed -e 's/^import .*/import (\n\t"go.uber.org\/multierr"\n\n\t"example.com\/small\/collector\/lambdacomponents\/exporter\/own"\n)/' \
  -e 's/^func init() {/&\n\tentries, _ := own.Files.ReadDir(".")\n\tfor _, entry := range entries {\n\t\tprintln(entry.Name())\n\t}/' \
  "$work/extra.go" >"$wrapper"
ninja >"$work/log" 2>&1 || fail "$(cat "$work/log")"
for name in data.txt own.go own_test.go; do prints "$name" || fail "the package does not embed $name"; done
printf '//go:build go1.999\n\npackage own\n\nfunc init() { println("new") }\n' >"$exporters/own/new.go"
expect_left_out "a file of a package" "$exporters/own/new.go:1:12: error: the tags select 'lambdacomponents/exporter/own/new.go', but Go leaves it out
    1 | //go:build go1.999
      |            ^~~~~~~
note: its constraint depends on the Go toolchain: go1.999
help: change the constraint, or remove the component's tag"
