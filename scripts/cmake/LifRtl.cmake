# lif_add_rtl(target TOP module SOURCES file... [PREFIX class] [PARAMETERS NAME=value...] [TRACE] [ARGUMENTS argument...])
#
# Has Verilator make a SystemC module of RTL and links it to `target`. The class is called V<module>, or as PREFIX says,
# and its header like the class: #include "V<module>.h". PARAMETERS set those of the module; a second call with another
# PREFIX adds the same module with other parameters. TRACE lets the module write a VCD of its own. ARGUMENTS are handed to
# Verilator. Its warnings are shown and do not stop it.
#
# The module is compiled with the SystemC and the C++ standard of `target`, in a library of its own, so that the warnings
# and flags of a project do not apply to code that Verilator wrote.

include_guard(GLOBAL)

function(lif_add_rtl target)
  cmake_parse_arguments(PARSE_ARGV 1 rtl "TRACE" "TOP;PREFIX" "SOURCES;PARAMETERS;ARGUMENTS")
  set(where "lif_add_rtl(${target}): ")
  if(rtl_UNPARSED_ARGUMENTS)
    list(JOIN rtl_UNPARSED_ARGUMENTS " " unknown)
    message(FATAL_ERROR "${where}unknown arguments: ${unknown}. Known are TOP, SOURCES, PREFIX, PARAMETERS, TRACE and ARGUMENTS.")
  endif()
  if(NOT TARGET ${target})
    message(FATAL_ERROR "${where}there is no target ${target}: call add_executable(${target} ...) first.")
  endif()
  if(NOT rtl_TOP)
    message(FATAL_ERROR "${where}TOP is missing: it names the module of the RTL that becomes a SystemC module.")
  endif()
  if(NOT rtl_SOURCES)
    message(FATAL_ERROR "${where}SOURCES is missing: it lists the files of the RTL.")
  endif()
  if(NOT rtl_PREFIX)
    set(rtl_PREFIX V${rtl_TOP})
  endif()
  foreach(source IN LISTS rtl_SOURCES)
    get_filename_component(path "${source}" ABSOLUTE)
    if(NOT EXISTS "${path}")
      message(FATAL_ERROR "${where}there is no file ${path}.")
    endif()
    list(APPEND sources "${path}")
  endforeach()
  foreach(parameter IN LISTS rtl_PARAMETERS)
    if(NOT parameter MATCHES "^[A-Za-z_][A-Za-z0-9_$]*=.")
      message(FATAL_ERROR "${where}'${parameter}' in PARAMETERS is not NAME=value.")
    endif()
    list(APPEND arguments "-G${parameter}")
  endforeach()

  lif_rtl_standard(${target} standard)
  lif_link_systemc(${standard} problem)
  if(problem)
    message(FATAL_ERROR "${where}${problem}")
  endif()
  find_package(verilator CONFIG QUIET HINTS $ENV{VERILATOR_ROOT} /usr/share/verilator)
  if(NOT verilator_FOUND)
    message(FATAL_ERROR "${where}Verilator was not found. Install it (Debian: apt-get install verilator), or set VERILATOR_ROOT.")
  endif()

  # One library for all RTL of a target. Its includes are for the target, too, as those of a system.
  set(library ${target}-rtl)
  if(NOT TARGET ${library})
    add_library(${library} STATIC)
    set_target_properties(${library} PROPERTIES POSITION_INDEPENDENT_CODE ON CXX_STANDARD ${standard}
      CXX_STANDARD_REQUIRED ON CXX_EXTENSIONS OFF CXX_CLANG_TIDY "" CXX_CPPCHECK "" EXPORT_COMPILE_COMMANDS OFF)
    target_compile_options(${library} PRIVATE -w)
    target_link_libraries(${library} PUBLIC SystemC::systemc)
    target_link_libraries(${target} PRIVATE ${library})
    target_include_directories(${target} SYSTEM PRIVATE $<TARGET_PROPERTY:${library},INCLUDE_DIRECTORIES>)
    # What Verilator's own headers look at has to be the same in both.
    target_compile_definitions(${target} PRIVATE $<TARGET_PROPERTY:${library},COMPILE_DEFINITIONS>)
  endif()
  if(TARGET ${library}-${rtl_PREFIX})
    message(FATAL_ERROR "${where}the class ${rtl_PREFIX} exists already: choose another PREFIX.")
  endif()
  add_custom_target(${library}-${rtl_PREFIX})
  set(trace "")
  if(rtl_TRACE)
    set(trace TRACE)
  endif()
  verilate(${library} SYSTEMC ${trace} SOURCES ${sources} TOP_MODULE ${rtl_TOP} PREFIX ${rtl_PREFIX}
           VERILATOR_ARGS -Wno-fatal ${arguments} ${rtl_ARGUMENTS})
endfunction()

# lif_rtl_standard(target standard): the C++ standard that the target is compiled with; that of SystemC is 17, unless the
# project or the target says otherwise.
function(lif_rtl_standard target standard)
  get_target_property(found ${target} CXX_STANDARD)
  if(NOT found)
    set(found 17)
    if(DEFINED CMAKE_CXX_STANDARD)
      set(found ${CMAKE_CXX_STANDARD})
    endif()
  endif()
  set(${standard} ${found} PARENT_SCOPE)
endfunction()
