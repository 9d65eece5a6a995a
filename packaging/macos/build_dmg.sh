#!/bin/sh
# Signs dist/Penseur.app, makes a disk image of it and has Apple notarise that.
#
#   packaging/macos/build_dmg.sh VERSION
#
# SIGN_AS is the name of a "Developer ID Application" certificate in the keychain, NOTARY_PROFILE
# what `xcrun notarytool store-credentials` was told to call the account. Without SIGN_AS the
# program is signed for this machine only (macOS asks its user to allow it in the settings).
set -eu
cd "$(dirname "$0")/../.."
VERSION=$1
APP=dist/Penseur.app
IMAGE=dist/Penseur-$VERSION-macos-$(uname -m).dmg
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT

sign() { # hardened and with a time stamp, which notarisation asks for
    if [ -n "${SIGN_AS:-}" ]; then
        codesign --force --timestamp --options runtime --sign "$SIGN_AS" "$@"
    else
        codesign --force --sign - "$@"
    fi
}

# What is inside first, the program last.
find "$APP/Contents" -type f \( -name '*.so' -o -name '*.dylib' -o -perm -u+x \) \
    ! -path "$APP/Contents/MacOS/penseur" -print | while IFS= read -r file; do
    if file -b "$file" | grep -q Mach-O; then sign "$file"; fi
done
sign --entitlements packaging/macos/entitlements.plist "$APP"
codesign --verify --deep --strict "$APP"

cp -R "$APP" "$WORK/"
ln -s /Applications "$WORK/Applications"
rm -f "$IMAGE"
hdiutil create -quiet -volname Penseur -srcfolder "$WORK" -format ULMO "$IMAGE"
if [ -n "${SIGN_AS:-}" ]; then
    codesign --force --timestamp --sign "$SIGN_AS" "$IMAGE"
    xcrun notarytool submit "$IMAGE" --keychain-profile "$NOTARY_PROFILE" --wait
    xcrun stapler staple "$IMAGE"
    spctl --assess --type open --context context:primary-signature "$IMAGE"
fi
echo "$IMAGE"
