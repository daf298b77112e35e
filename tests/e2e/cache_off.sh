#!/usr/bin/env bash
# --no-cache and OCELOT_CACHE=off run the tools, and neither read the cache nor write to it.
. "$(dirname "$0")/lib.sh"
watched_tools
kept() { find "$OCELOT_CACHE_DIR" \( -path '*/action/*' -o -path '*/blob/*' -o -name statistics \) -exec stat -c '%n %i %y %s' {} + 2>/dev/null | sort; }
built_small_project --no-cache
[ "$(packages_made)" = 2 ] || fail "no layers were made"
[ -z "$(kept)" ] || fail "something was kept: $(kept)"
grep -qx 'flags = --no-cache' build.ninja || fail "the Ninja file lets the steps use the cache"
first=$(layers_of .)

touch config/distributions.yaml
sed -i '1i # changed' config/distributions.yaml
ninja >"$work/log" 2>&1
grep -q 'regenerate build.ninja' "$work/log" || fail "nothing was regenerated"
grep -qx 'flags = --no-cache' build.ninja || fail "a regeneration forgot --no-cache"

ocelot_gen -a amd64
ninja -t clean >/dev/null
ninja >"$work/log" 2>&1
[ "$(packages_made)" = 2 ] || fail "something was recalled of what was never kept"
full=$(kept)
[ -n "$full" ] || fail "nothing was kept"
for way in option variable; do
  ninja -t clean >/dev/null
  if [ $way = option ]; then
    ocelot_gen -a amd64 --no-cache
    ninja >"$work/log" 2>&1
  else
    ocelot_gen -a amd64
    OCELOT_CACHE=off ninja >"$work/log" 2>&1
  fi
  [ "$(packages_made)" = 2 ] || fail "$way: something was recalled"
  [ "$full" = "$(kept)" ] || fail "$way: the cache was used: $(diff <(echo "$full") <(kept))"
  [ "$first" = "$(layers_of .)" ] || fail "$way: other bytes"
done
ninja -t clean >/dev/null
ocelot_gen -a amd64
ninja >"$work/log" 2>&1
[ "$(packages_made)" = 0 ] || fail "nothing was recalled, although the cache is on"
