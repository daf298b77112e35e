#!/usr/bin/env bash
# `report --since` shows the sizes and the number of findings of layers now and at earlier commits, as far as the action cache
# has them: it builds and scans nothing.
. "$(dirname "$0")/lib.sh"
built_small_project
printf 'build/\nbuild.ninja\n.ninja_*\n' >.gitignore
git init -q -b main && git add -A && git commit -q -m first
git tag first
sizes() { # layer: what the page shows of a file
  /usr/bin/python3 -c 'import os, sys, zipfile
files = zipfile.ZipFile(sys.argv[1]).infolist()
program = sum(each.file_size for each in files if each.filename.startswith("extensions/"))
print(" ".join(f"{size / 1e6:.2f} MB" for size in (os.path.getsize(sys.argv[1]), sum(each.file_size for each in files), program)))' "$1"
}
extra=build/collector-amd64-extra.zip
first=$(sizes $extra)
write_extra_exporter
printf 'added:\n  base: plain\n' >>config/distributions.yaml
git add -A && git commit -q -m second && git tag second
sed -i 's/"extra"/"renamed"/' components/collector/lambdacomponents/exporter/extra.go
{ ocelot_gen -a amd64 && ninja; } >"$work/log" 2>&1 || fail "$(cat "$work/log")"
now=$(sizes $extra)
[ "$now" != "$first" ] || fail "the test changes no size"

# The rows of a distribution's table of states, without markup.
history_of() { # distribution
  /usr/bin/python3 - "$work/page" "$1" <<'END'
import html, re, sys
page = open(sys.argv[1]).read()
section = re.search(f'<section id="{sys.argv[2]}">(.*?)</section>', page, re.S)[1]
table = re.search("<h3>History</h3>.*?<table>(.*?)</table>", section, re.S)
for row in re.findall("<tr>(.*?)</tr>", table[1], re.S) if table else []:
    cells = [html.unescape(re.sub("<[^>]*>", "", cell)).strip() for cell in re.findall("<t[dh][^>]*>(.*?)</t[dh]>", row, re.S)]
    print(" ".join(filter(None, cells)))
END
}
report() { "$OCELOT_GEN" report "$@" >"$work/page" 2>"$work/err" || fail "report $*: $(cat "$work/err")"; }
expect_history() { # distribution, rows without the name of the file
  local distribution=$1
  shift
  [ "$(history_of "$distribution" | tail -n +2)" = "$(printf "build/collector-amd64-$distribution.zip %s\n" "$@")" ] ||
    fail "$distribution: $(history_of "$distribution")"
}
commit() { git rev-parse "$1" | cut -c1-12; }
report
[ -z "$(history_of extra)" ] || fail "a history that was not asked for: $(history_of extra)"

# The second commit was never built.
report --since second --since first
[ "$(history_of extra | head -n 1)" = 'file state size unzipped program vulnerabilities denied licenses' ] || fail "$(history_of extra)"
expect_history extra "now $now not audited not audited" "second ($(commit second)) not built" \
  "first ($(commit first)) $first not audited not audited"
expect_history added "now $(sizes build/collector-amd64-added.zip) not audited not audited" \
  "second ($(commit second)) $(sizes build/collector-amd64-added.zip) not audited not audited" "first ($(commit first)) not declared"

# Findings are those of audits with the present policy.
printf 'denied-licenses: [MIT]\n' >config/policy.yaml
"$OCELOT_GEN" audit extra --since first >"$work/out" 2>"$work/err" || fail "$(cat "$work/err")"
report --since first
expect_history extra "now $now not audited 1" "first ($(commit first)) $first not audited 1"
printf 'denied-licenses: [Apache-2.0]\n' >config/policy.yaml
report --since first
expect_history extra "now $now not audited not audited" "first ($(commit first)) $first not audited not audited"

# What the cache no longer has.
"$OCELOT_GEN" cache clear >"$work/log" 2>&1
report --since first
expect_history extra "now $now not audited not audited" "first ($(commit first)) not built"

# A page in another folder than the project's.
mkdir "$work/elsewhere"
(cd "$work/elsewhere" && "$OCELOT_GEN" report -C "$work/project" --since first -o page.html) || fail "no page"
grep -q "first ($(commit first))" "$work/elsewhere/page.html" || fail "$(cat "$work/elsewhere/page.html")"
expect_exit 1 "nosuch" report --since nosuch
