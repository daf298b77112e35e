# What the scripts about jobservers begin with: a go that notes the cores that it may use, and a fifo with tokens.
. "$(dirname "$0")/lib.sh"
cores=$(python3 -c 'import os; print(len(os.sched_getaffinity(0)))')
unset GOMAXPROCS GOFLAGS

# Ninja 1.13 takes a token for each step but the first; an older one takes none.
is_client() { [ "$(printf '1.13\n%s\n' "$(ninja --version)" | sort -V | head -n 1)" = 1.13 ]; }

# A go first in PATH. For each run that a step limits, a line in $work/shares has GOMAXPROCS and -p; $work/peak is the
# largest sum of those that ran at once. While $work/hold is there, it waits.
noting_go() {
  mkdir -p "$work/tools"
  cat >"$work/tools/go" <<END
#!/usr/bin/env bash
add() { (
  flock 8
  sum=\$((\$(cat '$work/sum') + \$1))
  echo \$sum >'$work/sum'
  [ \$sum -le "\$(cat '$work/peak')" ] || echo \$sum >'$work/peak'
) 8>'$work/sum.lock'; }
if [ -z "\${GOMAXPROCS:-}" ]; then
  [ "\$1" = env ] || echo none >>'$work/shares'
  exec '$(command -v go)' "\$@"
fi
add \$GOMAXPROCS
echo "\$GOMAXPROCS \${GOFLAGS##*-p=}" >>'$work/shares'
[ ! -e '$work/hold' ] || { touch '$work/held'; sleep 600; }
code=0
'$(command -v go)' "\$@" || code=\$?
add -\$GOMAXPROCS
exit \$code
END
  chmod +x "$work/tools/go"
  PATH=$work/tools:$PATH
  forget_shares
}

forget_shares() {
  rm -f "$work/shares"
  touch "$work/shares"
  echo 0 >"$work/sum"
  echo 0 >"$work/peak"
}

# Go was run, each time with both limits equal and at most this many cores. With more than two, which are enough for two
# steps at once, it had more than one core at least once, if the machine has more.
expect_shares() { # largest
  local largest=$(($1 < cores ? $1 : cores))
  [ -s "$work/shares" ] || fail "go was not run"
  awk '$1 != $2' "$work/shares" | grep . && fail "GOMAXPROCS and -p differ"
  [ "$(sort -n "$work/shares" | tail -n 1 | cut -d' ' -f1)" -le "$largest" ] || fail "too many cores: $(cat "$work/shares")"
  [ "$1" -le 2 ] || [ "$cores" = 1 ] || grep -qv '^1 ' "$work/shares" || fail "only one core: $(cat "$work/shares")"
}

# Fills the fifo with exactly these tokens, and makes it the jobserver.
serve() { # tokens
  [ -e "$work/fifo" ] || mkfifo "$work/fifo"
  exec 7<>"$work/fifo"
  printf %s "$1" >&7
  export MAKEFLAGS="-j9 --jobserver-auth=fifo:$work/fifo"
}

# All tokens are back, in any order; they are taken out. A step that was ended by a signal gives them back when a process of
# its own notices that.
expect_tokens() { # tokens
  local token tokens=''
  while [ ${#tokens} -lt ${#1} ] && IFS= read -r -n 1 -t 30 token <&7; do tokens+=$token; done
  while IFS= read -r -n 1 -t 0.1 token <&7; do tokens+=$token; done
  [ "$(fold -w 1 <<<"$tokens" | sort)" = "$(fold -w 1 <<<"$1" | sort)" ] || fail "the tokens are '$tokens', not '$1'"
}
