#!/usr/bin/env bash
# What lies around a command may be broken: a full or closed stdout, a current folder that is gone, an empty path, a
# variable that says nothing. Each is told, none is a defect, and nothing is lost.
. "$(dirname "$0")/lib.sh"
make_small_project "$work"
cd "$work/project"

# expect CODE MESSAGE WORDS…: so ocelot-gen ends, with the message on stderr; an empty one says that there is none.
expect() {
  local wanted=$1 message=$2 code=0
  shift 2
  "$OCELOT_GEN" "$@" 2>"$work/said" || code=$?
  [ "$code" = "$wanted" ] || fail "$*: exit $code: $(cat "$work/said")"
  if [ -n "$message" ]; then
    grep -qFe "$message" "$work/said" || fail "$*: $(cat "$work/said")"
  else
    [ ! -s "$work/said" ] || fail "$*: $(cat "$work/said")"
  fi
}

full='stdout: error: cannot write: No space left on device'
closed='stdout: error: cannot write: Bad file descriptor'
for words in --version help 'help --markdown' 'schema distributions' list 'desc plain' 'graph' 'complete -- de' cache \
  'check --format json' 'list --format json'; do
  # shellcheck disable=SC2086
  expect 1 "$full" $words >/dev/full
  # shellcheck disable=SC2086
  expect 1 "$closed" $words >&-
done
expect 1 "$full" format - <config/distributions.yaml >/dev/full
[ "$(grep -c . "$work/said")" = 1 ] || fail "more than one line: $(cat "$work/said")"
# Nothing to say is nothing lost, and a closed stream is not the next file that is opened.
expect 0 "" graph -o "$work/drawn.dot" >&-
"$OCELOT_GEN" graph --format dot | cmp - "$work/drawn.dot" || fail "a closed stdout changed a file"
# A reader that is gone needs no message.
code=0
# shellcheck disable=SC2016
bash -c 'trap "" PIPE; sleep 0.5; exec "$OCELOT_GEN" help --markdown' 2>"$work/said" | true || code=$?
[ "$code" = 1 ] || fail "no reader: exit $code"
[ ! -s "$work/said" ] || fail "no reader: $(cat "$work/said")"
for words in --version --help --man; do
  code=0
  "$OCELOT_LOAD" $words >/dev/full 2>"$work/said" || code=$?
  [ "$code" = 1 ] || fail "ocelot-load $words: exit $code"
  grep -qxF "$full" "$work/said" || fail "ocelot-load $words: $(cat "$work/said")"
done

# The current folder is gone.
mkdir "$work/gone"
cd "$work/gone"
rmdir "$work/gone"
expect 1 'error: cannot find the current folder: No such file or directory' list
expect 1 'error: cannot find the current folder: No such file or directory' gen -C "$work/project"
expect 1 'error: cannot find the current folder: No such file or directory' explain all
expect 1 'error: cannot' format
expect 1 'error: cannot' new project x
expect 1 'error: cannot' new project x -r ./upstream
expect 0 '' schema distributions >/dev/null
cd "$work/project"

# Empty paths.
expect 2 "error: expected a folder, got ''" new project ''
for words in list gen format help; do expect 2 "takes a path, not ''" -C '' $words; done
expect 2 "--output takes a path, not ''" graph -o ''

# A drawing takes the place of no file that is needed.
"$OCELOT_GEN" -a amd64 >/dev/null
ln -s config/distributions.yaml link.html
find . -type f -not -path './build/*' -exec sha256sum {} + | sort >"$work/before"
component=$(find components/collector -name '*.go' | head -n 1)
for file in config/distributions.yaml ./config/../config/upstream.yaml "$PWD/config/upstream.lock" build.ninja link.html \
  config/component_dependencies.yaml "$component" "${component%.go}.dot" build/collector-amd64-plain.zip; do
  expect 2 "--output names a file of the project or its build: $file" graph -o "$file"
done
(cd config && expect 2 '--output names a file of the project' graph -o distributions.yaml)
find . -type f -not -path './build/*' -exec sha256sum {} + | sort | cmp - "$work/before" || fail "graph -o changed the project"
expect 0 '' graph -o config/graph.html
expect 0 '' graph -o config/graph.html

# A bound of the cache that is none.
export OCELOT_CACHE_SIZE=abc
expect 0 "warning: OCELOT_CACHE_SIZE is 'abc', which is no size; 5.0 GiB it is" cache >/dev/null
ninja >"$work/log" 2>&1 || { cat "$work/log"; fail "the build failed"; }
[ "$(grep -c 'warning: OCELOT_CACHE_SIZE is' "$work/log")" = 1 ] || fail "not told once: $(cat "$work/log")"
