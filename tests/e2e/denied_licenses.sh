#!/usr/bin/env bash
# A denied license fails the build at the line of the policy, for each module that has it; the layer gets no final name.
. "$(dirname "$0")/lib.sh"
make_small_project "$work"
cd "$work/project"
build() { { "$OCELOT_GEN" --package-jobs 2 --inspect none -a amd64 -d plain "$@" && ninja; } >"$work/log" 2>&1; }
printf 'denied-licenses:\n  - AGPL-3.0\n  - bsd-3-*\n' >config/policy.yaml
! build || fail "a denied license was accepted"
grep -qF "config/policy.yaml:3:5: error: the policy denies BSD-3-Clause, which the module std@" "$work/log" || fail "$(cat "$work/log")"
grep -qxF "note: the license is in its file $(license_of_go)" "$work/log" || fail "$(cat "$work/log")"
[ ! -e build/collector-amd64-plain.zip ] || fail "the layer has its final name"

printf 'denied-licenses:\n  - AGPL-33.0\n' >config/policy.yaml
! build || fail "an unknown license was accepted"
grep -qF "config/policy.yaml:2:5: error: no license has the name 'AGPL-33.0'" "$work/log" || fail "$(cat "$work/log")"

# A form of the license without its ending is denied with it; upstream's folder has the license here.
printf 'denied-licenses: [GPL-2.0]\n' >config/policy.yaml
build || fail "$(cat "$work/log")"
printf '%s\n' 'This program is free software; you can redistribute it and/or modify it under the terms of the GNU General Public' \
  'License as published by the Free Software Foundation; either version 2 of the License, or (at your option) any later' \
  'version.' >../upstream/collector/lambdacomponents/COPYING
git -C ../upstream add -A
git -C ../upstream commit -q -m license
! build --update || fail "a denied license was accepted"
grep -qF "config/policy.yaml:1:19: error: the policy denies GPL-2.0-or-later, which the module example.com/small/collector/lambdacomponents" \
  "$work/log" || fail "$(cat "$work/log")"

# The text of a license does not say which form is meant, so it is denied with each of them.
cp ../upstream/collector/lambdacomponents/COPYING "$work/notice"
cp /usr/share/common-licenses/GPL-2 ../upstream/collector/lambdacomponents/COPYING
git -C ../upstream commit -q -a -m text
for form in GPL-2.0-only GPL-2.0-or-later; do
  printf 'denied-licenses: [%s]\n' "$form" >config/policy.yaml
  ! build --update || fail "$form was accepted"
  grep -qF "error: the policy denies GPL-2.0, which the module example.com/small/collector/lambdacomponents" "$work/log" || fail "$(cat "$work/log")"
done
cp "$work/notice" ../upstream/collector/lambdacomponents/COPYING
git -C ../upstream commit -q -a -m notice

# Each denied license of a module is reported.
cp /usr/share/common-licenses/Apache-2.0 ../upstream/collector/lambdacomponents/LICENSE
git -C ../upstream add -A
git -C ../upstream commit -q -m second
printf 'denied-licenses: [GPL-*, Apache-2.0]\n' >config/policy.yaml
! build --update || fail "denied licenses were accepted"
[ "$(grep -oE 'the policy denies [^,]*, which the module example.com/small/collector/lambdacomponents' "$work/log" | cut -d' ' -f4 | sort)" = \
  'Apache-2.0,
GPL-2.0-or-later,' ] || fail "$(cat "$work/log")"
git -C ../upstream rm -q collector/lambdacomponents/LICENSE
git -C ../upstream commit -q -m removed

# The policy of a commit has the same effect.
rm config/policy.yaml
build --update || fail "$(cat "$work/log")"
git init -q -b main .
printf 'denied-licenses: [GPL-2.0]\n' >config/policy.yaml
printf 'build/\nbuild.ninja\n' >.gitignore
git add -A
git commit -q -m policy
rm config/policy.yaml
! build --policy-from main || fail "a denied license was accepted"
grep -qF 'main:config/policy.yaml: error: the policy denies GPL-2.0-or-later' "$work/log" || fail "$(cat "$work/log")"
! build --policy-from main --documents none || fail "licenses were not read"
grep -qF 'error: the policy denies licenses, but this build does not collect them' "$work/log" || fail "$(cat "$work/log")"

# Without the module that recognizes licenses, the message says what to do.
export GOMODCACHE=$work/modules GOFLAGS=-modcacherw
! build --offline --no-cache || fail "licenses were read without the module"
grep -qF 'error: cannot fetch the Go module github.com/google/licensecheck@v0.3.1, which recognizes licenses' "$work/log" || fail "$(cat "$work/log")"
grep -qF 'or leave the licenses out: --documents sbom,provenance' "$work/log" || fail "$(cat "$work/log")"
