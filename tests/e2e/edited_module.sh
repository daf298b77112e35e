#!/usr/bin/env bash
# A file that was edited in Go's module cache fails the next link. A build without a link does not read the module cache.
. "$(dirname "$0")/modules.sh"
unset OCELOT_CACHE
project_with_module example.com/dep
# A text of this run, so that Go's cache has no package with it.
module_proxy add "$work/proxy" example.com/dep v1.0.0 "before $work"
export GOPROXY=file://$work/proxy
dep=$GOMODCACHE/example.com/dep@v1.0.0
wrapper=components/collector/lambdacomponents/exporter/extra.go
layer=build/collector-amd64-extra.zip

expect_printed() {
  unzip -p "$layer" extensions/collector >"$work/collector"
  chmod +x "$work/collector"
  "$work/collector" >"$work/printed" 2>&1
  local line
  for line; do grep -qx "$line" "$work/printed" || fail "the program does not print '$line': $(cat "$work/printed")"; done
}

# The same size and the same modification time.
edit_module() {
  cp -p "$dep/text.go" "$work/text.go"
  sed -i "s/before/edited/" "$dep/text.go"
  touch -r "$work/text.go" "$dep/text.go"
}

expect_rejected() {
  ! ninja -k 0 >"$work/log" 2>&1 || fail "an edited module was linked"
  expect_in_log "^config/component_dependencies.yaml:2:36: error: 'example.com/dep@v1.0.0' has changed: its sum is h1:[^ ]+=, but go.sum has h1:[^ ]+=$" \
    "^note: it is required for the tag 'lambdacomponents.exporter.extra'$" "^note: Go's module cache was edited: $dep$" \
    "^note: changed files: text.go$"
}

# Does what the message says.
restore_module() {
  sed -nE 's/^help: remove the folder, and Go extracts the module again: (.*); or .*/\1/p' "$work/log" | head -n 1 >"$work/help"
  [ -s "$work/help" ] || fail "no help: $(cat "$work/log")"
  sh -e "$work/help"
  [ ! -e "$dep" ] || fail "the help does not remove $dep"
}

# A package that was never compiled.
ocelot_gen -a amd64 >"$work/log" 2>&1 || fail "$(cat "$work/log")"
[ -e "$dep/text.go" ] || fail "the module was not extracted"
edit_module
expect_rejected
[ ! -e "$layer" ] || fail "the layer was written"
[ -e build/collector-amd64-plain.zip ] || fail "a layer without the module was not built"
restore_module
ninja >"$work/log" 2>&1 || fail "$(cat "$work/log")"
expect_printed "before $work"
expect_no_work

# A package that is compiled again for a new link; the layer stays as it was.
before=$(sha256sum "$layer")
edit_module
sed -i 's/dep.Text)/dep.Text, "more")/' "$wrapper"
expect_rejected
[ "$(sha256sum "$layer")" = "$before" ] || fail "the layer was replaced"
restore_module
ninja >"$work/log" 2>&1 || fail "$(cat "$work/log")"
expect_printed "before $work" more

# Neither a build without work nor one from the action cache reads a module.
made=$(sha256sum "$layer")
edit_module
expect_no_work
forget_modules
export GOPROXY=off
expect_no_work
rm -r build
{ ocelot_gen -a amd64 && ninja; } >"$work/log" 2>&1 || fail "$(cat "$work/log")"
[ "$(sha256sum "$layer")" = "$made" ] || fail "other bytes"
[ ! -e "$GOMODCACHE/example.com" ] || fail "a module was extracted"
