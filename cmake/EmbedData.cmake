# filigrane_embed_data(<target> <file>...): puts data files into the program as string_views.
# They are read through core/src/base/embedded_data.h: embedded_data("abbreviations.tsv").
function(filigrane_embed_data target)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/embedded_data.cpp)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} "-DOUT=${out}" "-DFILES=${ARGN}" -P
            ${PROJECT_SOURCE_DIR}/cmake/embed_data_script.cmake
    DEPENDS ${ARGN} ${PROJECT_SOURCE_DIR}/cmake/embed_data_script.cmake
    VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()
