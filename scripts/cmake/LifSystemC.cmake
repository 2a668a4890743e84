# lif_find_systemc(): defines SystemC::systemc from SystemC's own CMake package (3.x) or from
# pkg-config (Debian's 2.3.4), and stops with a sentence where the C++ standard of the project does
# not match the one SystemC was built with. Used by the build and by the installed package alike.

function(lif_find_systemc)
  if(NOT TARGET SystemC::systemc)
    # Build trees of SystemC register themselves in the user's package registry, finished or not.
    find_package(SystemCLanguage CONFIG QUIET GLOBAL NO_CMAKE_PACKAGE_REGISTRY)
  endif()
  if(NOT TARGET SystemC::systemc)
    find_package(PkgConfig QUIET)
    if(PKG_CONFIG_FOUND)
      pkg_check_modules(LIF_SYSTEMC_PC QUIET IMPORTED_TARGET GLOBAL systemc>=2.3.4)
    endif()
    if(NOT LIF_SYSTEMC_PC_FOUND)
      message(FATAL_ERROR
              "SystemC 2.3.4 or later was not found. Install it (Debian: apt-get install libsystemc-dev "
              "pkg-config), or set CMAKE_PREFIX_PATH to where SystemC is installed.")
    endif()
    # A wrapper rather than an alias: an alias would be resolved in the exported targets.
    add_library(SystemC::systemc INTERFACE IMPORTED GLOBAL)
    target_link_libraries(SystemC::systemc INTERFACE PkgConfig::LIF_SYSTEMC_PC)
  endif()
  lif_check_systemc_standard()
endfunction()

# SystemC links only with code of the C++ standard it was built with: the standard is part of the
# name of a symbol in the library.
function(lif_check_systemc_standard)
  if(NOT DEFINED CMAKE_CXX_STANDARD)
    set(CMAKE_CXX_STANDARD 17)
    set(CMAKE_CXX_STANDARD_REQUIRED ON)
  endif()
  set(already_checked LIF_SYSTEMC_LINKS_WITH_CXX${CMAKE_CXX_STANDARD})
  if(NOT ${already_checked})
    set(source "${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/lif_systemc_link_check.cpp")
    file(WRITE "${source}" "
#include <systemc>
int sc_main(int, char**) { sc_core::sc_signal<bool> signal{\"signal\"}; return signal.read(); }
")
    try_compile(links "${CMAKE_CURRENT_BINARY_DIR}" "${source}"
                LINK_LIBRARIES SystemC::systemc
                CXX_STANDARD ${CMAKE_CXX_STANDARD} CXX_STANDARD_REQUIRED ON
                OUTPUT_VARIABLE output)
    if(links)
      set(${already_checked} ON CACHE INTERNAL "SystemC links with C++${CMAKE_CXX_STANDARD}")
    elseif(output MATCHES "sc_api_version")
      message(FATAL_ERROR
              "The installed SystemC was built for another C++ standard than C++${CMAKE_CXX_STANDARD}, which "
              "this project uses, and does not link with it. Set CMAKE_CXX_STANDARD to SystemC's own "
              "(17 for Debian's libsystemc), or install a SystemC built with C++${CMAKE_CXX_STANDARD}.")
    else()
      message(FATAL_ERROR "A minimal SystemC program does not build:\n${output}")
    endif()
  endif()
endfunction()
