# lif_find_hdf5(): defines the target lif::hdf5 for the C library of HDF5, if it is found in Debian's place for the
# serial build or where CMake looks by default. The build and the installed package both use it.
#
# CMake's own FindHDF5 needs the C language to be enabled, which it may not be in a user's project.

function(lif_find_hdf5)
  find_path(LIF_HDF5_INCLUDE_DIR hdf5.h PATH_SUFFIXES hdf5/serial)
  find_library(LIF_HDF5_LIBRARY NAMES hdf5_serial hdf5 PATH_SUFFIXES hdf5/serial)
  mark_as_advanced(LIF_HDF5_INCLUDE_DIR LIF_HDF5_LIBRARY)
  if(LIF_HDF5_INCLUDE_DIR AND LIF_HDF5_LIBRARY AND NOT TARGET lif::hdf5)
    add_library(lif::hdf5 UNKNOWN IMPORTED GLOBAL)
    set_target_properties(lif::hdf5 PROPERTIES
      IMPORTED_LOCATION "${LIF_HDF5_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${LIF_HDF5_INCLUDE_DIR}")
  endif()
endfunction()
