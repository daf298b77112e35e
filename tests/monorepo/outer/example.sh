#!/usr/bin/env bash
# examples/monorepo as its README.md says, with a real collector: only the upstream is another one.
. "$(dirname "$0")/lib.sh"
make_project "$work"
PATH=$(dirname "$OCELOT_GEN"):$PATH
mkdir "$work/examples"
cp -r "$SOURCE_ROOT/examples/monorepo" "$work/examples/monorepo"

# The commands for the tool, from the first that names its folder to the end of their block.
sed -n "/^    cp .*monorepo\/$tool /,/^\$/p" "$SOURCE_ROOT/examples/monorepo/README.md" >"$work/commands"
# shellcheck disable=SC2153 # from the environment
[ "$OUTER" != cmake_make ] || sed -i "s/-G Ninja/-G 'Unix Makefiles'/" "$work/commands"
mkdir "$work/in"
cat >"$work/in/use_other_upstream" <<END
printf 'repo: %s\nref: main\n' "$work/upstream" >otel/config/upstream.yaml
END
# As docs/embedding.md says of Bazel, the caches are kept.
cat >"$work/in/keep_caches" <<END
build --action_env=GOCACHE=$(go env GOCACHE) --sandbox_writable_path=$(go env GOCACHE)
build --action_env=GOMODCACHE=$(go env GOMODCACHE) --sandbox_writable_path=$(go env GOMODCACHE)
build --action_env=OCELOT_CACHE_DIR=$OCELOT_CACHE_DIR --sandbox_writable_path=$work
END
sed -i "s|^    cd .*|&\n. $work/in/use_other_upstream\ncp $work/in/keep_caches .bazelrc|; s/^    bazel /    bazel_here /" "$work/commands"
cd "$work"
outer=$work/my-app
export work
export -f bazel_here
bash -eu "$work/commands" >"$work/log" 2>&1 || fail "$(cat "$work/log")"
cd "$outer"

made=out
case $OUTER in
  ninja) made=. ;;
  bazel) made=bazel-bin ;;
esac
mkdir "$work/bundle"
tar -xf "$made/bundle.tar" -C "$work/bundle"
cd "$work/bundle"
[ "$(echo *)" = "collector-arm64-marked.zip collector-arm64-marked.zip.sha256 collector-arm64-minimal.zip \
collector-arm64-minimal.zip.sha256 function.zip" ] || fail "the bundle has $(echo *)"
sha256sum --quiet -c ./*.sha256
layer_tags collector-arm64-minimal.zip | grep -q 'lambdacomponents.processor.batch'
layer_tags collector-arm64-marked.zip | grep -q 'lambdacomponents.processor.mark'
unzip -qp function.zip handler.py | cmp - "$SOURCE_ROOT/examples/monorepo/function/handler.py"
