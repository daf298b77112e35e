#!/usr/bin/env bash
# Shared libraries, plugins and executables have the same bytes with --sandbox, although they need a C compiler. A compiler in a
# home folder runs there, and does not bring the other files of that folder, also if HOME is another folder.
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

# A home folder that neither HOME nor the list of users names, as for a build with sudo.
mkdir -p "$work/user/bin" "$work/user/documents"
echo private >"$work/user/documents/token"
cat >"$work/user/bin/cc" <<END
#!/bin/sh
[ ! -e "$work/user/documents/token" ] || { echo "the compiler found a file of the user" >&2; exit 1; }
exec gcc "\$@"
END
chmod +x "$work/user/bin/cc"
build "$work/home" --sandbox "--cc-$arch" "$work/user/bin/cc"
