# What the scripts of this folder begin with: examples/monorepo for $OUTER, with the small upstream and a small project in place of
# the example's. The names of the layers stay: `marked` has an own component, `minimal` has not.
# $OUTER is meson, cmake_ninja, cmake_make or bazel; for the script `example` also ninja.
OUTER=${OUTER:-meson}
tool=${OUTER%_*} # a folder of examples/monorepo
command -v "$tool" >/dev/null || exit 77
# In the short form, nothing waits for Bazel's start, and the real collector is built once.
if [ "${OCELOT_TESTS:-}" != long ]; then
  case $tool:${0##*/} in
    bazel:* | ninja:example.sh | cmake:example.sh) exit 77 ;;
  esac
fi
. "$(dirname "$0")/../../e2e/lib.sh"
outer="$work/an outer project"
made="$outer/out"
extra=otel/components/collector/lambdacomponents/exporter/extra.go
# Bazel refuses a workspace whose path has a space.
[ "$tool" != bazel ] || { outer=$work/outer && made=$outer/bazel-bin; }

# A Bazel server of its own, which ends with the test.
bazel_here() { bazel --nohome_rc --output_base="$work/bazel" "$@"; }

finish_outer() {
  local code=$?
  [ ! -e "$work/bazel" ] || (cd "$outer" && bazel_here shutdown) >/dev/null 2>&1 || true
  [ ! -e "$work/bazel" ] || chmod -R u+w "$work/bazel"
  set +e
  (exit $code) # finish reads it
  finish
}
trap finish_outer EXIT

# ocelot-gen in PATH, which notes each start in $work/started.
note_starts() {
  mkdir "$work/tools"
  # shellcheck disable=SC2016 # for the script
  printf '#!/bin/bash\necho "$*" >>"%s/started"\nexec "%s" "$@"\n' "$work" "$OCELOT_GEN" >"$work/tools/ocelot-gen"
  chmod +x "$work/tools/ocelot-gen"
  PATH=$work/tools:$PATH
}

# The outer project, configured, with committed locks; the current folder is then its folder.
make_outer() {
  note_starts
  make_small_project "$work"
  mkdir "$outer"
  cp -RL "$SOURCE_ROOT/examples/monorepo/$tool/." "$outer"
  rm -r "$outer/otel"
  mv "$work/project" "$outer/otel"
  cd "$outer"
  sed -i 's/plain/minimal/; s/^extra:/marked:/' otel/config/distributions.yaml
  printf 'repo: %s\nref: main\n' "$work/upstream" >otel/config/upstream.yaml
  ocelot_gen -C otel >"$work/log" 2>&1 || fail "$(cat "$work/log")"
  configure_outer
}

configure_outer() {
  case $OUTER in
    meson) meson setup out ;;
    cmake_ninja) cmake -G Ninja -B out ;;
    cmake_make) cmake -G 'Unix Makefiles' -B out ;;
  esac >"$work/log" 2>&1 || fail "$(cat "$work/log")"
}

# Each prints to $work/outer.log. All that is there is built; with Bazel, two actions at once as with the others.
run_outer() {
  rm -f "$work/started"
  case $OUTER in
    meson) ninja -C out -j2 ;;
    cmake_*) cmake --build out -j2 ;;
    bazel) bazel_here build --jobs=2 --action_env=GOCACHE="$(go env GOCACHE)" --action_env=GOMODCACHE="$(go env GOMODCACHE)" \
      --action_env=OCELOT_CACHE_DIR="$OCELOT_CACHE_DIR" --sandbox_writable_path="$(go env GOCACHE)" \
      --sandbox_writable_path="$(go env GOMODCACHE)" --sandbox_writable_path="$work" //:all ;;
  esac >"$work/outer.log" 2>&1
}

build_outer() {
  run_outer || fail "$OUTER failed: $(cat "$work/outer.log")"
  touch "$work/started"
}

# How often ocelot-gen made a file in the last build.
count_runs() { grep -c ' -o ' "$work/started" || true; }

expect_runs() {
  [ "$(count_runs)" != 0 ] || fail "nothing was noticed: $(cat "$work/outer.log")"
}

# Inode and time of each file that the outer build made.
stat_made() { (cd -L "$made" && stat -L -c '%n %i %y' ./*.zip ./*.sha256 bundle.tar | sort); }

expect_nothing_to_do() {
  local before after
  before=$(stat_made)
  build_outer
  [ ! -s "$work/started" ] || fail "ocelot-gen was started: $(cat "$work/started")"
  after=$(stat_made)
  [ "$before" = "$after" ] || fail "files were made: $after"
  case $OUTER in
    meson | cmake_ninja) grep -qx 'ninja: no work to do.' "$work/outer.log" ;;
    cmake_make) ! grep -q Generating "$work/outer.log" ;;
    bazel) grep -qE '^INFO: (0 processes|1 process: 1 internal)\.$' "$work/outer.log" ;;
  esac || fail "there was work: $(cat "$work/outer.log")"
}

# The same after a new file that changes no layer: Ninja before 1.12 compares it with the time of inputs that it knew before, so
# Meson's rules, which keep depfiles in Ninja's log, run once more.
expect_settled() {
  [ "$OUTER" != meson ] || printf '1.12\n%s\n' "$(ninja --version)" | sort -V -C || build_outer
  expect_nothing_to_do
}

layer() { echo "$made/collector-arm64-$1.zip"; }
digest() { sha256sum <"$(layer "$1")"; }

# The bundle has what was made last.
expect_bundle() {
  local name
  for name in function.zip collector-arm64-{minimal,marked}.zip{,.sha256}; do
    tar -xOf "$made/bundle.tar" "$name" | cmp - "$made/$name" || fail "the bundle has another $name"
  done
}

# Adds a target to the outer project: a copy of a file of a project in a folder.
add_layer() { # folder, name of the file, name of the copy
  case $OUTER in
    meson) cat >>meson.build <<END
custom_target('$3', output: '$3', depfile: '$3.d', build_by_default: true,
  command: [ocelot_gen, '-C', meson.current_source_dir() / '$1', 'build', 'build/$2', '-o', '@OUTPUT@', '--depfile', '@DEPFILE@',
            '--restat'])
END
      ;;
    cmake_*) cat >>CMakeLists.txt <<END
add_custom_command(OUTPUT $3 DEPFILE $3.d VERBATIM
  COMMAND \${OCELOT_GEN} -C \${CMAKE_CURRENT_SOURCE_DIR}/$1 build build/$2 -o $3 --depfile $3.d \${restat})
add_custom_target(make_$3 ALL DEPENDS $3)
END
      ;;
    bazel) cat >>BUILD.bazel <<END
genrule(
    name = "make_$3",
    srcs = glob(["$1/**"]),
    outs = ["$3"],
    cmd = """
        out=\$\$PWD/\$@ scratch=\$\$(mktemp -d)
        export HOME=\$\$scratch
        cp -RL $1 \$\$scratch/project
        cd \$\$scratch
        ocelot-gen -C project build build/$2 -o \$\$out --locked
    """,
)
END
      ;;
  esac
}

# Adds a target that copies the layer `minimal`.
add_copy() { # name of the copy
  local minimal=collector-arm64-minimal.zip
  case $OUTER in
    meson) echo "custom_target('$1', output: '$1', input: layers[0], command: ['cp', '@INPUT@', '@OUTPUT@'], build_by_default: true)" \
      >>meson.build ;;
    # In Makefiles, each target has the rules of all files that it needs; two targets at once would run them twice.
    cmake_*) printf '%s\n' "add_custom_command(OUTPUT $1 DEPENDS $minimal VERBATIM COMMAND cp $minimal $1)" \
      "add_custom_target(make_$1 ALL DEPENDS $1)" "add_dependencies(make_$1 bundle)" >>CMakeLists.txt ;;
    bazel) echo "genrule(name = 'make_$1', srcs = ['$minimal'], outs = ['$1'], cmd = 'cp \$< \$@')" >>BUILD.bazel ;;
  esac
}

change_extra() { sed -i 's/^func init() {/var _ = "changed"\n\nfunc init() {/' "$extra"; }
