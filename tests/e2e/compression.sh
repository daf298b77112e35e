#!/usr/bin/env bash
# --compression 1 to 12: a higher level gives a smaller zip; every zip reader finds the same content, and the program stays the same.
. "$(dirname "$0")/lib.sh"
make_small_project "$work"
cd "$work/project"
mkdir "$work/read"
cat >"$work/read/main.go" <<'GO'
// Command read lists a zip file as Go reads it: mode, checksum of the bytes, name.
package main

import (
	"archive/zip"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
)

func main() {
	archive, err := zip.OpenReader(os.Args[1])
	if err != nil {
		panic(err)
	}
	for _, file := range archive.File {
		if file.Mode().IsDir() {
			continue
		}
		content, err := file.Open()
		if err != nil {
			panic(err)
		}
		sum := sha256.New()
		if _, err := io.Copy(sum, content); err != nil {
			panic(err)
		}
		fmt.Printf("%s %x %s\n", file.Mode(), sum.Sum(nil), file.Name)
	}
}
GO
(cd "$work/read" && go build -o read main.go)
cat >"$work/read.py" <<'PYTHON'
import hashlib, stat, sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
for entry in archive.infolist():
    if not entry.is_dir():
        print(stat.filemode(entry.external_attr >> 16), hashlib.sha256(archive.read(entry)).hexdigest(), entry.filename)
PYTHON
unpacked() { (cd "$1" && find . -type f -printf '%M %P\n' | sort -k2 | while read -r mode path; do echo "$mode $(sha256sum <"$path" | cut -d' ' -f1) $path"; done); }

layer=build/collector-amd64-plain.zip
previous=
for level in 1 6 12; do
  { ocelot_gen -a amd64 -d plain --compression $level && ninja; } >"$work/log" 2>&1 || { cat "$work/log"; fail "level $level failed"; }
  size=$(stat -c %s $layer)
  [ -z "$previous" ] || [ "$size" -lt "$previous" ] || fail "level $level: $size bytes are no less than $previous"
  previous=$size
  unzip -tq $layer >"$work/log" || fail "unzip -t: $(cat "$work/log")"
  "$work/read/read" $layer | sort -k3 >"$work/by-go"
  python3 "$work/read.py" $layer | sort -k3 >"$work/by-python"
  for reader in unzip bsdtar; do
    rm -rf "${work:?}/$reader"
    mkdir "$work/$reader"
  done
  (umask 022; unzip -q $layer -d "$work/unzip"; bsdtar -xpf $layer -C "$work/bsdtar")
  for reader in unzip bsdtar; do unpacked "$work/$reader" >"$work/by-$reader"; done
  grep -q '^-rwxr-xr-x .* extensions/collector$' "$work/by-go" || fail "level $level: the program is none: $(cat "$work/by-go")"
  for reader in python unzip bsdtar; do diff -u "$work/by-go" "$work/by-$reader" || fail "level $level: $reader reads something else than Go"; done
  [ ! -e "$work/content" ] || diff -u "$work/content" "$work/by-go" || fail "level $level: other content"
  cp "$work/by-go" "$work/content"
  "$work/bsdtar/extensions/collector" | grep -qx debug || fail "level $level: the program does not run"
  [ $level != 6 ] || cp $layer "$work/six.zip"
done
{ ocelot_gen -a amd64 -d plain && ninja; } >"$work/log" 2>&1
cmp $layer "$work/six.zip" || fail "without --compression it is not 6"

for level in 0 13 x -1 '' 6x; do
  code=0
  ocelot_gen -a amd64 --compression "$level" 2>"$work/log" || code=$?
  [ $code = 2 ] || fail "--compression '$level': exit $code instead of 2"
  grep -q '^error: invalid value for --compression; expected a number from 1 to 12$' "$work/log" || [ -z "$level" ] || [ "$level" = -1 ] || fail "$(cat "$work/log")"
done
