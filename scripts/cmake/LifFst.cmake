# Finds the sources of GTKWave's FST writer, which Debian's package verilator contains, and zlib, which they need.

# lif_find_fst(): sets LIF_FST_IS_FOUND, and LIF_FST_SOURCE_DIR to the folder with fstapi.c, lz4.c and fastlz.c.
function(lif_find_fst)
  find_path(LIF_FST_SOURCE_DIR fstapi.c
    HINTS ENV VERILATOR_ROOT PATH_SUFFIXES include/gtkwave
    PATHS /usr/share/verilator/include/gtkwave /usr/local/share/verilator/include/gtkwave)
  mark_as_advanced(LIF_FST_SOURCE_DIR)
  find_package(ZLIB QUIET)
  if(LIF_FST_SOURCE_DIR AND ZLIB_FOUND)
    set(LIF_FST_IS_FOUND ON PARENT_SCOPE)
  else()
    set(LIF_FST_IS_FOUND OFF PARENT_SCOPE)
  endif()
endfunction()

# lif_rename_fst_functions(header): writes a header that renames all functions of these sources. Without it they would
# clash with those of a Verilator model with --trace-fst, which brings the same sources, in one design.
function(lif_rename_fst_functions header)
  set(text "")
  foreach(source IN ITEMS fstapi.h fstapi.c lz4.h lz4.c fastlz.h fastlz.c)
    file(READ "${LIF_FST_SOURCE_DIR}/${source}" text_of_source)
    string(APPEND text "${text_of_source}")
  endforeach()
  string(REGEX MATCHALL "(fst(Reader|Writer|Utility)[A-Z]|LZ4_[a-z]|fastlz_[a-z]|Jenkins[A-Z])[A-Za-z0-9_]*" names "${text}")
  list(REMOVE_DUPLICATES names)
  set(renames "")
  foreach(name IN LISTS names)
    if(NOT text MATCHES "#[ \t]*define[ \t]+${name}[^A-Za-z0-9_]")  # a macro does not clash with functions
      string(APPEND renames "#define ${name} lif_${name}\n")
    endif()
  endforeach()
  file(GENERATE OUTPUT "${header}" CONTENT "${renames}")
endfunction()
