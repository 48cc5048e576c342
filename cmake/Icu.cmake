# filigrane_icu: ICU's common library (break iteration, properties, normalisation).
# Native: Debian's libicu-dev. Wasm: built from Debian's source package, see cmake/icu-wasm.
add_library(filigrane_icu INTERFACE)
if(NOT EMSCRIPTEN)
  find_package(ICU REQUIRED COMPONENTS uc data)
  target_link_libraries(filigrane_icu INTERFACE ICU::uc ICU::data)
endif()
