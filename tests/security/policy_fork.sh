#!/usr/bin/env bash
# A fork's pull request loosens config/policy.yaml, names another upstream, and brings outputs. With --policy-from and the base,
# each is rejected, and no tool is started.
. "$(dirname "$0")/sandbox_lib.sh"
need_bubblewrap
make_small_project "$work"
cp -r "$work/upstream" "$work/other"
cd "$work/project"
printf 'sandbox: required\nrepositories: [../upstream]\n' >config/policy.yaml
git init -q -b main
printf 'build/\nbuild.ninja\n' >.gitignore
git add -A
git commit -qm base
ocelot_gen -a amd64 -d plain --sandbox --policy-from main >"$work/log" 2>&1 || fail "the base: $(cat "$work/log")"
grep -q 'gen --under-ninja .*--policy-from main' build.ninja || fail "the regeneration reads another policy"
git add -A
git commit -qm locks
rm -rf build build.ninja

git checkout -q -b fork
printf 'repositories: [../other]\n' >config/policy.yaml
sed -i 's|^repo: .*|repo: ../other|' config/upstream.yaml
rm config/upstream.lock
git commit -qam 'Change the upstream'

watched_tools
touch "$work/forbidden"
! ocelot_gen build -a amd64 --policy-from main >"$work/log" 2>&1 || fail "the fork was accepted"
grep -q "^main:config/policy.yaml:1:10: error: the policy requires a sandbox" "$work/log" || fail "$(cat "$work/log")"
grep -q "^config/upstream.yaml:1:7: error: the policy does not allow the upstream '../other'" "$work/log" || fail "$(cat "$work/log")"
grep -q '^main:config/policy.yaml:2:16: note: it allows: ../upstream' "$work/log" || fail "$(cat "$work/log")"
expect_none_started
[ ! -e build.ninja ] || fail "build.ninja was written"
# An upstream of the command line is checked too.
! ocelot_gen -a amd64 --sandbox --policy-from main -r ../other >"$work/log" 2>&1 || fail "-r was accepted"
grep -q "error: the policy does not allow the upstream '../other'" "$work/log" || fail "$(cat "$work/log")"
# A policy that the work tree loosens later rejects nothing: the test can fail.
rm "$work/forbidden"
ocelot_gen -a amd64 >"$work/log" 2>&1 || fail "the policy of the fork: $(cat "$work/log")"

# The fork cannot bring its own Ninja file, or layers with a log that says that they are new.
git clean -qfd config && git checkout -q main
rm -rf build build.ninja
{ ocelot_gen -a amd64 -d plain --sandbox --policy-from main && ninja; } >"$work/log" 2>&1 || fail "the base again"
git checkout -q -b forger
for output in build.ninja build/.ninja_log build/collector-amd64-plain.zip; do
  git add -f "$output"
  git commit -qm "Add $output"
  ! ocelot_gen -a amd64 -d plain --sandbox --policy-from main >"$work/log" 2>&1 || fail "$output was accepted"
  grep -q "^${output%%/*}: error: git tracks it" "$work/log" || fail "$(cat "$work/log")"
  git reset -q HEAD~
done
ocelot_gen -a amd64 -d plain --sandbox --policy-from main >"$work/log" 2>&1 || fail "untracked outputs: $(cat "$work/log")"
git clean -qfd config && git checkout -q fork

# An unknown ref is an error; a commit without a policy has no rules, which is said.
for empty in '' ' '; do
  ! ocelot_gen -a amd64 --policy-from "$empty" >"$work/log" 2>&1 || fail "an empty ref was accepted: '$empty'"
done
! ocelot_gen -a amd64 --policy-from nowhere >"$work/log" 2>&1 || fail "an unknown ref was accepted"
git checkout -q --orphan before
git rm -rqf config/policy.yaml
git commit -qm 'No policy'
ocelot_gen -a amd64 --policy-from before >"$work/log" 2>&1 || fail "$(cat "$work/log")"
grep -q '^note: before has no config/policy.yaml: no policy applies' "$work/log" || fail "$(cat "$work/log")"

# A tag or a branch has the short name of the base, and git would choose it. Only the full name has one meaning.
git checkout -qf main
git clean -qfd config
rm -rf build build.ninja
git update-ref refs/remotes/origin/main main
git checkout -q --detach before
mkdir -p config
printf 'repositories: [../other]\n' >config/policy.yaml
git add -f config/policy.yaml
git commit -qm 'Loosen the policy'
loose=$(git rev-parse HEAD)
git checkout -qf main
with_policy_of() { ocelot_gen -a amd64 -d plain --policy-from "$1" >"$work/log" 2>&1; }
expect_base() { # ref
  ! with_policy_of "$1" || fail "$1: the policy of the fork applies: $(cat "$work/log")"
  grep -qF "$1:config/policy.yaml:1:10: error: the policy requires a sandbox" "$work/log" || fail "$1: $(cat "$work/log")"
}
expect_base origin/main
for taken in refs/tags/origin/main refs/heads/origin/main; do
  git update-ref "$taken" "$loose"
  for ref in origin/main 'origin/main~0'; do
    ! with_policy_of "$ref" || fail "$ref: $taken is used"
    grep -qF "error: '$ref' in --policy-from may mean $taken or refs/remotes/origin/main" "$work/log" || fail "$ref, $taken: $(cat "$work/log")"
    grep -qx 'help: write the full name, such as refs/remotes/origin/main' "$work/log" || fail "$ref, $taken: $(cat "$work/log")"
  done
  expect_base refs/remotes/origin/main
  git update-ref -d "$taken"
done
digits=$(git rev-parse --short=12 main)
git update-ref "refs/heads/$digits" "$loose"
! with_policy_of "$digits" || fail "a branch with the name of a commit is used"
grep -qF "may mean refs/heads/$digits or $(git rev-parse main)" "$work/log" || fail "$(cat "$work/log")"
expect_base "$(git rev-parse main)"
# A branch with a full name as its short name.
git update-ref refs/heads/refs/remotes/origin/new "$loose"
! with_policy_of refs/remotes/origin/new || fail "refs/heads/refs/remotes/origin/new is used"
grep -qF "has no branch, tag or commit 'refs/remotes/origin/new'" "$work/log" || fail "$(cat "$work/log")"

# A policy with a wrong name is not silently passed over, in a commit or in the work tree.
git mv config/policy.yaml config/policy.yml
git commit -qm 'Rename the policy'
for words in '' '--policy-from HEAD'; do
  # shellcheck disable=SC2086 # two words
  ! ocelot_gen -a amd64 -d plain $words >"$work/log" 2>&1 || fail "config/policy.yml is passed over: $words"
  grep -q 'config/policy.yml: error: ocelot-gen does not read this file; it reads config/policy.yaml' "$work/log" || fail "$(cat "$work/log")"
done
git mv config/policy.yml policy.yaml
! ocelot_gen -a amd64 -d plain --policy-from HEAD >"$work/log" 2>&1 || fail "config/policy.yml of a commit is passed over"
grep -q '^HEAD:config/policy.yml: error: ' "$work/log" || fail "$(cat "$work/log")"

# Outside a git repository, the message names the option.
cp -r . "$work/unversioned"
rm -rf "$work/unversioned/.git"
cd "$work/unversioned"
! GIT_CEILING_DIRECTORIES=$work ocelot_gen -a amd64 -d plain --policy-from main >"$work/log" 2>&1 || fail "a policy without a repository"
grep -q '^help: --policy-from takes a commit of the git repository that contains the project$' "$work/log" || fail "$(cat "$work/log")"
