#!/usr/bin/env bash
# `audit` finds vulnerable functions that are linked into a layer, with the database of the policy. A vulnerability that the
# policy ignores does not count until its last day; with --since, one that the layer had already does not count.
# The denied licenses of a built layer are in audited_licenses.sh.
. "$(dirname "$0")/lib.sh"
watched_tools
make_small_project "$work"
cd "$work/project"
vulnerability() { # id, package of multierr, function
  mkdir -p vulndb
  cat >"vulndb/$1.json" <<END
{"schema_version": "1.3.1", "id": "$1", "modified": "2026-01-01T00:00:00Z", "published": "2026-01-01T00:00:00Z",
 "aliases": ["CVE-${1#GO-}"], "summary": "A fault of $3", "details": "A fault.",
 "affected": [{"package": {"name": "go.uber.org/multierr", "ecosystem": "Go"},
   "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "1.99.0"}]}],
   "ecosystem_specific": {"imports": [{"path": "$2", "symbols": ["$3"]}]}}]}
END
}
vulnerability GO-2099-0001 go.uber.org/multierr Append
vulnerability GO-2099-0002 go.uber.org/multierr AppendInvoke
vulnerability GO-2099-0003 go.uber.org/multierr/other Other
policy() { printf 'vulnerabilities:\n  database: %s\n' "$1" >config/policy.yaml; }
ignore() { # id, until
  printf '  ignore:\n    - id: %s\n      reason: it is a test\n      until: %s\n' "$1" "$2" >>config/policy.yaml
}
audit() { # exit code, arguments
  local code=0 expected=$1
  shift
  "$OCELOT_GEN" audit "$@" >"$work/out" 2>"$work/err" || code=$?
  [ "$code" = "$expected" ] || fail "audit $*: exit $code: $(cat "$work/out" "$work/err")"
}
checked() { # a Python program that sees the answer as `answer`, and its vulnerabilities by id
  "$OCELOT_GEN" audit --format json >"$work/audit.json" 2>"$work/err" || [ $? = 3 ] || fail "$(cat "$work/err")"
  /usr/bin/python3 - "$work/audit.json" "$SOURCE_ROOT/docs/schema/audit.json" <<END || fail "$(cat "$work/audit.json")"
import json, sys, jsonschema
answer, schema = (json.load(open(path)) for path in sys.argv[1:])
jsonschema.Draft202012Validator(schema).validate(answer)
found = {one["id"]: one for one in answer["vulnerabilities"]}
$(cat)
END
}

ocelot_gen -a amd64 >"$work/log" 2>&1
expect_exit 1 "no database of vulnerabilities is declared" audit
grep -qF "golang.org/x/vulndb@VERSION" "$work/err" || fail "$(cat "$work/err")"
policy file:vulndb
expect_exit 1 "extra amd64 is not built" audit extra
build_small_project

# A linked function counts; a function or a package that is not linked does not.
audit 3
grep -q '^GO-2099-0001: A fault of Append$' "$work/out" || fail "$(cat "$work/out")"
grep -q '^  go.uber.org/multierr v1.11.0, fixed in v1.99.0$' "$work/out" || fail "$(cat "$work/out")"
grep -q '^  in extra amd64$' "$work/out" || fail "$(cat "$work/out")"
grep -q '^1 vulnerability; 2 of modules whose vulnerable functions are not linked$' "$work/out" || fail "$(cat "$work/out")"
audit 0 plain
grep -q '^0 vulnerabilities$' "$work/out" || fail "$(cat "$work/out")"
checked <<'END'
assert answer["count"] == 1 and answer["database"] == "file:vulndb" and answer["denied_licenses"] is None, answer
assert {one: found[one]["level"] for one in found} == {
    "GO-2099-0001": "symbol", "GO-2099-0002": "package", "GO-2099-0003": "module"}, found
assert [found[one]["counts"] for one in sorted(found)] == [True, False, False]
assert found["GO-2099-0001"]["modules"] == [{"module": "go.uber.org/multierr", "version": "v1.11.0", "fixed": "v1.99.0",
                                             "symbols": ["go.uber.org/multierr.Append"]}], found
assert found["GO-2099-0001"]["layers"] == ["extra amd64"] and found["GO-2099-0001"]["aliases"] == ["CVE-2099-0001"]
END

# The page of `report` shows them for the layer that has them, and for no layer that was not audited.
"$OCELOT_GEN" report --audit "$work/audit.json" >"$work/page" 2>"$work/err" || fail "$(cat "$work/err")"
[ "$(grep -oE '<section id="[a-z]+"|GO-2099-000[0-9]|none is known' "$work/page" | tr '\n' ' ')" = \
  '<section id="extra" GO-2099-0001 GO-2099-0002 GO-2099-0003 <section id="plain" none is known ' ] || fail "$(cat "$work/page")"

# A layer that is not that of the declaration: an answer about the new declaration would not be about the file.
cp config/distributions.yaml "$work/declared.yaml"
sed -i 's/^plain:/&\n  go: {tags: [another]}/' config/distributions.yaml
cmp -s config/distributions.yaml "$work/declared.yaml" && fail "the test changes nothing"
expect_exit 1 "plain amd64 is not built from the current declaration" audit plain
cp "$work/declared.yaml" config/distributions.yaml
audit 0 plain

# The answer is kept: nothing is linked and nothing runs again.
rm -f "$work/started"
touch "$work/forbidden"
audit 3
expect_none_started
rm "$work/forbidden"

# What the policy ignores, for a time.
ignore GO-2099-0001 2999-12-31
audit 0
grep -q '^  ignored until 2999-12-31: it is a test$' "$work/out" || fail "$(cat "$work/out")"
grep -q '^0 vulnerabilities; 1 ignored; 2 of modules' "$work/out" || fail "$(cat "$work/out")"
[ ! -s "$work/err" ] || fail "$(cat "$work/err")"
policy file:vulndb
ignore GO-2099-0001 2020-02-29
audit 3
grep -q '^  was ignored until 2020-02-29: it is a test$' "$work/out" || fail "$(cat "$work/out")"
grep -qF "config/policy.yaml:4:11: warning: 'GO-2099-0001' was ignored until 2020-02-29, and counts again" "$work/err" ||
  fail "$(cat "$work/err")"
checked <<'END'
assert found["GO-2099-0001"]["ignored"] == {"reason": "it is a test", "until": "2020-02-29", "expired": True}, found
assert found["GO-2099-0001"]["counts"]
END
policy file:vulndb
ignore GO-2099-9999 2999-12-31
audit 3
grep -qF "config/policy.yaml:4:11: warning: the database has no 'GO-2099-9999'" "$work/err" || fail "$(cat "$work/err")"

# Another content of the database is another answer.
policy file:vulndb
rm vulndb/GO-2099-0001.json
audit 0
vulnerability GO-2099-0001 go.uber.org/multierr Append
policy file:nowhere
expect_exit 1 "there is no folder 'nowhere'" audit
mkdir nowhere
expect_exit 1 "the database has no file GO-*.json" audit
rmdir nowhere

# Without network and without modules, the message says what is missing.
policy golang.org/x/vulndb@v0.0.0-20990101000000-000000000000
GOMODCACHE=$work/empty expect_exit 1 "config/policy.yaml:2:13: error: cannot fetch the vulnerability database" audit --offline
grep -qF "help: run ocelot-gen audit once without --offline" "$work/err" || fail "$(cat "$work/err")"
policy file:vulndb
printf ' ' >>vulndb/GO-2099-0003.json
GOMODCACHE=$work/empty expect_exit 1 "build/collector-amd64-extra.zip: error: cannot build govulncheck: go failed with exit code 1" audit --offline
grep -qF "govulncheck and its database must be in Go's module cache" "$work/err" || fail "$(cat "$work/err")"

# A proxy that does not answer.
unreachable() { GOMODCACHE=$work/empty GOFLAGS=-modcacherw GOPROXY=http://127.0.0.1:9 GONOSUMDB='*' expect_exit 1 "$1" audit; }
unreachable "build/collector-amd64-extra.zip: error: cannot build govulncheck: go failed with exit code 1"
grep -qF "help: check the network, GOPROXY and the proxy that https_proxy names" "$work/err" || fail "$(cat "$work/err")"
policy golang.org/x/vulndb@v0.0.0-20990101000000-000000000000
unreachable "config/policy.yaml:2:13: error: cannot fetch the vulnerability database: go failed with exit code 1"
grep -qF "help: check the network, GOPROXY and the proxy that https_proxy names" "$work/err" || fail "$(cat "$work/err")"
policy file:vulndb

# Only what is new since a commit.
printf 'build/\nbuild.ninja\n.ninja_*\n' >.gitignore
git init -q -b main && git add -A && git commit -q -m before
printf 'more:\n  base: extra\n' >>config/distributions.yaml
{ ocelot_gen -a amd64 && ninja; } >"$work/log" 2>&1 || fail "$(cat "$work/log")"
audit 3
audit 0 extra --since main
grep -q '^  not new$' "$work/out" || fail "$(cat "$work/out")"
grep -q "^0 vulnerabilities, new since $(git rev-parse main | cut -c1-12); 2 of modules" "$work/out" || fail "$(cat "$work/out")"
audit 3 --since main
"$OCELOT_GEN" cache clear >"$work/log" 2>&1
audit 3 extra --since main
grep -q "^extra amd64 at $(git rev-parse main | cut -c1-12): not built$" "$work/out" || fail "$(cat "$work/out")"
"$OCELOT_GEN" clean --all >"$work/log" 2>&1
[ ! -e build/ocelot/examine ] || fail "clean --all leaves files: $(files)"
