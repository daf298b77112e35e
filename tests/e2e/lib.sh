# What every e2e script begins with: a fresh folder with a git repository of the embedded upstream and a project that
# was built once. The first script to come builds it; the others copy it, times included.
# Given: OCELOT_GEN, SOURCE_ROOT, E2E_CACHE (a folder for the built project).
set -euo pipefail
export LC_ALL=C GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
export GIT_AUTHOR_NAME=test GIT_AUTHOR_EMAIL=test@example.com GIT_COMMITTER_NAME=test GIT_COMMITTER_EMAIL=test@example.com
export NINJA_STATUS='[%f/%t] '
unset CI NO_COLOR CLICOLOR_FORCE OCELOT_CACHE OCELOT_CACHE_SIZE MAKEFLAGS

# The ninja in this folder takes the place of the one in PATH.
if [ -n "${NINJA_FOLDER:-}" ]; then
  [ -x "$NINJA_FOLDER/ninja" ] || { echo "skipped: ./dev test installs $NINJA_FOLDER/ninja"; exit 77; }
  PATH=$NINJA_FOLDER:$PATH
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/e2e-XXXXXX")
export OCELOT_CACHE_DIR=$work/cache
finish() {
  local code=$?
  if [ $code = 0 ]; then rm -rf "$work"; else echo "kept: $work"; fi
}
trap finish EXIT

fail() { echo "FAIL: $*" >&2; exit 1; }
# Without the second link and the documents of each layer, unless a test is about them.
ocelot_gen() { "$OCELOT_GEN" --package-jobs 2 --inspect none --documents none "$@"; }

# A git repository of the embedded upstream, or of another, and a project beside it, not built.
make_project() { # folder [upstream project]
  mkdir -p "$1"
  cp -r "$SOURCE_ROOT/${2:-tests/upstream}" "$1/upstream"
  git -C "$1/upstream" init -q -b main
  git -C "$1/upstream" add -A
  GIT_AUTHOR_DATE='2026-01-01T00:00:00Z' GIT_COMMITTER_DATE='2026-01-01T00:00:00Z' \
    git -C "$1/upstream" commit -q -m upstream
  cp -r "$SOURCE_ROOT/${3:-tests/demo/project}" "$1/project"
  printf 'repo: ../upstream\nref: main\n' >"$1/project/config/upstream.yaml"
}

# The small upstream of the fault tests, which builds in two seconds, and its project with the distributions plain and
# extra: not built.
make_small_project() { # folder
  make_project "$1" tests/faults/small/upstream tests/faults/small/project
}

# The same, built for amd64; leaves the shell in the project. The arguments go to ocelot-gen.
built_small_project() {
  make_small_project "$work"
  build_small_project "$@"
}

build_small_project() {
  cd "$work/project"
  { ocelot_gen -a amd64 "$@" && ninja; } >"$work/first.log" 2>&1 || { cat "$work/first.log"; fail "the first build failed"; }
}

# The same in a folder that build/ links to, with files that others put there: of any name, named as a layer, and in a
# folder that has the name of one. Sets `foreign`.
built_project_with_foreign_files() {
  mkdir "$work/elsewhere"
  make_small_project "$work"
  ln -s "$work/elsewhere" "$work/project/build"
  build_small_project
  foreign=(build/notes.txt build/collector-amd64-mine.zip build/collector-amd64-mine.zip.log build/ocelot/layer/mine.zip)
  local file
  for file in "${foreign[@]}"; do echo mine >"$file"; done
}

expect_foreign() {
  local file
  for file in "${foreign[@]}"; do [ "$(cat "$file")" = mine ] || fail "$file is gone"; done
}

# All files below build/.
files() { (cd build && find . -type f | sort); }

# Removes the distribution extra of the small project with the component that only it has, and builds the rest.
remove_extra() {
  sed -i '/^extra:/,$d' config/distributions.yaml
  rm components/collector/lambdacomponents/exporter/extra.go
  { ocelot_gen -a amd64 && ninja; } >"$work/log" 2>&1 || fail "$(cat "$work/log")"
}

explain() { "$OCELOT_GEN" explain -a amd64 "$@" >"$work/explained" 2>"$work/err"; }

# Runs ninja: it must run every step that was explained as one that runs or is recalled, and no clean one.
explained_as_run() { # what was done
  ninja >"$work/log" 2>&1 || { cat "$work/log"; fail "$1: ninja failed"; }
  sed -nE 's/^\[[0-9]+\/[0-9]+\] //p' "$work/log" | sort >"$work/ran"
  sed -nE 's/^(runs|recalled) +//p' "$work/explained" | sed 's/: .*//' | sort >"$work/due"
  [ -z "$(comm -23 "$work/due" "$work/ran")" ] || fail "$1: explained, but not run: $(comm -23 "$work/due" "$work/ran")"
  sed -nE 's/^clean +//p' "$work/explained" | sort >"$work/clean"
  [ -z "$(comm -12 "$work/clean" "$work/ran")" ] || fail "$1: clean, but run: $(comm -12 "$work/clean" "$work/ran")"
}

# Runs ocelot-gen, which must exit with the code and have the message in its stderr, or nothing for an empty one.
expect_exit() { # code, message, words…
  local expected=$1 message=$2 code=0
  shift 2
  "$OCELOT_GEN" "$@" 2>"$work/err" || code=$?
  [ "$code" = "$expected" ] || fail "$*: exit $code: $(cat "$work/err")"
  if [ -n "$message" ]; then
    grep -qFe "$message" "$work/err" || fail "$*: $(cat "$work/err")"
  else
    [ ! -s "$work/err" ] || fail "$*: $(cat "$work/err")"
  fi
}

# A go and a make that note how they were started, first in PATH; while $work/forbidden is there they only fail.
watched_tools() {
  local name
  mkdir -p "$work/tools"
  for name in go make; do
    printf '#!/bin/sh\necho "%s $*" >>"%s/started"\n[ ! -e "%s/forbidden" ] || exit 1\nexec "%s" "$@"\n' \
      "$name" "$work" "$work" "$(command -v "$name")" >"$work/tools/$name"
    chmod +x "$work/tools/$name"
  done
  PATH=$work/tools:$PATH
}

expect_none_started() {
  [ ! -e "$work/started" ] || fail "a tool was started: $(cat "$work/started")"
}

# How often a layer was packaged since the last time.
packages_made() {
  touch "$work/started"
  grep -c '^make package ' "$work/started" || true
  rm "$work/started"
}

layers_of() { # project
  (cd "$1/build" && sha256sum collector-*)
}

# The same as make_project, built for amd64 with minimal and minimal-file; leaves the shell in the project. The action
# cache and the marks of what was compiled are copied with it.
built_project() {
  local key cache
  # The time of ocelot-gen counts too: a newer one is an input that makes Ninja regenerate.
  key=$({
    find "$OCELOT_GEN" "$SOURCE_ROOT/tests/e2e/lib.sh" "$SOURCE_ROOT/tests/upstream" "$SOURCE_ROOT/tests/demo" -type f \
      -exec sha256sum {} + | sort
    stat -c %y "$OCELOT_GEN"
  } | sha256sum | cut -c1-16)
  cache=$E2E_CACHE/$key
  mkdir -p "$E2E_CACHE"
  (
    flock 9
    if [ ! -e "$cache/done" ]; then
      rm -rf "$cache"
      make_project "$cache/tree"
      cd "$cache/tree/project"
      export OCELOT_CACHE_DIR=$cache/tree/cache
      ocelot_gen -a amd64 -d minimal -d minimal-file && ninja && touch "$cache/done"
    fi
  ) 9>"$E2E_CACHE/lock" >"$work/prepare.log" 2>&1 || { cat "$work/prepare.log"; fail "cannot prepare the project"; }
  cp -a "$cache/tree/." "$work"
  cd "$work/project"
  ninja >"$work/settle.log" 2>&1
  grep -q 'no work to do' "$work/settle.log" || fail "a copied project has work to do: $(cat "$work/settle.log")"
}

# Runs ninja and compares the edges that ran with the arguments, order aside.
expect_edges() {
  ninja >"$work/ninja.log" 2>&1 || { cat "$work/ninja.log"; fail "ninja failed"; }
  sed -nE 's/^\[[0-9]+\/[0-9]+\] //p' "$work/ninja.log" | sort >"$work/ran"
  printf '%s\n' "$@" | sed '/^$/d' | sort >"$work/wanted"
  diff -u "$work/wanted" "$work/ran" || fail "other edges ran"
}

expect_no_work() {
  ninja >"$work/ninja.log" 2>&1
  grep -q 'no work to do' "$work/ninja.log" || fail "there was work: $(cat "$work/ninja.log")"
}

# Inode, time and size of every output.
stat_outputs() { find build -maxdepth 1 -name 'collector-*' -exec stat -c '%n %i %y %s' {} + | sort; }

layer_tags() { # layer
  unzip -p "$1" extensions/collector >"$work/collector"
  go version -m "$work/collector" | sed -nE 's/^\tbuild\t-tags=//p'
}

# Runs the collector of a layer with the configuration in it until it says that it is ready.
layer_starts() { # layer
  local pid
  rm -rf "$work/run"
  mkdir "$work/run"
  unzip -q "$1" -d "$work/run"
  "$work/run/extensions/collector" >"$work/run.log" 2>&1 &
  pid=$!
  for _ in $(seq 300); do
    if grep -q 'Everything is ready' "$work/run.log" || ! kill -0 $pid 2>/dev/null; then break; fi
    sleep 0.1
  done
  kill $pid 2>/dev/null || true
  wait $pid || true
  grep -q 'Everything is ready' "$work/run.log" || fail "the collector of $1 did not start: $(cat "$work/run.log")"
}

# Where Go's license is in Go's folder: some packages of Go leave it out at the top.
license_of_go() {
  if [ -e "$(go env GOROOT)/LICENSE" ]; then echo LICENSE; else echo src/cmd/vendor/golang.org/x/mod/LICENSE; fi
}

# Gives the component exporter.extra of the small project a module, and a large package of Go's library. The current folder is the project.
write_extra_exporter() {
  cat >components/collector/lambdacomponents/exporter/extra.go <<'END'
//go:build lambdacomponents.custom && lambdacomponents.exporter.extra

package exporter

import (
	"net/http"

	"go.uber.org/multierr"
)

func init() {
	_, err := http.Get("http://127.0.0.1:1")
	if multierr.Append(nil, err) == nil {
		Names = append(Names, "extra")
	}
}
END
}
