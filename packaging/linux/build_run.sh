#!/bin/sh
# Makes one file of a bundle that a person runs to install it for themselves (run_header.sh with
# the bundle behind it).
#
#   packaging/linux/build_run.sh BUNDLE VERSION FOLDER   (FOLDER gets Penseur-VERSION-ARCH.run)
set -eu
BUNDLE=$1 VERSION=$2 OUT=$3
HERE=$(cd "$(dirname "$0")" && pwd)
ARCH=$(uname -m)
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
umask 022
mkdir -p "$WORK/tree/share" "$OUT"
cp -a "$BUNDLE" "$WORK/tree/penseur"
"$HERE/install_entries.sh" "$WORK/tree/share" "$VERSION" "${PYTHON:-python3}"
tar -cJ --owner=0 --group=0 --sort=name -C "$WORK/tree" -f "$WORK/payload" penseur share
sed -e "s/@VERSION@/$VERSION/g; s/@ARCH@/$ARCH/g" \
    -e "s/@CHECKSUM@/$(sha256sum "$WORK/payload" | cut -d' ' -f1)/" \
    -e "s/@UNPACKED_MB@/$(du -sm "$WORK/tree" | cut -f1)/" \
    -e "s/@PAYLOAD_LINE@/$(($(wc -l <"$HERE/run_header.sh") + 1))/" \
    "$HERE/run_header.sh" >"$WORK/header"
NAME=$OUT/Penseur-$VERSION-$ARCH.run
cat "$WORK/header" "$WORK/payload" >"$NAME"
chmod 755 "$NAME"
echo "$NAME"
