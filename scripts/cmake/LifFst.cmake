# GTKWave's FST writer, whose sources come with Debian's package verilator, and zlib, which it needs.

# lif_find_fst(): sets LIF_FST_IS_FOUND, and LIF_FST_SOURCE_DIR to the folder with fstapi.c, lz4.c and fastlz.c. They are
# compiled as what they are, C, so that a compiler for that has to be there.
function(lif_find_fst)
  find_path(LIF_FST_SOURCE_DIR fstapi.c
    HINTS ENV VERILATOR_ROOT PATH_SUFFIXES include/gtkwave
    PATHS /usr/share/verilator/include/gtkwave /usr/local/share/verilator/include/gtkwave)
  mark_as_advanced(LIF_FST_SOURCE_DIR)
  find_package(ZLIB QUIET)
  include(CheckLanguage)
  check_language(C)
  if(LIF_FST_SOURCE_DIR AND ZLIB_FOUND AND CMAKE_C_COMPILER AND CMAKE_OBJCOPY)
    set(LIF_FST_IS_FOUND ON PARENT_SCOPE)
  else()
    set(LIF_FST_IS_FOUND OFF PARENT_SCOPE)
  endif()
endfunction()

# lif_add_fst_object(object): makes an object file of these sources that
# * shows only the functions that lif::FstWriter calls, by names of our own: a design that links a Verilator model with
#   --trace-fst, which brings the same sources, would otherwise have them twice;
# * calls our functions where it writes, as it ignores the results of its writes (see fst_checked_io.cpp).
function(lif_add_fst_object object)
  set(called
    fstWriterClose fstWriterCreate fstWriterCreateVar fstWriterEmitTimeChange fstWriterEmitValueChange fstWriterSetComment
    fstWriterSetDate fstWriterSetPackType fstWriterSetScope fstWriterSetTimescaleFromString fstWriterSetUpscope
    fstWriterSetVersion)
  set(checked exit fflush fputc fseeko fwrite mmap)
  foreach(name IN LISTS called checked)
    list(APPEND renames --redefine-sym ${name}=lif_${name})
  endforeach()
  foreach(name IN LISTS called)
    list(APPEND shown --keep-global-symbol=lif_${name})
  endforeach()

  add_library(lif-fst-sources OBJECT
    "${LIF_FST_SOURCE_DIR}/fstapi.c" "${LIF_FST_SOURCE_DIR}/lz4.c" "${LIF_FST_SOURCE_DIR}/fastlz.c")
  set_target_properties(lif-fst-sources PROPERTIES POSITION_INDEPENDENT_CODE ON)
  target_include_directories(lif-fst-sources PRIVATE "${LIF_FST_SOURCE_DIR}")
  target_compile_definitions(lif-fst-sources PRIVATE "FST_CONFIG_INCLUDE=<fst_config.h>")
  # Without -fno-builtin the compiler may replace a write by another. Our exit() throws, as it means a lack of memory.
  # The code reads numbers from wherever they lie.
  target_compile_options(lif-fst-sources PRIVATE -w -fno-builtin -fexceptions -fno-sanitize=undefined)
  target_link_libraries(lif-fst-sources PRIVATE ZLIB::ZLIB)
  add_custom_command(OUTPUT "${object}"
    COMMAND ${CMAKE_C_COMPILER} -r -nostdlib -o "${object}" $<TARGET_OBJECTS:lif-fst-sources>
    COMMAND ${CMAKE_OBJCOPY} ${renames} "${object}"
    COMMAND ${CMAKE_OBJCOPY} ${shown} "${object}"
    DEPENDS lif-fst-sources $<TARGET_OBJECTS:lif-fst-sources>
    COMMAND_EXPAND_LISTS VERBATIM)
endfunction()
