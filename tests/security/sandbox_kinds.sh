#!/usr/bin/env bash
# Shared libraries, plugins and executables have the same bytes with --sandbox, although they need a C compiler.
. "$(dirname "$0")/sandbox_lib.sh"
need_bubblewrap
make_project "$work"
cd "$work/project"
rm -rf config/examples config/distributions.yaml config/component_dependencies.yaml components
cp -r "$SOURCE_ROOT/examples/plugin/." .
arch=$(go env GOARCH)

build() { # file for the checksums, words…
  local sums=$1
  shift
  rm -rf build build.ninja
  { ocelot_gen -a "$arch" "$@" && ninja; } >"$work/log" 2>&1 || { cat "$work/log"; fail "build $*"; }
  (cd build && sha256sum lib* otel*) >"$sums"
}

build "$work/free"
build "$work/confined" --sandbox
grep -q "libotelcol-$arch-core.so$" "$work/free" || fail "no library: $(cat "$work/free")"
diff "$work/free" "$work/confined" || fail "the sandbox changes the bytes"
