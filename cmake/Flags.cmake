# filigrane_flags: how every target of the project is compiled. Nothing global.
add_library(filigrane_flags INTERFACE)
target_compile_features(filigrane_flags INTERFACE cxx_std_20)
target_compile_options(
  filigrane_flags
  INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Werror
            # GCC 12 sees overlaps in "text" + std::string that cannot be (GCC bugs 105329, 105651).
            "$<$<CXX_COMPILER_ID:GNU>:-Wno-array-bounds;-Wno-restrict;-Wno-stringop-overflow>"
            # The same arithmetic everywhere: no fused multiply-add, so native and wasm agree.
            -ffp-contract=off)
if(FILIGRANE_SANITIZE)
  target_compile_options(filigrane_flags INTERFACE -fsanitize=address,undefined
                                                   -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(filigrane_flags INTERFACE -fsanitize=address,undefined)
endif()
if(FILIGRANE_FUZZ)
  target_compile_options(filigrane_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(EMSCRIPTEN)
  target_compile_options(filigrane_flags INTERFACE -msimd128)
endif()
