#!/usr/bin/env bash
# A file that is larger than its limit fails the build before it gets its final name; a changed limit builds nothing again.
. "$(dirname "$0")/lib.sh"
built_small_project
layer=build/collector-amd64-plain.zip
before=$(sha256sum "$layer")
limit() { sed -i '/^  max-size:/d; /^plain:/a\  max-size: '"$1" config/distributions.yaml; }
measured() { python3 -c 'import sys, zipfile
zip = zipfile.ZipFile(sys.argv[1])
print(sum(each.file_size for each in zip.infolist() if each.filename.startswith(sys.argv[2])))' "$layer" "$1"; }

limit '{zip: 1 KB, unzipped: 10 KB, binary: 9 KiB}'
! ninja -k 0 >"$work/log" 2>&1 || fail "a layer that is too large was built"
expect_too_large() { # what, size, limit in bytes, limit
  grep -qE "^$layer: error: $1 has $2 bytes \([0-9.]+ MB\), $(($2 - $3)) more than the limit of $4\$" "$work/log" || fail "$(cat "$work/log")"
}
expect_too_large 'the zip' "$(stat -c %s "$layer")" 1000 '1 KB'
expect_too_large 'the content of the zip' "$(measured '')" 10000 '10 KB'
expect_too_large 'the program' "$(measured extensions/)" 9216 '9 KiB'
grep -qF 'note: what is large: ocelot-gen size plain' "$work/log" || fail "$(cat "$work/log")"

# The first of these faults names the largest modules, as `size` does, but at most five.
"$OCELOT_GEN" size plain --format json >"$work/size.json" 2>"$work/err" || fail "$(cat "$work/err")"
largest=$(/usr/bin/python3 -c 'import json, sys
for one in json.load(open(sys.argv[1]))["layers"][0]["size"]["modules"][:5]:
    print("note: " + " ".join(filter(None, [one["module"], one["version"]])), "has", one["text"], "bytes of compiled functions")' "$work/size.json")
grep -q '^note: std has [0-9]* bytes' <<<"$largest" || fail "$largest"
[ "$(grep 'bytes of compiled functions' "$work/log")" = "$largest" ] || fail "$(cat "$work/log")"
[ "$(grep -A1 '^'"$layer"': error: the zip has' "$work/log" | tail -n 1)" = "$(head -n 1 <<<"$largest")" ] || fail "$(cat "$work/log")"
[ "$(sha256sum "$layer")" = "$before" ] || fail "the layer changed"

limit '{zip: 100 MB, unzipped: 100 MB, binary: 100 MB}'
expect_edges 'regenerate build.ninja' 'check the declaration against upstream' 'rename build/collector-amd64-plain.zip'
expect_exit 2 "invalid size 'x'" step rename --max-zip x -o "$layer" build/ocelot/layer/amd64-plain.zip
