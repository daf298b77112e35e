#!/usr/bin/env bash
# Debian's and PyPI's packages of Go have no license at the top of Go's folder, but in the sources of its tools.
. "$(dirname "$0")/lib.sh"
goroot=$(go env GOROOT)
mkdir -p "$work/packages/go/bin"
for path in "$goroot"/*; do
  case ${path##*/} in
    bin | LICENSE | PATENTS) ;;
    *) ln -s "$path" "$work/packages/go/" ;;
  esac
done
cp "$goroot/bin/go" "$work/packages/go/bin/"
make_small_project "$work"
cd "$work/project"
export PATH="$work/packages/go/bin:$PATH"
[ "$(go env GOROOT)" = "$work/packages/go" ] || fail "the Go in PATH has another folder: $(go env GOROOT)"
{ "$OCELOT_GEN" --inspect none -a amd64 -d plain --no-cache && ninja; } >"$work/log" 2>&1 || fail "$(cat "$work/log")"
licenses=build/collector-amd64-plain.LICENSES.txt
grep -qE "^  Go's standard library [0-9.]+: BSD-3-Clause$" "$licenses" || fail "$(head -n 30 "$licenses")"
grep -qE "^Go's standard library [0-9.]+: src/cmd/vendor/golang.org/x/mod/LICENSE$" "$licenses" || fail "$(tail -n 40 "$licenses")"
