# Included by llama.cpp's own CMake project: the bindings use libllama alone, so the helper library
# behind llama.cpp's command-line tools (about 60 % of the compile time) is left out.
set(LLAMA_BUILD_COMMON OFF CACHE BOOL "not used by the Python bindings" FORCE)
set(LLAMA_BUILD_COMMON OFF)
