#!/bin/sh
# Builds llama.cpp's RPC backend, which shares a model out over several computers, beside the
# libraries of the installed bindings. Their wheel is built without it, and pip's cache of wheels
# does not know of CMAKE_ARGS: a flag would reach no machine that has built the wheel before. The
# sources are those of the bindings' own source distribution (76 MB, in pip's cache as a rule).
#
#   packaging/llama_cpp/build_rpc.sh PYTHON      (of the environment that has the bindings)
#
# A wheel that was made with -DGGML_RPC=ON needs none of this, and is left alone.
set -eu
PYTHON=$1
VERSION=$("$PYTHON" -c 'from importlib.metadata import version; print(version("llama-cpp-python"))')
LIBRARIES=$("$PYTHON" -c 'import importlib.util as u; print(u.find_spec("llama_cpp").submodule_search_locations[0])')/lib
NAME=libggml-rpc.so # on macOS too, as ggml names the parts that it loads
case "$(uname -s)" in
    Darwin) BASE=libggml-base.dylib ORIGIN=@loader_path ;;
    *) BASE=libggml-base.so ORIGIN='$ORIGIN' ;;
esac
if "$PYTHON" -c 'import sys; from importlib.metadata import files
sys.exit(all(f.name != sys.argv[1] for f in files("llama-cpp-python")))' "$NAME"; then
    exit 0 # the wheel has it
fi
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
"$PYTHON" -m pip download --quiet --no-deps --no-binary llama-cpp-python --dest "$WORK" \
    "llama-cpp-python==$VERSION"
tar -xzf "$WORK"/llama_cpp_python-*.tar.gz -C "$WORK" --strip-components=1
GGML=$WORK/vendor/llama.cpp/ggml
# GGML_BACKEND_DL makes it a backend that a running program loads; the rest is what
# ggml_add_backend_library sets (ggml/src/CMakeLists.txt).
"${CXX:-c++}" -std=c++17 -O2 -DNDEBUG -fPIC -shared \
    -DGGML_BACKEND_DL -DGGML_BACKEND_SHARED -DGGML_BACKEND_BUILD -DGGML_SHARED \
    -I"$GGML/include" -I"$GGML/src" "$GGML/src/ggml-rpc/ggml-rpc.cpp" \
    "$GGML/src/ggml-rpc/transport.cpp" "$LIBRARIES/$BASE" -Wl,-rpath,"$ORIGIN" \
    -pthread -o "$WORK/$NAME"
mv "$WORK/$NAME" "$LIBRARIES/$NAME.new"
mv "$LIBRARIES/$NAME.new" "$LIBRARIES/$NAME"
