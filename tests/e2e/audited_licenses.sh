#!/usr/bin/env bash
# `audit` lists the denied licenses of a built layer: with the present policy, although the build collected none, and without
# building anything. With --since, a license that the module had already does not count.
. "$(dirname "$0")/lib.sh"
watched_tools
built_small_project
before=$(stat_outputs)
deny() { printf 'denied-licenses: [%s]\n' "$1" >config/policy.yaml; }
audit() { # exit code, arguments
  local code=0 expected=$1
  shift
  "$OCELOT_GEN" audit "$@" >"$work/out" 2>"$work/err" || code=$?
  [ "$code" = "$expected" ] || fail "audit $*: exit $code: $(cat "$work/out" "$work/err")"
}
printed() { grep -qxF -- "$1" "$work/out" || fail "no line '$1': $(cat "$work/out")"; }
checked() { # exit code, a Python program that sees the answer as `answer`
  local code=$1
  shift
  audit "$code" --format json "$@"
  /usr/bin/python3 - "$work/out" "$SOURCE_ROOT/docs/schema/audit.json" <<END || fail "$(cat "$work/out")"
import json, sys, jsonschema
answer, schema = (json.load(open(path)) for path in sys.argv[1:])
jsonschema.Draft202012Validator(schema).validate(answer)
$(cat)
END
}

# Documents were left out, so the policy would fail a build.
deny 'MIT, bsd-3-*'
[ -z "$(find build -name '*.cdx.json' -o -name '*.LICENSES.txt')" ] || fail "there are documents: $(ls build)"
audit 3
printed 'MIT: denied as MIT'
printed '  go.uber.org/multierr v1.11.0, in its file LICENSE.txt'
printed '  in extra amd64'
printed 'BSD-3-Clause: denied as bsd-3-*'
printed '  in extra amd64, plain amd64'
printed 'vulnerabilities: not audited, the policy names no database'
printed '2 denied licenses'
checked 3 <<END
assert answer["count"] == 2 and answer["database"] is None and answer["vulnerabilities"] == [], answer
multierr, std = answer["denied_licenses"]
assert multierr == {"license": "MIT", "pattern": "MIT", "module": "go.uber.org/multierr", "version": "v1.11.0", "file": "LICENSE.txt",
                    "counts": True, "layers": ["extra amd64"], "old": False}, multierr
assert (std["module"], std["license"], std["file"]) == ("std", "BSD-3-Clause", "$(license_of_go)"), std
END
[ "$(stat_outputs)" = "$before" ] || fail "an output was built again"

# The page of `report` shows them for the layer that has them.
deny MIT
audit 3 --format json
cp "$work/out" "$work/audit.json"
"$OCELOT_GEN" report --audit "$work/audit.json" >"$work/page" 2>"$work/err" || fail "$(cat "$work/err")"
[ "$(grep -oE '<section id="[a-z]+"|go.uber.org/multierr v1.11.0|none is denied' "$work/page" | tr '\n' ' ')" = \
  '<section id="extra" go.uber.org/multierr v1.11.0 <section id="plain" none is denied ' ] || fail "$(cat "$work/page")"

# The answer is kept until the policy changes; another policy is another answer.
rm -f "$work/started"
touch "$work/forbidden"
audit 3
expect_none_started
rm "$work/forbidden"
audit 0 plain
printed '0 denied licenses'
deny AGPL-3.0
checked 0 <<'END'
assert answer["count"] == 0 and answer["denied_licenses"] == [], answer
END
deny AGPL-33.0
expect_exit 1 "config/policy.yaml:1:19: error: no license has the name 'AGPL-33.0'" audit

# Without the module that recognizes licenses, the message says what to do.
deny MIT
GOMODCACHE=$work/empty OCELOT_CACHE=off expect_exit 1 "which recognizes licenses" audit --offline plain
grep -qF 'help: run ocelot-gen audit once with network and without --offline' "$work/err" || fail "$(cat "$work/err")"

# Only what is new since a commit. The policy is the present one.
deny Apache-2.0
printf 'build/\nbuild.ninja\n.ninja_*\n' >.gitignore
git init -q -b main && git add -A && git commit -q -m before
printf 'more:\n  base: extra\n' >>config/distributions.yaml
rm config/policy.yaml
{ ocelot_gen -a amd64 && ninja; } >"$work/log" 2>&1 || fail "$(cat "$work/log")"
deny MIT
audit 0 extra --since main
printed '  not new'
printed "0 denied licenses, new since $(git rev-parse main | cut -c1-12)"
checked 3 --since main <<'END'
assert answer["count"] == 1, answer
assert [(one["layers"], one["old"]) for one in answer["denied_licenses"]] == [(["extra amd64", "more amd64"], False)], answer
END
"$OCELOT_GEN" clean --all >"$work/log" 2>&1
[ ! -e build/ocelot/examine ] || fail "clean --all leaves files: $(files)"
