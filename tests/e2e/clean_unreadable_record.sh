#!/usr/bin/env bash
# A record of outputs that cannot be read is an error, not an empty record.
. "$(dirname "$0")/lib.sh"
built_small_project

mv build/ocelot/outputs "$work/outputs"
mkdir build/ocelot/outputs
for words in clean 'clean --all' '-a arm64'; do
  # shellcheck disable=SC2086
  if "$OCELOT_GEN" $words >/dev/null 2>"$work/log"; then fail "$words took a folder for a record"; fi
  [ "$(grep -c 'error: ' "$work/log")" = 1 ] || fail "$words: $(cat "$work/log")"
done
rmdir build/ocelot/outputs
mv "$work/outputs" build/ocelot/outputs
"$OCELOT_GEN" clean 2>&1 | grep -qx 'nothing to remove' || fail "the restored record has stale files"
