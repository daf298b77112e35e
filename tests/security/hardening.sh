#!/bin/bash
# Both programs have every protection that hardening-check looks for.
# Given: FORTIFIED, yes or no: whether this build sets _FORTIFY_SOURCE.
. "$(dirname "$0")/../e2e/lib.sh"

features=('Position Independent Executable' 'Stack protected' 'Read-only relocations' 'Immediate binding')
[ "$FORTIFIED" = no ] || features+=('Fortify Source functions')

# hardening-check knows two more, but of the first only the probes of arrays of variable length, and of the second only the
# mark that the linker sets if the C library's start files have it, which Debian 12's have not. So this reads instructions.
probes_stack() { grep -A 1 'sub *rsp,0x1000$' "$1" | grep -q 'or *QWORD PTR \[rsp\(+0x[0-9a-f]*\)\?\],0x0'; }
marks_jump_targets() { grep -A 1 '<main>:$' "$1" | grep -q endbr64; }

missing=()
check() { # program
  local feature disassembly=$work/disassembly
  hardening-check "$1" >"$work/report" || [ -s "$work/report" ] || fail "hardening-check does not run"
  for feature in "${features[@]}"; do
    grep -q "^ $feature: yes" "$work/report" || missing+=("$(basename "$1"): $feature")
  done
  [ "$(uname -m)" = x86_64 ] || return 0
  objdump -d --no-show-raw-insn -M intel "$1" >"$disassembly"
  probes_stack "$disassembly" || missing+=("$(basename "$1"): Stack clash protection")
  marks_jump_targets "$disassembly" || missing+=("$(basename "$1"): Control flow integrity")
}

check "$OCELOT_GEN"
check "$OCELOT_LOAD"
[ ${#missing[@]} = 0 ] || fail "$(printf 'missing: %s\n' "${missing[@]}")"
