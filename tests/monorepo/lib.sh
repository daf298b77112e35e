# What every script of this suite begins with: an outer project of Ninja with embedded projects of the small upstream, in a
# folder with a space in its name. The scripts run with each program in $NINJA (default: ninja).
. "$(dirname "$0")/../e2e/lib.sh"
NINJA=${NINJA:-ninja}
command -v "$NINJA" >/dev/null || { echo "skipped: ./dev test monorepo installs $NINJA"; exit 77; }
outer="$work/an outer project"

# An embedded project in a folder of the outer project, which is current after it.
make_embedded() { # folder [words of ocelot-gen…]
  mkdir -p "$outer/$(dirname "$1")"
  cd "$outer"
  [ -e "$work/upstream" ] || { make_small_project "$work"; mv "$work/project" "$work/original"; }
  cp -r "$work/original" "$1"
  printf 'repo: %s\nref: main\n' "$(realpath --relative-to="$1" "$work/upstream")" >"$1/config/upstream.yaml"
  embed "$@"
}

embed() { # folder [words…]
  local folder=$1
  shift
  ocelot_gen -C "$folder" --embed "$folder/" -a amd64 "$@" >"$work/gen.log" 2>&1 || fail "$(cat "$work/gen.log")"
}

# The outer project's file, with more lines from stdin.
write_parent() { # subninja|include, folders…
  local statement=$1 folder
  shift
  {
    printf 'rule copy\n  command = cp %s %s\n  description = copy %s\n' "\$in" "\$out" "\$out"
    for folder in "$@"; do printf '%s %s/embed.ninja\n' "$statement" "$folder"; done
    echo "build build.ninja: phony ${*/%//embed.ninja}"
    cat
  } >"$outer/build.ninja"
}

# The Ninja must succeed; $work/ran then has the descriptions of the steps that ran, sorted.
run_ninja() { # targets…
  "$NINJA" "$@" >"$work/ninja.log" 2>&1 || fail "$NINJA failed: $(cat "$work/ninja.log")"
  sed -nE 's/^\[[0-9]+\/[0-9]+\] //p' "$work/ninja.log" | sort >"$work/ran"
}

expect_ran() { # descriptions…
  printf '%s\n' "$@" | sort | diff -u - "$work/ran" || fail "other steps ran: $(cat "$work/ninja.log")"
}

expect_nothing_to_do() { # targets…
  run_ninja "$@"
  [ ! -s "$work/ran" ] || fail "there was work: $(cat "$work/ninja.log")"
}

# The same after the outer project has made an input of the generation: samurai then regenerates once more.
expect_settled() { # targets…
  if [ "${NINJA##*/}" = samu ]; then
    run_ninja
    ! grep -qv ': regenerate embed.ninja$' "$work/ran" || fail "there was work: $(cat "$work/ninja.log")"
  fi
  expect_nothing_to_do "$@"
}

change_extra() { # folder
  sed -i 's/^func init() {/var _ = "changed"\n\nfunc init() {/' \
    "$1/components/collector/lambdacomponents/exporter/extra.go"
}
