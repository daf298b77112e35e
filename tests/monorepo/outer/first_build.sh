#!/usr/bin/env bash
# The first build, in a path with a space where the build tool takes one; then nothing is to be done. The layers have the bytes of
# the project's own build.
. "$(dirname "$0")/lib.sh"
make_outer
build_outer
expect_bundle
unzip -qp "$made/function.zip" handler.py | cmp - function/handler.py
expect_nothing_to_do

cp -r otel "$work/own"
cd "$work/own"
rm -rf build build.ninja
(export OCELOT_CACHE_DIR=$work/own-cache && ocelot_gen -a arm64 && ninja) >"$work/log" 2>&1 || fail "$(cat "$work/log")"
for name in minimal marked; do
  cmp "build/collector-arm64-$name.zip" "$(layer $name)"
  cmp "build/collector-arm64-$name.zip.sha256" "$(layer $name).sha256"
done

# A path with a space: Bazel says that it cannot, which is why its tests run in another one.
if [ "$OUTER" = bazel ]; then
  cp -r "$outer/." "$work/an outer project"
  cd "$work/an outer project"
  rm -f bazel-*
  if bazel --nohome_rc --batch --output_base="$work/bazel-of-space" build //:bundle >"$work/log" 2>&1; then fail "Bazel takes a space now"; fi
  cd "$outer"
fi
