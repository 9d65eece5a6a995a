#!/bin/sh
# Builds the bundle, dist/penseur (on macOS also dist/Penseur.app), on any system with a POSIX shell.
#
#   packaging/build_bundle.sh vulkan|cpu|cuda|metal      llama.cpp for every processor, and a GPU
#   packaging/build_bundle.sh native                     this checkout's .venv, for a quick trial
#
# PYTHON names the interpreter that the bundle gets (python3).
set -eu
cd "$(dirname "$0")/.."
BACKEND=${1:-}
PYTHON=${PYTHON:-python3}
VENV=build/bundle-$BACKEND
pip_install() { "$BIN/python" -m pip install --quiet --disable-pip-version-check "$@"; }

prepare_venv() {
    [ -e "$VENV/pyvenv.cfg" ] || "$PYTHON" -m venv "$VENV"
    if [ -d "$VENV/Scripts" ]; then BIN=$VENV/Scripts; else BIN=$VENV/bin; fi
}

case "$BACKEND" in
    native)
        BIN=.venv/bin
        [ -d build/pyinstaller ] ||
            pip_install --target build/pyinstaller -r packaging/requirements-bundle.txt
        export PYTHONPATH="$PWD/build/pyinstaller"
        ;;
    vulkan | cpu | cuda | metal)
        prepare_venv
        WHEELS=build/wheels/$BACKEND
        if ! ls "$WHEELS"/llama_cpp_python-*.whl >/dev/null 2>&1; then
            PYTHON=$PYTHON packaging/llama_cpp/build_portable.sh "$BACKEND" "$PWD/$WHEELS"
        fi
        "$PYTHON" -c 'import tomllib
print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["dependencies"], sep="\n")' \
            >build/requirements.txt
        pip_install -c requirements.lock --find-links "$WHEELS" --only-binary llama-cpp-python \
            -r build/requirements.txt -r packaging/requirements-bundle.txt
        pip_install --no-deps --force-reinstall "$WHEELS"/llama_cpp_python-*.whl
        "$BIN/python" packaging/licences.py
        ;;
    *) echo "usage: build_bundle.sh vulkan|cpu|cuda|metal|native" >&2; exit 2 ;;
esac
for texts in resources/translations/*.ts; do
    "$BIN/pyside6-lrelease" -silent "$texts" -qm "${texts%.ts}.qm"
done
rm -rf dist/penseur
export PYTHONNODEBUGRANGES=1 # reports name lines; the columns would be 2 MB
"$BIN/python" -m PyInstaller --noconfirm --log-level ERROR --distpath dist \
    --workpath "build/pyinstaller-$BACKEND" packaging/penseur.spec
