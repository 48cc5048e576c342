# filigrane_json: nlohmann/json from Debian, for reading JSON. The wasm build must not see the rest
# of /usr/include.
add_library(filigrane_json INTERFACE)
if(EMSCRIPTEN)
  file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/include)
  file(CREATE_LINK /usr/include/nlohmann ${CMAKE_BINARY_DIR}/include/nlohmann SYMBOLIC)
  target_include_directories(filigrane_json SYSTEM INTERFACE ${CMAKE_BINARY_DIR}/include)
endif()
