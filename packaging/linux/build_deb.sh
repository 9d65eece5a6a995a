#!/bin/sh
# Makes a Debian package of a bundle.
#
#   packaging/linux/build_deb.sh BUNDLE VERSION FOLDER      (FOLDER gets penseur_VERSION_ARCH.deb)
#
# What it depends on is read off the libraries in the bundle (dpkg-shlibdeps), so it asks for the C
# library of the system that it is built on: build on the oldest system to be served.
set -eu
BUNDLE=$1 VERSION=$2 OUT=$3
HERE=$(cd "$(dirname "$0")" && pwd)
ROOT=$(cd "$HERE/../.." && pwd)
ARCH=$(dpkg --print-architecture)
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
TREE=$WORK/tree
umask 022
mkdir -p "$TREE/DEBIAN" "$TREE/usr/lib" "$TREE/usr/bin" "$TREE/usr/share/doc/penseur" \
    "$TREE/usr/share/man/man1" "$WORK/debian" "$OUT"
cp -a "$BUNDLE" "$TREE/usr/lib/penseur"
find "$TREE/usr/lib/penseur" -type f -exec chmod 644 {} +
chmod 755 "$TREE/usr/lib/penseur/penseur"
ln -s ../lib/penseur/penseur "$TREE/usr/bin/penseur"
"$HERE/install_entries.sh" "$TREE/usr/share" "$VERSION" "${PYTHON:-python3}"
"${PYTHON:-python3}" "$ROOT/packaging/licences.py" --debian "$TREE/usr/share/doc/penseur/copyright"
gzip -9nc "$ROOT/CHANGELOG.md" >"$TREE/usr/share/doc/penseur/NEWS.md.gz"
gzip -9nc "$HERE/penseur.1" >"$TREE/usr/share/man/man1/penseur.1.gz"

LIBRARIES=$TREE/usr/lib/penseur/lib
printf 'Source: penseur\n\nPackage: penseur\nArchitecture: any\n' >"$WORK/debian/control"
# The system's own copies of what the bundle brings along are not needed.
BROUGHT=$(cd "$LIBRARIES" && for name in *.so*; do
    dpkg-query -S "*/$name" 2>/dev/null | sed -n 's/^\([^:, ]*\)[:,].*/-x\1/p'
done | sort -u | tr '\n' ' ')
# Not of the GTK theme and the Vulkan part, which are used where GTK and Vulkan are there.
# shellcheck disable=SC2086
DEPENDS=$(cd "$WORK" && find "$LIBRARIES" "$TREE/usr/lib/penseur/penseur" -type f \
    \( -name '*.so*' -o -name penseur \) ! -name 'libqgtk3.so' \
    ! -name 'libggml-vulkan.so' -print0 | xargs -0 dpkg-shlibdeps \
    -O --ignore-missing-info --warnings=0 \
    -l"$LIBRARIES" -l"$LIBRARIES/PySide6" -l"$LIBRARIES/PySide6/Qt/lib" \
    -l"$LIBRARIES/shiboken6" -l"$LIBRARIES/llama_cpp/lib" $BROUGHT 2>"$WORK/notes" | sed -n 's/^shlibs:Depends=//p')
cat >"$TREE/DEBIAN/control" <<END
Package: penseur
Version: $VERSION
Architecture: $ARCH
Maintainer: Penseur <penseur@localhost>
Installed-Size: $(du -sk "$TREE/usr" | cut -f1)
Depends: $DEPENDS
Recommends: fonts-dejavu-core, libvulkan1, mesa-vulkan-drivers, xdg-utils
Suggests: fonts-noto-core, fonts-noto-color-emoji, gnome-keyring
Section: utils
Priority: optional
Description: chat that thinks on your own computer
 Runs DeepSeek-R1 with llama.cpp on this computer and shows its reasoning in a
 pane that folds away. Private and offline: no account, no telemetry.
 .
 A small model for arithmetic comes with the program; others can be downloaded
 from within it.
END
(cd "$TREE" && find usr -type f -exec md5sum {} + >DEBIAN/md5sums)
dpkg-deb --root-owner-group -Zxz --build "$TREE" "$OUT/penseur_${VERSION}_$ARCH.deb" >/dev/null
echo "$OUT/penseur_${VERSION}_$ARCH.deb"
