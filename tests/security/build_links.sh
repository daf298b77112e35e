#!/usr/bin/env bash
# A build writes through no link below build/: what is outside does not change, and the message names the link.
. "$(dirname "$0")/../e2e/lib.sh"
make_small_project "$work"
outside=$work/outside
attacked=$work/attacked
attacks=0

# Everything in a folder, with digests.
listing() {
  (cd "$1" && find . -printf '%P %y %l %m %T@\n' | sort && find . -type f -exec sha256sum {} + | sort)
}

# Begins an attack on a copy of a project.
copy() { # project
  rm -rf "$attacked" "$outside"
  cp -a "$1" "$attacked"
  mkdir "$outside"
  echo treasure >"$outside/treasure"
  cd "$attacked"
}

# Runs a command. Sets `code`.
run() { # command…
  listing "$outside" >"$work/before"
  code=0
  "$@" >"$work/log" 2>&1 || code=$?
  listing "$outside" | diff "$work/before" - || fail "$*: changed what is outside: $(cat "$work/log")"
  attacks=$((attacks + 1))
}

expect_fault() { # link, target
  [ "$code" = 1 ] || fail "$1: exit $code: $(cat "$work/log")"
  grep -qxF "$1: error: a link to '$2', which is not followed" "$work/log" || fail "$1: $(cat "$work/log")"
  grep -qxF "help: remove the link; only 'build' itself may be a link" "$work/log" || fail "$1: $(cat "$work/log")"
}

expect_success() {
  [ "$code" = 0 ] || fail "exit $code: $(cat "$work/log")"
}

link() { # path, target
  mkdir -p "$(dirname "$1")"
  rm -rf "$1"
  ln -s "$2" "$1"
}

gen() { "$OCELOT_GEN" --documents none -a amd64; }
gen_from_elsewhere() { (cd / && "$OCELOT_GEN" --documents none -a amd64 -C "$attacked"); }
gen_and_build() { gen && ninja; }
override() { "$OCELOT_GEN" --documents none -a amd64 --ref main; }

# Before ocelot-gen: the folders of outputs, and what Ninja writes.
for path in build/ocelot build/ocelot/overlay build/ocelot/tree build/ocelot/layer build/.ninja_log build/.ninja_deps \
  build/ocelot/upstream.tar.rsp build/ocelot/overlay/exporter.extra.tar.rsp; do
  for target in "$outside" "$outside/treasure" "$outside/none"; do
    copy "$work/project"
    link "$path" "$target"
    run gen
    expect_fault "$path" "$target"
  done
done

# Before ocelot-gen: the files that it writes.
for path in build/ocelot/build.ninja.stamp build/ocelot/upstream.lock build/ocelot/modules.lock; do
  copy "$work/project"
  link "$path" "$outside/none"
  run override
  copy "$work/project"
  link "$path" "$outside/treasure"
  run override
done
# It reads the record, so a link there is a fault.
for target in "$outside/treasure" "$outside/none"; do
  copy "$work/project"
  link build/ocelot/outputs "$target"
  run gen
  expect_fault build/ocelot/outputs "$target"
done
# The logs of the Go commands that the generation runs, in whatever folder it was started.
for command in gen gen_from_elsewhere; do
  copy "$work/project"
  link build/ocelot/modules "$outside"
  run "$command"
done

# Before ninja: every folder.
copy "$work/project"
gen >"$work/log" 2>&1 || fail "$(cat "$work/log")"
cp -a "$attacked" "$work/generated"
for path in build/ocelot build/ocelot/overlay build/ocelot/tree build/ocelot/layer; do
  for target in "$outside" "$outside/treasure" "$outside/none"; do
    copy "$work/generated"
    link "$path" "$target"
    run ninja
    expect_fault "$path" "$target"
  done
done

# Before ninja: every file that a step writes. The links are replaced, and the layers are right.
cp -a "$work/generated" "$work/built"
cd "$work/built"
ninja >"$work/log" 2>&1 || fail "$(cat "$work/log")"
layers=$(layers_of "$work/built")
files=$(cd "$work/built" && find build -type f ! -name '.ninja_*' ! -name outputs ! -name build.ninja.stamp)
for target in treasure none; do
  copy "$work/generated"
  for path in $files; do
    [ -e "$path" ] || link "$path" "$outside/$target"
    attacks=$((attacks + 1))
  done
  export OCELOT_CACHE=off
  run ninja
  expect_success
  [ "$(layers_of "$attacked")" = "$layers" ] || fail "other layers"
  # With the action cache, which restores the outputs.
  unset OCELOT_CACHE
  copy "$work/generated"
  for path in $files; do
    [ -e "$path" ] || link "$path" "$outside/$target"
    attacks=$((attacks + 1))
  done
  run ninja
  expect_success
  [ "$(layers_of "$attacked")" = "$layers" ] || fail "other layers"
done

# build/ itself may be a link.
copy "$work/project"
link build "$outside"
rm "$outside/treasure"
gen_and_build >"$work/log" 2>&1 || fail "$(cat "$work/log")"
[ "$(layers_of "$attacked")" = "$layers" ] || fail "other layers"
echo "$attacks attacks"
