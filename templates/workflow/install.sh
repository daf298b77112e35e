set --
for package in curl git make ninja-build; do
  command -v "${package%-build}" >/dev/null || set -- "$@" "$package"
done
# curl recommends the certificates, and does not require them.
case " $* " in *' curl '*) set -- "$@" ca-certificates ;; esac
if [ $# -gt 0 ]; then
  command -v apt-get >/dev/null || { echo "this machine has no apt, and lacks: $*; use an image that has them" >&2; exit 1; }
  sudo=$(command -v sudo || true)
  $sudo apt-get update -qq
  $sudo apt-get install -qq -y --no-install-recommends "$@"
fi
curl -fsSL --retry 3 -o "$folder.tar.gz" "$RELEASE"
echo "$SHA256  $folder.tar.gz" | sha256sum -c -
mkdir -p "$folder"
tar -xzf "$folder.tar.gz" -C "$folder" --strip-components 1
