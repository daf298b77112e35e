#!/usr/bin/env bash
# clean removes the layers that are no more, and with --all everything that was made; nobody else's file.
. "$(dirname "$0")/lib.sh"
make_small_project "$work"
cd "$work/project"
mkdir "$work/elsewhere"
ln -s "$work/elsewhere" build
{ ocelot_gen -a amd64 && ninja; } >"$work/first.log" 2>&1 || { cat "$work/first.log"; fail "the first build failed"; }

# What others put there: a file of any name, one that is named as a layer, and a folder that has the name of one.
foreign=(build/notes.txt build/collector-amd64-mine.zip build/collector-amd64-mine.zip.log build/ocelot/layer/mine.zip)
for file in "${foreign[@]}"; do echo mine >"$file"; done
files() { (cd build && find . -type f | sort); }
expect_foreign() {
  for file in "${foreign[@]}"; do [ "$(cat "$file")" = mine ] || fail "$file is gone"; done
}

[ -z "$("$OCELOT_GEN" clean 2>"$work/log")" ] || fail "something was removed of a project that did not change"
grep -qx 'nothing to remove' "$work/log" || fail "$(cat "$work/log")"
files >"$work/before"

# A choice leaves layers out, but they are not gone.
ocelot_gen -a amd64 -d plain
[ "$("$OCELOT_GEN" clean 2>&1)" = 'nothing to remove' ] || fail "a choice made a layer stale"

# A distribution goes: its layer, its tree and the component that only it had go with it.
sed -i '/^extra:/,$d' config/distributions.yaml
rm components/collector/lambdacomponents/exporter/extra.go
{ ocelot_gen -a amd64 && ninja; } >"$work/log" 2>&1 || fail "$(cat "$work/log")"
cat >"$work/wanted" <<'PATHS'
build/collector-amd64-extra.zip
build/collector-amd64-extra.zip.sha256
build/ocelot/layer/amd64-extra.zip
build/ocelot/layer/amd64-extra.zip.fields
build/ocelot/layer/amd64-extra.zip.log
build/ocelot/overlay/exporter.extra.tar
build/ocelot/overlay/exporter.extra.tar.fields
PATHS
stale() { grep -v '^build/ocelot/tree/' "$1" | diff "$work/wanted" - || fail "other files are stale"; }
before=$(files)
"$OCELOT_GEN" clean -n >"$work/dry" 2>"$work/log"
stale "$work/dry"
grep -qE "^would remove $(wc -l <"$work/dry") files, " "$work/log" || fail "$(cat "$work/log")"
[ "$before" = "$(files)" ] || fail "a dry run removed something"

# From a sub-folder, and by -C.
(cd config && "$OCELOT_GEN" clean --dry-run) 2>/dev/null | diff "$work/dry" - || fail "another answer in a sub-folder"
(cd / && "$OCELOT_GEN" clean --dry-run -C "$work/project") 2>/dev/null | diff "$work/dry" - || fail "another answer with -C"

# Killed before the record is written anew, it has the rest to do.
OCELOT_STOP_AT=before:outputs "$OCELOT_GEN" clean >"$work/killed" 2>/dev/null &
pid=$!
for _ in $(seq 200); do
  [ "$(sed -nE 's/^State:\t(.).*/\1/p' "/proc/$pid/status" 2>/dev/null)" = T ] && break
  sleep 0.05
done
kill -KILL "$pid"
wait "$pid" 2>/dev/null || true
while read -r path; do [ ! -e "$path" ] || fail "$path is still there"; done <"$work/dry"
"$OCELOT_GEN" clean 2>&1 | grep -qx 'nothing to remove' || fail "the second clean found more"
expect_foreign
expect_no_work

# A record that names other files harms nobody.
echo treasure >"$work/project/treasure"
printf '%s\n' ../project/treasure treasure build/../treasure "$work/project/treasure" build/ build/ocelot >>build/ocelot/outputs
"$OCELOT_GEN" clean >/dev/null 2>&1
[ "$(cat treasure)" = treasure ] || fail "a file outside of build/ was removed"

# Names that were planned, but never made: what has them is somebody's.
cp config/distributions.yaml "$work/distributions.yaml"
printf '\nplanned:\n  buildtags: [lambdacomponents.custom, lambdacomponents.all]\n' >>config/distributions.yaml
planned=(build/collector-amd64-planned.zip build/collector-arm64-planned.zip.sha256)
for file in "${planned[@]}"; do echo mine >"$file"; done
ocelot_gen
cp "$work/distributions.yaml" config/distributions.yaml
"$OCELOT_GEN" clean >"$work/removed" 2>"$work/log"
for file in "${planned[@]}"; do
  [ "$(cat "$file")" = mine ] || fail "$file is gone"
  grep -qx "kept $file: it does not match its checksum, so it may not be ours" "$work/log" || fail "$(cat "$work/log")"
done
[ ! -s "$work/removed" ] || fail "removed: $(cat "$work/removed")"
foreign+=("${planned[@]}")
ocelot_gen -a amd64

# A record that cannot be read is no empty one.
mv build/ocelot/outputs "$work/outputs"
mkdir build/ocelot/outputs
for words in clean 'clean --all' '-a arm64'; do
  # shellcheck disable=SC2086
  if "$OCELOT_GEN" $words >/dev/null 2>"$work/log"; then fail "$words took a folder for a record"; fi
  [ "$(grep -c 'error: ' "$work/log")" = 1 ] || fail "$words: $(cat "$work/log")"
done
rmdir build/ocelot/outputs
mv "$work/outputs" build/ocelot/outputs

# --all leaves what is not ours, and works while the declaration is broken.
echo 'broken: [' >>config/distributions.yaml
if "$OCELOT_GEN" clean 2>"$work/log"; then fail "a broken declaration was taken"; fi
"$OCELOT_GEN" clean --all --dry-run >"$work/dry" 2>/dev/null
"$OCELOT_GEN" clean --all >"$work/removed" 2>"$work/log"
diff "$work/dry" "$work/removed" || fail "the dry run said something else"
grep -qx build.ninja "$work/removed" || fail "build.ninja was not removed"
grep -qE '^removed [0-9]+ files, ' "$work/log" || fail "$(cat "$work/log")"
expect_foreign
[ -L build ] || fail "the link build is gone"
[ ! -e build.ninja ] || fail "build.ninja is still there"
left=$(files | grep -v 'ninja_' || true)
[ "$left" = "$(printf './%s\n' "${foreign[@]#build/}" | sort)" ] || fail "left: $left"

# build.ninja of somebody else's hand stays.
echo '# by hand' >build.ninja
"$OCELOT_GEN" clean --all 2>&1 | grep -qx 'nothing to remove' || fail "there was something to remove"
[ "$(cat build.ninja)" = '# by hand' ] || fail "build.ninja of another hand was removed"
