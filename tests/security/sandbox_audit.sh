#!/usr/bin/env bash
# After a build with --sandbox, `size` and `audit` link and run their programs in the sandbox too, without the action cache.
. "$(dirname "$0")/sandbox_lib.sh"
need_bubblewrap
make_small_project "$work"
build_small_project --sandbox
mkdir vulndb
cat >vulndb/GO-2099-0001.json <<'END'
{"schema_version": "1.3.1", "id": "GO-2099-0001", "modified": "2026-01-01T00:00:00Z", "summary": "A fault of Append",
 "affected": [{"package": {"name": "go.uber.org/multierr", "ecosystem": "Go"},
   "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}]}],
   "ecosystem_specific": {"imports": [{"path": "go.uber.org/multierr", "symbols": ["Append"]}]}}]}
END
printf 'vulnerabilities:\n  database: file:vulndb\n' >config/policy.yaml
mkdir "$work/tools"
printf '#!/bin/sh\necho "$*" >>"%s"\nexec "%s" "$@"\n' "$work/sandboxed" "$(command -v bwrap)" >"$work/tools/bwrap"
chmod +x "$work/tools/bwrap"
PATH=$work/tools:$PATH
"$OCELOT_GEN" size extra >"$work/out" 2>"$work/err" || fail "$(cat "$work/err")"
grep -q 'go.uber.org/multierr v1.11.0$' "$work/out" || fail "$(cat "$work/out")"
"$OCELOT_GEN" size extra --costs >"$work/out" 2>"$work/err" || fail "$(cat "$work/err")"
grep -q ' exporter.extra$' "$work/out" || fail "$(cat "$work/out")"
code=0
"$OCELOT_GEN" audit extra >"$work/out" 2>"$work/err" || code=$?
[ "$code" = 3 ] || fail "exit $code: $(cat "$work/out" "$work/err")"
grep -q '^  go.uber.org/multierr v1.11.0, no version is fixed$' "$work/out" || fail "$(cat "$work/out")"
for program in 'program -output answer.json -input' 'go build -trimpath -tags' 'program -output answer.json -source'; do
  grep -qF "$program" "$work/sandboxed" || fail "not in the sandbox: $program: $(cat "$work/sandboxed")"
done
