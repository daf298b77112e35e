#!/usr/bin/env bash
# `meson install` installs a program that works from its installed location.
. "$(dirname "$0")/lib.sh"
DESTDIR=$work/root meson install -C "$BUILD_ROOT" --no-rebuild >"$work/log" 2>&1 || { cat "$work/log"; fail "install failed"; }
installed=$(find "$work/root" -name ocelot-gen -type f)
[ "$("$installed" --version)" = "$("$OCELOT_GEN" --version)" ] || fail "another version"
make_project "$work"
cd "$work/project"
"$installed" -d minimal
grep -q "^ocelot = $installed$" build.ninja || fail "build.ninja names another program"
for program in ocelot-gen ocelot-load; do
  for path in bash-completion/completions/$program.bash zsh/site-functions/_$program fish/vendor_completions.d/$program.fish; do
    [ -s "$(find "$work/root" -path "*/share/$path")" ] || fail "$path is not installed"
  done
done
pages=$("$OCELOT_GEN" help --markdown | sed -nE 's/^## (.*)$/ocelot-gen-\1.1/p' | tr ' ' '-')
for page in ocelot-gen.1 $pages; do
  [ -s "$(find "$work/root" -path "*/share/man/man1/$page")" ] || fail "$page is not installed: its command is not in a NAME_command.cpp"
done
