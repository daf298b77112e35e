#!/usr/bin/env bash
# The layer, the tree and the only component of a removed distribution are stale; a dry run of clean names them from any folder.
. "$(dirname "$0")/lib.sh"
built_project_with_foreign_files
remove_extra

cat >"$work/wanted" <<'PATHS'
build/collector-amd64-extra.zip
build/collector-amd64-extra.zip.sha256
build/ocelot/layer/amd64-extra.zip
build/ocelot/layer/amd64-extra.zip.fields
build/ocelot/layer/amd64-extra.zip.origin
build/ocelot/layer/amd64-extra.zip.log
build/ocelot/overlay/exporter.extra.tar
build/ocelot/overlay/exporter.extra.tar.fields
build/ocelot/overlay/exporter.extra.tar.origin
PATHS
before=$(files)
"$OCELOT_GEN" clean -n >"$work/dry" 2>"$work/log"
grep -v '^build/ocelot/tree/' "$work/dry" | diff "$work/wanted" - || fail "other files are stale"
grep -qE "^would remove $(wc -l <"$work/dry") files, " "$work/log" || fail "$(cat "$work/log")"
[ "$before" = "$(files)" ] || fail "a dry run removed something"

(cd config && "$OCELOT_GEN" clean --dry-run) 2>/dev/null | diff "$work/dry" - || fail "another answer in a sub-folder"
(cd / && "$OCELOT_GEN" clean --dry-run -C "$work/project") 2>/dev/null | diff "$work/dry" - || fail "another answer with -C"
