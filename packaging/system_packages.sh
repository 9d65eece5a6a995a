#!/bin/sh
# Makes sure that Debian's packages which Qt, the build of llama.cpp and the tests need are there.
# Installs them when root; otherwise names them in one line. Other systems are left alone.
set -eu
command -v dpkg-query >/dev/null 2>&1 || exit 0

RUN="g++ make python3-venv libegl1 libgl1 libglib2.0-0 libfontconfig1 libdbus-1-3 libwayland-cursor0 libxkbcommon-x11-0
     libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0
     libxcb-shape0 libxcb-xinerama0 libxcb-xkb1 fonts-dejavu-core"
TEST="xvfb xauth strace dbus-daemon xdotool"
BUNDLE="xdotool binutils xz-utils dpkg-dev"
PICTURES="fonts-noto-color-emoji"
case "${1:-run}" in
    run) WANTED="$RUN" ;;
    test) WANTED="$RUN $TEST" ;;
    bundle) WANTED="$RUN $TEST $BUNDLE" ;;
    pictures) WANTED="$RUN $TEST $PICTURES" ;;
    *) echo "usage: system_packages.sh run|test|bundle|pictures" >&2; exit 2 ;;
esac

# Debian's Python has the library that a bundle starts in a package of its own.
INTERPRETER=$(readlink -f "$(command -v "${PYTHON:-python3}")")
case "${1:-run},$INTERPRETER" in
    bundle,/usr/bin/python3.*) WANTED="$WANTED libpython${INTERPRETER#/usr/bin/python}" ;;
esac

# A Python that is not Debian's brings its own venv module.
if "${PYTHON:-python3}" -c 'import ensurepip, venv' >/dev/null 2>&1; then
    WANTED=$(echo "$WANTED" | sed 's/python3-venv//')
fi
MISSING=""
for package in $WANTED; do
    status=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
    [ "$status" = "install ok installed" ] || MISSING="$MISSING $package"
done
[ -n "$MISSING" ] || exit 0
if [ "$(id -u)" = 0 ]; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    # shellcheck disable=SC2086
    apt-get install -y -qq --no-install-recommends $MISSING >/dev/null
else
    echo "Penseur needs system packages; please run: sudo apt-get install$MISSING" >&2
    exit 1
fi
