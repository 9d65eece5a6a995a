#!/bin/sh
# Puts the menu entry, the icons, the file type and the description below a folder such as
# /usr/share:  install_entries.sh FOLDER VERSION PYTHON     (a Python with PySide6)
set -eu
SHARE=$1 VERSION=$2 PYTHON=$3
HERE=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$SHARE/applications" "$SHARE/mime/packages" "$SHARE/metainfo"
cp "$HERE/penseur.desktop" "$SHARE/applications/penseur.desktop"
cp "$HERE/penseur.mime.xml" "$SHARE/mime/packages/penseur.xml"
DATE=$(date -u -d "@${SOURCE_DATE_EPOCH:-$(date +%s)}" +%Y-%m-%d)
sed "s/@VERSION@/$VERSION/; s/@DATE@/$DATE/" "$HERE/penseur.metainfo.xml.in" \
    >"$SHARE/metainfo/org.penseur.Penseur.metainfo.xml"
"$PYTHON" "$HERE/../icons.py" "$SHARE/icons/hicolor"
chmod 644 "$SHARE"/applications/* "$SHARE"/mime/packages/* "$SHARE"/metainfo/*
