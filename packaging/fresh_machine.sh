#!/bin/sh
# Proves `make run`, `make test` and `make smoke` on a fresh Debian 12: a minimal system in a folder (debootstrap),
# with python3, make and git and nothing of ours, a fresh clone and an empty home.
#
#   packaging/fresh_machine.sh FOLDER MIRROR      (as root; MIRROR is a Debian mirror's address)
#
# The settings of pip and apt on this machine are copied, since a closed network needs them.
set -eu
ROOT=$1 MIRROR=$2
SOURCE=$(cd "$(dirname "$0")/.." && pwd)
if [ ! -x "$ROOT/usr/bin/python3" ]; then
    debootstrap --variant=minbase --include=ca-certificates,python3,make,git bookworm "$ROOT" "$MIRROR"
fi
for path in /etc/pip.conf /etc/xdg/pip /etc/ssl/certs /etc/apt/sources.list.d/debian.sources \
            /etc/apt/apt.conf.d /etc/resolv.conf /etc/hosts /usr/share/keyrings; do
    [ -e "$path" ] || continue
    mkdir -p "$ROOT$(dirname "$path")"
    cp -rL --remove-destination "$path" "$ROOT$(dirname "$path")/"
done
rm -rf "$ROOT/root/penseur" "$ROOT/root/home"
git clone -q "$SOURCE" "$ROOT/root/penseur"
mkdir "$ROOT/root/home"
mountpoint -q "$ROOT/proc" || mount -t proc proc "$ROOT/proc"
mountpoint -q "$ROOT/dev" || mount --rbind /dev "$ROOT/dev"
trap 'umount -l "$ROOT/proc" "$ROOT/dev"' EXIT
enter() {
    env -i HOME=/root/home PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
        $(env | grep -iE '^(https?_proxy|no_proxy|PIP_[A-Z_]+|SSL_CERT_FILE)=' | tr '\n' ' ') \
        chroot "$ROOT" sh -c "cd /root/penseur && $1"
}
echo "== make run, without a screen"
enter "make run" || true
echo "== make run, on a virtual screen, for 20 seconds"
enter "apt-get install -y -qq xvfb xauth >/dev/null; timeout 20 xvfb-run -a make run; test \$? = 124"
echo "== make test"
enter "make test"
echo "== make smoke"
enter "make smoke"
