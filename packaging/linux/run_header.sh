#!/bin/sh
# Penseur @VERSION@ for Linux, @ARCH@: installs itself for the person who runs it, no root needed.
#
#   sh THIS_FILE [--no-start]      install or upgrade, then start
#   sh THIS_FILE --uninstall       remove the program; conversations and models stay
set -eu
VERSION="@VERSION@" ARCH="@ARCH@" CHECKSUM="@CHECKSUM@" PAYLOAD_LINE=@PAYLOAD_LINE@
SHARE=${XDG_DATA_HOME:-$HOME/.local/share}
PLACE=$SHARE/penseur-app
COMMAND=$HOME/.local/bin/penseur
START=yes

say() { printf '%s\n' "$*"; }
fail() { say "$*" >&2; exit 1; }

tell_desktop() {
    for command in "update-desktop-database $SHARE/applications" "update-mime-database $SHARE/mime" \
        "gtk-update-icon-cache -qtf $SHARE/icons/hicolor"; do
        if command -v "${command%% *}" >/dev/null 2>&1; then
            $command >/dev/null 2>&1 || true
        fi
    done
}

refuse_while_running() { # it would find the parts that it loads late gone, or changed
    if ls -l /proc/[0-9]*/exe 2>/dev/null | grep -qF -- "-> $PLACE/"; then
        fail "Penseur is running. Quit it, then try again."
    fi
}

uninstall() {
    [ -d "$PLACE" ] || fail "Penseur is not installed in $PLACE."
    refuse_while_running
    rm -rf "$PLACE"
    rm -f "$SHARE/applications/penseur.desktop" "$SHARE/mime/packages/penseur.xml" \
        "$SHARE/metainfo/org.penseur.Penseur.metainfo.xml" \
        "$SHARE"/icons/hicolor/*/apps/penseur.png "$SHARE/icons/hicolor/scalable/apps/penseur.svg"
    [ -L "$COMMAND" ] && rm -f "$COMMAND"
    tell_desktop
    say "Penseur was removed. Your conversations and models are still in $SHARE/Penseur."
}

install_program() {
    [ "$(uname -sm)" = "Linux $ARCH" ] ||
        fail "This file is for Linux on $ARCH, and this computer is $(uname -sm)."
    for command in tail tar xz sha256sum; do
        command -v "$command" >/dev/null 2>&1 ||
            fail "The command $command is missing. Install it with your package manager, then try again."
    done
    say "Checking the file…"
    [ "$(tail -n "+$PAYLOAD_LINE" "$0" | sha256sum | cut -d' ' -f1)" = "$CHECKSUM" ] ||
        fail "This file is damaged or not complete. Download it again."
    refuse_while_running
    say "Installing Penseur $VERSION in $PLACE…"
    umask 022
    mkdir -p "$PLACE"
    NEW=$(mktemp -d "$PLACE/new.XXXXXX")
    trap 'rm -rf "$NEW"' EXIT
    tail -n "+$PAYLOAD_LINE" "$0" | tar -xJ -C "$NEW" ||
        fail "Unpacking failed. Is there room on the disk? It takes @UNPACKED_MB@ MB."
    rm -rf "$PLACE/$VERSION"
    mv "$NEW/penseur" "$PLACE/$VERSION"
    ln -sfn "$VERSION" "$PLACE/link.new"
    mv -fT "$PLACE/link.new" "$PLACE/current"
    for old in "$PLACE"/*; do
        case "$old" in "$PLACE/$VERSION" | "$PLACE/current" | "$NEW") ;; *) rm -rf "$old" ;; esac
    done
    cp -r "$NEW/share/." "$SHARE/"
    sed -i "s|^Exec=penseur|Exec=\"$PLACE/current/penseur\"|" "$SHARE/applications/penseur.desktop"
    mkdir -p "$(dirname "$COMMAND")"
    if [ ! -e "$COMMAND" ] || [ -L "$COMMAND" ]; then
        ln -sfn "$PLACE/current/penseur" "$COMMAND"
    fi
    tell_desktop
    head -n "$((PAYLOAD_LINE - 1))" "$0" >"$PLACE/uninstall.sh"
    say "Penseur is in your menu. To remove it: sh $PLACE/uninstall.sh --uninstall"
}

for argument; do
    case "$argument" in
        --uninstall) uninstall; exit 0 ;;
        --no-start) START=no ;;
        *) sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 0 ;;
    esac
done
install_program
rm -rf "$NEW"
trap - EXIT
[ $START = no ] || exec "$PLACE/current/penseur"
exit 0
