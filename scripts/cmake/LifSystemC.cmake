# lif_find_systemc(problem): defines SystemC::systemc from SystemC's own CMake package (3.x) or from pkg-config
# (Debian's 2.3.4), and sets LIF_SYSTEMC_VERSION. If that fails, or if SystemC was built with another C++ standard than
# the project's, `problem` is a sentence that says what to do; otherwise it is empty. The build and the installed
# package both use this function.

function(lif_find_systemc problem)
  set(${problem} "" PARENT_SCOPE)
  if(NOT TARGET SystemC::systemc)
    # Build trees of SystemC register themselves in the user's package registry, even if they are not finished.
    find_package(SystemCLanguage CONFIG QUIET NO_CMAKE_PACKAGE_REGISTRY)
    if(TARGET SystemC::systemc)
      set_target_properties(SystemC::systemc PROPERTIES IMPORTED_GLOBAL TRUE)
      set(LIF_SYSTEMC_VERSION ${SystemCLanguage_VERSION} CACHE INTERNAL "Version of SystemC")
      set(LIF_SYSTEMC_IS_FROM_PKG_CONFIG OFF CACHE INTERNAL "How SystemC was found")
    endif()
  endif()
  if(NOT TARGET SystemC::systemc)
    find_package(PkgConfig QUIET)
    if(PKG_CONFIG_FOUND)
      pkg_check_modules(LIF_SYSTEMC_PC QUIET IMPORTED_TARGET GLOBAL systemc>=2.3.4)
    endif()
    if(NOT LIF_SYSTEMC_PC_FOUND)
      set(${problem} "SystemC 2.3.4 or later was not found. Install it (Debian: apt-get install libsystemc-dev \
pkg-config), or set CMAKE_PREFIX_PATH to where SystemC is installed." PARENT_SCOPE)
      return()
    endif()
    # This is a wrapper and not an alias, because an alias would be resolved in the exported targets.
    add_library(SystemC::systemc INTERFACE IMPORTED GLOBAL)
    target_link_libraries(SystemC::systemc INTERFACE PkgConfig::LIF_SYSTEMC_PC)
    set(LIF_SYSTEMC_VERSION ${LIF_SYSTEMC_PC_VERSION} CACHE INTERNAL "Version of SystemC")
    set(LIF_SYSTEMC_IS_FROM_PKG_CONFIG ON CACHE INTERNAL "How SystemC was found")
  endif()
  lif_check_systemc_standard(found)
  set(${problem} "${found}" PARENT_SCOPE)
endfunction()

# lif_check_systemc_standard(problem): checks that SystemC links with CMAKE_CXX_STANDARD, or C++17 if that is not set.
# It links only with code of the C++ standard that it was built with, as the standard is part of a symbol's name in the
# library. A target may choose another standard by target_compile_features() and would get an error from the linker. So
# SystemC::systemc defines LIF_CPLUSPLUS, the value of __cplusplus with which it links, for lif/shell/compat.hpp to
# compare.
function(lif_check_systemc_standard problem)
  set(standard 17)
  if(DEFINED CMAKE_CXX_STANDARD)
    set(standard ${CMAKE_CXX_STANDARD})
  endif()
  lif_link_systemc(${standard} found)
  set(${problem} "${found}" PARENT_SCOPE)
  set(other_standard 20)
  if(standard EQUAL 20)
    set(other_standard 17)
  endif()
  if(NOT found)
    lif_link_systemc(${other_standard} refusal)
    if(refusal AND standard EQUAL 17)
      set_property(TARGET SystemC::systemc APPEND PROPERTY INTERFACE_COMPILE_DEFINITIONS LIF_CPLUSPLUS=201703L)
    elseif(refusal AND standard EQUAL 20)
      set_property(TARGET SystemC::systemc APPEND PROPERTY INTERFACE_COMPILE_DEFINITIONS LIF_CPLUSPLUS=202002L)
    endif()
  endif()
endfunction()

# lif_link_systemc(standard problem): links a minimal program; if that fails, `problem` is a sentence, otherwise it is
# empty. A result is cached and not tried again.
function(lif_link_systemc standard problem)
  set(${problem} "" PARENT_SCOPE)
  set(already_checked LIF_SYSTEMC_${LIF_SYSTEMC_VERSION}_LINKS_WITH_CXX${standard})
  set(already_refused LIF_SYSTEMC_${LIF_SYSTEMC_VERSION}_REFUSES_CXX${standard})
  if(${already_checked})
    return()
  endif()
  if(DEFINED ${already_refused})
    set(${problem} "${${already_refused}}" PARENT_SCOPE)
    return()
  endif()
  set(source "${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/lif_systemc_link_check.cpp")
  file(WRITE "${source}" "
#include <systemc>
int sc_main(int, char**) { sc_core::sc_signal<bool> signal{\"signal\"}; return signal.read(); }
")
  try_compile(LIF_SYSTEMC_LINKS "${CMAKE_CURRENT_BINARY_DIR}" "${source}"
              LINK_LIBRARIES SystemC::systemc
              CXX_STANDARD ${standard} CXX_STANDARD_REQUIRED ON
              OUTPUT_VARIABLE output)
  set(links ${LIF_SYSTEMC_LINKS})
  unset(LIF_SYSTEMC_LINKS CACHE)
  if(links)
    set(${already_checked} ON CACHE INTERNAL "SystemC ${LIF_SYSTEMC_VERSION} links with C++${standard}")
  elseif(output MATCHES "sc_api_version")
    set(${already_refused} "The installed SystemC was built for another C++ standard than C++${standard}, which this \
project uses, and does not link with it. Set CMAKE_CXX_STANDARD to SystemC's own (17 for Debian's libsystemc), \
or install a SystemC built with C++${standard}." CACHE INTERNAL "SystemC ${LIF_SYSTEMC_VERSION} and C++${standard}")
    set(${problem} "${${already_refused}}" PARENT_SCOPE)
  else()
    set(${problem} "A minimal SystemC program does not build:\n${output}" PARENT_SCOPE)
  endif()
endfunction()
