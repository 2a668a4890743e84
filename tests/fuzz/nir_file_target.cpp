// Tests the reader of NIR files in this process, where a fuzzer sees which code an input reaches. The input
// decides what an HDF5 file holds: groups, datasets of every class and shape, links of every kind,
// attributes, extents without storage. libhdf5 writes the file, so it is a valid HDF5 file, and a crash is a
// defect of the reader. Files with damaged bytes, which can crash libhdf5 itself, are those of
// nir_bytes_target.cpp.

#include <hdf5.h>

#include <cstdint>
#include <cstdlib>
#include <lif/nir/node_types.hpp>
#include <lif/nir/reader.hpp>
#include <string>
#include <vector>

#include "build_all.hpp"
#include "decisions.hpp"
#include "input_file.hpp"

namespace {

using lif::tests::Decisions;

const char* const types[] = {"Affine",   "AvgPool2d", "Conv1d", "Conv2d", "CubaLI",    "CubaLIF",
                             "Delay",    "Flatten",   "I",      "IF",     "Input",     "LI",
                             "LIF",      "Linear",    "Output", "Scale",  "SumPool2d", "Threshold",
                             "NIRGraph", "Nothing",   ""};
const char* const names[] = {"0", "1", "in", "out", "lif", "a.b", "\xff", "a/b", "node"};
const double numbers[] = {0, 1, -1, 2, 3, 0.5, 1e-3, 1e-300, 1e300, 65536, 2147483648.0, 1e18, 1.0 / 0.0};
const hsize_t extents[] = {0, 1, 2, 3, 4, 5, hsize_t{1} << 20U, hsize_t{1} << 40U, hsize_t{1} << 62U};

/// Writes one file. Calls of libhdf5 may fail, for instance for a name that is taken; the file is then
/// smaller.
class FileWriter {
 public:
  FileWriter(hid_t file, Decisions& decide) : file_(file), decide_(decide) {}

  void write() {
    if (decide_.below(8) == 0) write_text(file_, "version", "0.2");
    write_graph(file_, "node", 0);
  }

 private:
  void write_graph(hid_t parent, const char* name, int depth) {
    const hid_t group = H5Gcreate2(parent, name, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
    if (group < 0) return;
    write_text(group, "type", decide_.below(16) == 0 ? decide_.one_of(types) : "NIRGraph");
    std::vector<std::string> nodes{"input", "output"};
    const hid_t members = H5Gcreate2(group, "nodes", H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
    if (decide_.below(8) != 0) write_node(members, "input", "Input", depth);
    if (decide_.below(8) != 0) write_node(members, "output", "Output", depth);
    for (std::size_t left = decide_.below(4); left > 0; --left) {
      nodes.emplace_back(decide_.one_of(names));
      write_node(members, nodes.back().c_str(), decide_.one_of(types), depth);
    }
    if (decide_.below(16) == 0) write_link(members, decide_.one_of(names));
    if (members >= 0) H5Gclose(members);
    write_edges(group, nodes);
    H5Gclose(group);
  }

  void write_node(hid_t parent, const char* name, const char* type, int depth) {
    if (std::string(type) == "NIRGraph" && depth < 20) return write_graph(parent, name, depth + 1);
    const hid_t group = H5Gcreate2(parent, name, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
    if (group < 0) return;
    if (decide_.below(32) != 0) write_text(group, "type", type);
    if (const lif::nir::NodeType* known = lif::nir::find_node_type(type)) {
      for (const char* parameter : known->parameters) {
        if (decide_.below(16) != 0) write_parameter(group, parameter);
      }
      for (const char* parameter : known->optional) {
        if (decide_.below(2) == 0) write_parameter(group, parameter);
      }
    }
    H5Gclose(group);
  }

  void write_parameter(hid_t group, const char* name) {
    switch (decide_.below(12)) {
      case 0:
        return write_text(group, name, decide_.below(2) == 0 ? "same" : "valid");
      case 1:
        return write_link(group, name);
      case 2:
        H5Gclose(H5Gcreate2(group, name, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT));
        return;
      case 3:
        return write_without_storage(group, name);
      default:
        return write_numbers(group, name);
    }
  }

  void write_text(hid_t group, const char* name, const char* text) {
    const hid_t type = H5Tcopy(H5T_C_S1);
    const std::size_t form = decide_.below(4);
    hsize_t one = 1;
    const hid_t space =
        form == 3 ? H5Screate_simple(1, &one, nullptr) : H5Screate(form == 2 ? H5S_NULL : H5S_SCALAR);
    const bool is_variable = form != 1;
    H5Tset_size(type, is_variable ? H5T_VARIABLE : std::string(text).size() + 1);
    if (decide_.below(2) == 0) H5Tset_cset(type, H5T_CSET_UTF8);
    const hid_t dataset = H5Dcreate2(group, name, type, space, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
    if (dataset >= 0) {
      const void* const data = is_variable ? static_cast<const void*>(&text) : text;
      if (decide_.below(16) != 0) H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, data);
      H5Dclose(dataset);
    }
    H5Sclose(space);
    H5Tclose(type);
  }

  std::vector<hsize_t> small_shape() {
    std::vector<hsize_t> shape(decide_.below(5));
    for (hsize_t& extent : shape) extent = decide_.below(5);
    return shape;
  }

  static hid_t space_of(const std::vector<hsize_t>& shape) {
    return shape.empty() ? H5Screate(H5S_SCALAR)
                         : H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr);
  }

  void write_numbers(hid_t group, const char* name) {
    const hid_t stored_as[] = {H5T_IEEE_F32LE, H5T_IEEE_F64LE, H5T_IEEE_F64BE, H5T_STD_I64LE,
                               H5T_STD_U8LE,   H5T_STD_I32BE,  H5T_STD_B8LE,   H5T_STD_REF_OBJ};
    const hid_t type = decide_.one_of(stored_as);
    const std::vector<hsize_t> shape = small_shape();
    std::size_t count = 1;
    for (const hsize_t extent : shape) count *= extent;
    std::vector<double> values(count + 1);
    for (double& value : values) value = decide_.are_left() ? decide_.one_of(numbers) : 1;
    const hid_t space = space_of(shape);
    const hid_t dataset = H5Dcreate2(group, name, type, space, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
    if (dataset >= 0) {
      H5Dwrite(dataset, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
      H5Dclose(dataset);
    }
    H5Sclose(space);
  }

  // Extents may be as large as they like where nothing is stored for them.
  void write_without_storage(hid_t group, const char* name) {
    std::vector<hsize_t> shape(1 + decide_.below(3));
    for (hsize_t& extent : shape) extent = decide_.one_of(extents);
    const std::vector<hsize_t> chunk(shape.size(), 1);
    const hid_t properties = H5Pcreate(H5P_DATASET_CREATE);
    H5Pset_chunk(properties, static_cast<int>(chunk.size()), chunk.data());
    const hid_t space = space_of(shape);
    const hid_t dataset =
        H5Dcreate2(group, name, H5T_IEEE_F32LE, space, H5P_DEFAULT, properties, H5P_DEFAULT);
    if (dataset >= 0) H5Dclose(dataset);
    if (space >= 0) H5Sclose(space);
    H5Pclose(properties);
  }

  void write_link(hid_t group, const char* name) {
    const char* const targets[] = {"/node", "/node/nodes", "/node/nodes/input/shape",
                                   "type",  "/missing",    "."};
    switch (decide_.below(3)) {
      case 0:
        H5Lcreate_external("other.h5", "/node", group, name, H5P_DEFAULT, H5P_DEFAULT);
        return;
      case 1:
        H5Lcreate_hard(file_, decide_.one_of(targets), group, name, H5P_DEFAULT, H5P_DEFAULT);
        return;
      default:
        H5Lcreate_soft(decide_.one_of(targets), group, name, H5P_DEFAULT, H5P_DEFAULT);
    }
  }

  void write_edges(hid_t group, const std::vector<std::string>& nodes) {
    if (decide_.below(16) == 0) return write_parameter(group, "edges");
    std::vector<const char*> ends;
    for (std::size_t left = decide_.below(8); left > 0; --left) {
      ends.push_back(nodes[decide_.below(nodes.size())].c_str());
      ends.push_back(nodes[decide_.below(nodes.size())].c_str());
    }
    const hid_t type = H5Tcopy(H5T_C_S1);
    H5Tset_size(type, H5T_VARIABLE);
    const hid_t space = space_of({ends.size() / 2, 2});
    const hid_t dataset = H5Dcreate2(group, "edges", type, space, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
    if (dataset >= 0) {
      if (!ends.empty()) H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, ends.data());
      H5Dclose(dataset);
    }
    H5Sclose(space);
    H5Tclose(type);
  }

  hid_t file_;
  Decisions& decide_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string& path = lif::tests::input_path();
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
  const hid_t file = H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
  if (file < 0) std::abort();
  Decisions decide(data, size);
  FileWriter(file, decide).write();
  H5Fclose(file);
  if (H5Fget_obj_count(static_cast<hid_t>(H5F_OBJ_ALL), H5F_OBJ_ALL) != 0) std::abort();
  try {
    lif::tests::build_all(lif::nir::read(path));
  } catch (const lif::nir::Error& error) {
    if (std::string(error.what()).empty()) std::abort();
  }
  if (H5Fget_obj_count(static_cast<hid_t>(H5F_OBJ_ALL), H5F_OBJ_ALL) != 0)
    std::abort();  // it left a file open
  return 0;
}
