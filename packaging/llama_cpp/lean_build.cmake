# Included by llama.cpp's own CMake project: the bindings use libllama alone, so the helper library
# behind llama.cpp's command-line tools (about 60 % of the compile time) is left out.
set(LLAMA_BUILD_COMMON OFF CACHE BOOL "not used by the Python bindings" FORCE)
set(LLAMA_BUILD_COMMON OFF)

# With AVX-512 the loops over half-precision numbers take 64 at a time and what is left one by one:
# a model whose heads have 32 or 96 loses half of its speed or more. With AVX2 they take 32 at a
# time, and for heads of 128, as R1 has, it makes no difference that can be measured in an answer.
# The matrices (other files) go on with AVX-512.
function(take_halves_by_32)
  if(MSVC OR NOT CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    return()
  endif()
  foreach(target ggml-cpu ggml-cpu-haswell) # the second where there is one for each processor
    if(TARGET ${target})
      foreach(name vec.cpp ops.cpp)
        set_property(SOURCE "${CMAKE_CURRENT_SOURCE_DIR}/ggml/src/ggml-cpu/${name}"
          TARGET_DIRECTORY ${target} APPEND PROPERTY COMPILE_OPTIONS -mno-avx512f)
      endforeach()
    endif()
  endforeach()
endfunction()
cmake_language(DEFER CALL take_halves_by_32)

# So that the Makefile can tell whether the wheel that pip has kept was made by this very recipe.
install(FILES "${CMAKE_CURRENT_LIST_FILE}" DESTINATION llama_cpp)
