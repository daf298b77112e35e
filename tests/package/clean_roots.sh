#!/usr/bin/env bash
# In clean roots without a compiler: the Debian package on Debian 12, with the tour. With OCELOT_TESTS=long also from each form
# of the package to a first layer, on the distributions that mmdebstrap can make here.
# Needs the rights of root. Go and its caches are those of this machine.
. "$(dirname "$0")/../e2e/lib.sh"
[ -e "$PACKAGES/SHA256SUMS" ] || { echo "skipped: ./dev package did not write $PACKAGES"; exit 77; }
[ "$(id -u)" = 0 ] || { echo "skipped: not root"; exit 77; }
go_root=$(go env GOROOT)
in_root() { # suite, script of this folder
  "$SOURCE_ROOT/tests/clean_root" --suite "$1" --bind "$PACKAGES=/packages" --bind "$go_root=/go" bash "tests/package/in_root/$2"
}
in_root bookworm debian_package.sh
[ "${OCELOT_TESTS:-}" = long ] || exit 0
in_root bookworm tarball.sh
in_root trixie tarball.sh
# Debian 13 has the keys of Ubuntu's archive in ubuntu-keyring.
if [ -e /usr/share/keyrings/ubuntu-archive-keyring.gpg ]; then
  for suite in jammy noble; do
    in_root $suite debian_package.sh
    in_root $suite tarball.sh
  done
else
  echo 'left out: Ubuntu, whose keys are not in /usr/share/keyrings/ubuntu-archive-keyring.gpg'
fi
