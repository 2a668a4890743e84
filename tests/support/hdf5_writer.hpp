#pragma once

#include <hdf5.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace lif::tests {

/// Writes small HDF5 files for tests. Groups are made where a path needs them.
class Hdf5Writer {
 public:
  explicit Hdf5Writer(const std::string& path)
      : file_(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT)),
        links_(H5Pcreate(H5P_LINK_CREATE)) {
    if (file_ < 0) throw std::runtime_error(path + " cannot be created");
    H5Pset_create_intermediate_group(links_, 1);
  }
  ~Hdf5Writer() {
    H5Pclose(links_);
    H5Fclose(file_);
  }
  Hdf5Writer(const Hdf5Writer&) = delete;
  Hdf5Writer& operator=(const Hdf5Writer&) = delete;

  void integers(const std::string& path, const std::vector<std::int64_t>& values) {
    write(path, H5T_STD_U64LE, H5T_NATIVE_INT64, values.data(), values.size());
  }
  void numbers(const std::string& path, const std::vector<double>& values) {
    write(path, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, values.data(), values.size());
  }
  void group(const std::string& path) {
    H5Gclose(H5Gcreate2(file_, path.c_str(), links_, H5P_DEFAULT, H5P_DEFAULT));
  }
  /// Adds an attribute to a dataset: a string of fixed or, as h5py writes it, of variable length.
  void attribute(const std::string& path, const std::string& name, const std::string& text,
                 bool is_variable) {
    const hid_t dataset = H5Dopen2(file_, path.c_str(), H5P_DEFAULT);
    const hid_t type = H5Tcopy(H5T_C_S1);
    H5Tset_size(type, is_variable ? H5T_VARIABLE : text.size());
    const hid_t space = H5Screate(H5S_SCALAR);
    const hid_t attribute = H5Acreate2(dataset, name.c_str(), type, space, H5P_DEFAULT, H5P_DEFAULT);
    const char* const pointer = text.c_str();
    if (is_variable) {
      H5Awrite(attribute, type, &pointer);
    } else {
      H5Awrite(attribute, type, pointer);
    }
    H5Aclose(attribute);
    H5Sclose(space);
    H5Tclose(type);
    H5Dclose(dataset);
  }

 private:
  void write(const std::string& path, hid_t stored, hid_t given, const void* values, std::size_t size) {
    const hsize_t extent = size;
    const hid_t space = H5Screate_simple(1, &extent, nullptr);
    const hid_t dataset = H5Dcreate2(file_, path.c_str(), stored, space, links_, H5P_DEFAULT, H5P_DEFAULT);
    H5Dwrite(dataset, given, H5S_ALL, H5S_ALL, H5P_DEFAULT, values);
    H5Dclose(dataset);
    H5Sclose(space);
  }

  hid_t file_;
  hid_t links_;
};

}  // namespace lif::tests
