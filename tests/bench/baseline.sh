#!/usr/bin/env bash
# One layer as the original builds it: clone to probe the version, clone to build, copy, require, tidy, package, rename.
# Arguments: URL WORK OUT ARCH TAGS [type/file.go…] -- [module[@version]…]. WRAPPERS: the folder with the type folders.
set -euo pipefail
url=$1 work=$2 out=$3 arch=$4 tags=$5
shift 5

rm -rf "$work"
mkdir -p "$work" "$(dirname "$out")"

git clone --quiet --depth 1 "$url" "$work/probe"
make --silent -C "$work/probe/collector" set-otelcol-version
version=$(cat "$work/probe/collector/VERSION")

git clone --quiet --depth 1 "$url" "$work/tree"
cd "$work/tree/collector"
while [ "${1:---}" != -- ]; do
  cp "$WRAPPERS/$1" "lambdacomponents/$1"
  shift
done
[ $# = 0 ] || shift

if [ $# != 0 ]; then
  for module in "$@"; do
    case $module in
      *@*) go mod edit -require="$module" ;;
      *) go mod edit -require="$module@$version" ;;
    esac
  done
  go mod tidy
fi

make package GOARCH="$arch" BUILDTAGS="$tags"
mv "build/opentelemetry-collector-layer-$arch.zip" "$out"
rm -rf "$work"
