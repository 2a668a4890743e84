# What `cmake --install` adds for users (CMake package, pkg-config file), and the settings of `cpack -G DEB`.

include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/lif-systemc)

configure_package_config_file(
  "${PROJECT_SOURCE_DIR}/scripts/cmake/lif-systemc-config.cmake.in" lif-systemc-config.cmake
  INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(lif-systemc-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES
  "${PROJECT_BINARY_DIR}/lif-systemc-config.cmake"
  "${PROJECT_BINARY_DIR}/lif-systemc-config-version.cmake"
  "${PROJECT_SOURCE_DIR}/scripts/cmake/LifHdf5.cmake"
  "${PROJECT_SOURCE_DIR}/scripts/cmake/LifRtl.cmake"
  "${PROJECT_SOURCE_DIR}/scripts/cmake/LifSystemC.cmake"
  DESTINATION ${package_dir})
install(EXPORT lif-systemc-plain-targets NAMESPACE lif:: DESTINATION ${package_dir})
if(LIF_WITH_SYSTEMC)
  install(EXPORT lif-systemc-targets NAMESPACE lif:: DESTINATION ${package_dir})
endif()
if(LIF_WITH_NIR)
  install(EXPORT lif-systemc-nir-targets NAMESPACE lif:: DESTINATION ${package_dir})
endif()
if(LIF_WITH_NETWORK_FILES)
  install(EXPORT lif-systemc-network-files-targets NAMESPACE lif:: DESTINATION ${package_dir})
endif()
if(TARGET lif-sonata)
  install(EXPORT lif-systemc-sonata-targets NAMESPACE lif:: DESTINATION ${package_dir})
endif()
if(LIF_WITH_ENERGY)
  install(EXPORT lif-systemc-energy-targets NAMESPACE lif:: DESTINATION ${package_dir})
endif()
if(LIF_WITH_MPI)
  install(EXPORT lif-systemc-mpi-targets NAMESPACE lif:: DESTINATION ${package_dir})
endif()
if(LIF_WITH_FST)
  install(EXPORT lif-systemc-fst-targets NAMESPACE lif:: DESTINATION ${package_dir})
endif()

file(RELATIVE_PATH up_to_prefix "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")  # so that the files may be moved
if(LIF_WITH_SYSTEMC AND LIF_SYSTEMC_IS_FROM_PKG_CONFIG)  # SystemC 3's CMake build has no pkg-config file that ours could require
  configure_file("${PROJECT_SOURCE_DIR}/scripts/cmake/lif-systemc.pc.in" lif-systemc.pc @ONLY)
  install(FILES "${PROJECT_BINARY_DIR}/lif-systemc.pc" DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endif()
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" "${PROJECT_SOURCE_DIR}/README.md"
        DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_PACKAGE_NAME lif-systemc)
set(CPACK_PACKAGE_CONTACT "The lif-systemc developers <lif-systemc@localhost>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION electronics)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libsystemc-dev (>= 2.3.4), pkg-config")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "gtkwave, libhdf5-dev, libyaml-cpp-dev, zlib1g-dev")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Leaky integrate-and-fire neurons for SystemC
 A library of leaky integrate-and-fire neurons as SystemC modules, bit-exact
 and fit for larger hardware models, and the executable lif-testbench, which
 drives a neuron and records its waveforms for GTKWave.")
include(CPack)
