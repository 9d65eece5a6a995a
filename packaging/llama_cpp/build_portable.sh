#!/bin/sh
# Builds a wheel of llama-cpp-python that runs on any processor of its kind: ggml's backends are
# parts that a running program loads, one for each generation of processors among them, and the
# best is chosen when the engine starts (app/engine/backends.py). See README.md beside this file.
#
#   packaging/llama_cpp/build_portable.sh cpu|vulkan|cuda|metal [FOLDER]
#
# The wheel comes into FOLDER (build/wheels/VARIANT). PYTHON names the interpreter (python3), WORK
# a folder (build/llama_cpp) whose sources and objects the next variant uses again.
set -eu
HERE=$(cd "$(dirname "$0")" && pwd)
ROOT=$(cd "$HERE/../.." && pwd)
PYTHON=${PYTHON:-python3}
WORK=${WORK:-$ROOT/build/llama_cpp}
VARIANT=${1:-}
VULKAN=OFF CUDA=OFF METAL=OFF
case "$VARIANT" in
    cpu) ;;
    vulkan) VULKAN=ON ;;
    cuda) CUDA=ON ;;
    metal) METAL=ON ;;
    *) echo "usage: build_portable.sh cpu|vulkan|cuda|metal [FOLDER]" >&2; exit 2 ;;
esac
FOLDER=${2:-$ROOT/build/wheels/$VARIANT}
VERSION=$(sed -n 's/^llama-cpp-python==\([^ ;]*\).*/\1/p' "$ROOT/requirements.lock")
SOURCES=$WORK/llama_cpp_python-$VERSION
case "$(uname -s)" in
    Darwin) ORIGIN=@loader_path ;;
    *) ORIGIN='$ORIGIN' ;;
esac

mkdir -p "$WORK" "$FOLDER"
if [ ! -e "$SOURCES" ]; then
    "$PYTHON" -m pip download --quiet --no-deps --no-binary llama-cpp-python \
        --dest "$WORK" "llama-cpp-python==$VERSION"
    mkdir "$SOURCES.new"
    tar -xzf "$WORK"/llama_cpp_python-"$VERSION".tar.gz -C "$SOURCES.new" --strip-components=1
    mv "$SOURCES.new" "$SOURCES"
fi
rm -rf "$SOURCES/llama_cpp/lib" # of the last variant

set -- GGML_BACKEND_DL=ON GGML_CPU_ALL_VARIANTS=ON GGML_NATIVE=OFF GGML_RPC=ON \
    GGML_VULKAN=$VULKAN GGML_CUDA=$CUDA GGML_METAL=$METAL LLAVA_BUILD=OFF \
    "CMAKE_PROJECT_llama.cpp_INCLUDE=$HERE/lean_build.cmake"
# Beside libllama; the package's own list of what to install does not know of the parts. One file
# for each library: a wheel has no links, and of two copies each would know its own backends.
set -- "$@" CMAKE_INSTALL_BINDIR=llama_cpp/lib "CMAKE_INSTALL_RPATH=$ORIGIN" \
    CMAKE_BUILD_WITH_INSTALL_RPATH=ON CMAKE_PLATFORM_NO_VERSIONED_SONAME=ON
if [ $VULKAN = ON ] && [ -n "${VULKAN_TOOLS:-}" ]; then # see debian_vulkan.sh
    set -- "$@" "Vulkan_INCLUDE_DIR=$VULKAN_TOOLS/usr/include" \
        "Vulkan_GLSLC_EXECUTABLE=$VULKAN_TOOLS/glslc" \
        "SPIRV-Headers_DIR=$VULKAN_TOOLS/usr/share/cmake/SPIRV-Headers"
fi
for definition; do
    shift
    set -- "$@" "--config-settings=cmake.define.$definition"
done
"$PYTHON" -m pip wheel --no-deps --no-cache-dir --wheel-dir "$FOLDER" "$SOURCES" \
    --config-settings=build-dir="$WORK/objects" --config-settings=wheel.exclude="/include/**;/lib/**" "$@"
