#include <lif/nir/hdf5_file.hpp>

#include <algorithm>
#include <array>

#include <hdf5.h>

namespace lif::nir {

namespace {

// The limit for the values of all datasets together: a gigabyte as doubles. A file can claim any size with
// few bytes.
constexpr std::size_t all_elements = std::size_t{1} << 27;
constexpr std::size_t most_members = 100000;
constexpr hsize_t most_chunk_bytes = hsize_t{1} << 30;
constexpr H5Z_filter_t lzf = 32000;

Handle own(hid_t id, herr_t (*close)(hid_t)) { return {id, close}; }

bool is_hard_link(hid_t file, const std::string& path) {
  H5L_info_t info;
  return H5Lget_info(file, path.c_str(), &info, H5P_DEFAULT) >= 0 && info.type == H5L_TYPE_HARD;
}

// The path is tested link by link, because otherwise libhdf5 prints to stderr where a link is missing.
bool exists(hid_t file, const std::string& path) {
  for (std::size_t end = path.find('/', 1);; end = path.find('/', end + 1)) {
    const std::string part = path.substr(0, end);
    if (H5Lexists(file, part.c_str(), H5P_DEFAULT) <= 0 || !is_hard_link(file, part)) return false;
    if (end == std::string::npos) return true;
  }
}

H5O_type_t type_of(hid_t file, const std::string& path) {
  const Handle object = own(H5Oopen(file, path.c_str(), H5P_DEFAULT), H5Oclose);
  if (!object.is_valid()) return H5O_TYPE_UNKNOWN;
  switch (H5Iget_type(object.id())) {
    case H5I_GROUP:
      return H5O_TYPE_GROUP;
    case H5I_DATASET:
      return H5O_TYPE_DATASET;
    default:
      return H5O_TYPE_UNKNOWN;
  }
}

Shape shape_of(const Handle& space) {
  const int rank = H5Sget_simple_extent_ndims(space.id());
  if (rank <= 0) return {};
  std::vector<hsize_t> extents(static_cast<std::size_t>(rank));
  H5Sget_simple_extent_dims(space.id(), extents.data(), nullptr);
  return {extents.begin(), extents.end()};
}

herr_t collect(hid_t, const char* name, const H5L_info_t*, void* into) {
  auto& names = *static_cast<std::vector<std::string>*>(into);
  names.emplace_back(name);
  return names.size() > most_members ? -1 : 0;
}

}  // namespace

Hdf5File::Hdf5File(const std::string& path)
    : file_(own(
          (H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr), H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT)),
          H5Fclose)),
      budget_(all_elements) {
  if (!file_.is_valid()) throw Error("it is no HDF5 file, or a broken one");
}

std::vector<std::string> Hdf5File::members(const std::string& group) {
  const Handle handle = own(H5Gopen2(file_.id(), group.c_str(), H5P_DEFAULT), H5Gclose);
  std::vector<std::string> names;
  if (!handle.is_valid() ||
      H5Literate(handle.id(), H5_INDEX_NAME, H5_ITER_INC, nullptr, collect, &names) < 0) {
    throw Error(group + " cannot be read as a group");
  }
  for (const std::string& name : names) {
    if (!is_hard_link(handle.id(), name)) {
      throw Error(group + "/" + name + " is a link to elsewhere: only data in the file itself is allowed");
    }
  }
  return names;
}

bool Hdf5File::has(const std::string& path) { return exists(file_.id(), path); }

bool Hdf5File::is_group(const std::string& path) {
  return has(path) && type_of(file_.id(), path) == H5O_TYPE_GROUP;
}

Handle Hdf5File::open_dataset(const std::string& path) {
  if (!has(path)) throw Error(path + " is missing");
  if (type_of(file_.id(), path) != H5O_TYPE_DATASET) throw Error(path + " is no dataset");
  Handle dataset = own(H5Dopen2(file_.id(), path.c_str(), H5P_DEFAULT), H5Dclose);
  if (!dataset.is_valid()) throw Error(path + " cannot be opened");
  require_readable(dataset, path);
  return dataset;
}

void Hdf5File::require_readable(const Handle& dataset, const std::string& path) {
  const Handle properties = own(H5Dget_create_plist(dataset.id()), H5Pclose);
  const H5D_layout_t layout = H5Pget_layout(properties.id());
  if (layout == H5D_VIRTUAL || H5Pget_external_count(properties.id()) > 0) {
    throw Error(path + " keeps its values in another file: only data in the file itself is allowed");
  }
  const int filters = H5Pget_nfilters(properties.id());
  for (int i = 0; i < filters; ++i) {
    unsigned flags = 0;
    unsigned config = 0;
    std::size_t values = 0;
    const H5Z_filter_t filter = H5Pget_filter2(properties.id(), static_cast<unsigned>(i), &flags, &values,
                                               nullptr, 0, nullptr, &config);
    if (filter == H5Z_FILTER_DEFLATE || filter == H5Z_FILTER_SHUFFLE || filter == H5Z_FILTER_FLETCHER32)
      continue;
    throw Error(path + " is compressed with " + (filter == lzf ? "lzf" : "filter " + std::to_string(filter)) +
                ", which libhdf5 does not know: write the file with gzip, the default");
  }
  if (layout != H5D_CHUNKED) return;
  std::array<hsize_t, H5S_MAX_RANK> extents{};
  const int rank = H5Pget_chunk(properties.id(), static_cast<int>(extents.size()), extents.data());
  hsize_t bytes = 64;  // size of the widest element
  for (int i = 0; i < rank; ++i) {
    const hsize_t extent = extents[static_cast<std::size_t>(i)];
    if (extent != 0 && bytes > most_chunk_bytes / extent) {
      throw Error(path + " is stored in chunks of more than a gigabyte");
    }
    bytes *= extent;
  }
}

void Hdf5File::spend(std::size_t elements, const std::string& path) {
  if (elements > budget_) {
    throw Error(path + " has " + std::to_string(elements) + " values: a file may have " +
                std::to_string(all_elements) + " in all");
  }
  budget_ -= elements;
}

Shape Hdf5File::shape(const std::string& path) {
  const Handle dataset = open_dataset(path);
  return shape_of(own(H5Dget_space(dataset.id()), H5Sclose));
}

bool Hdf5File::is_text(const std::string& path) {
  const Handle dataset = open_dataset(path);
  const Handle type = own(H5Dget_type(dataset.id()), H5Tclose);
  return H5Tget_class(type.id()) == H5T_STRING;
}

std::string Hdf5File::text(const std::string& path) {
  Shape shape;
  const std::vector<std::string> all = texts(path, shape);
  if (all.size() != 1) throw Error(path + " has " + std::to_string(all.size()) + " words: it needs one");
  return all.front();
}

std::vector<std::string> Hdf5File::texts(const std::string& path, Shape& shape) {
  const Handle dataset = open_dataset(path);
  const Handle type = own(H5Dget_type(dataset.id()), H5Tclose);
  const Handle space = own(H5Dget_space(dataset.id()), H5Sclose);
  shape = shape_of(space);
  if (H5Tget_class(type.id()) != H5T_STRING) throw Error(path + " is no text");
  if (H5Sget_simple_extent_type(space.id()) == H5S_NULL) throw Error(path + " is empty");
  const std::size_t count = size_of(shape);
  spend(count, path);
  std::vector<std::string> texts(count);
  if (count == 0) return texts;
  const Handle memory = own(H5Tcopy(type.id()), H5Tclose);
  if (H5Tis_variable_str(type.id()) > 0) {
    std::vector<char*> pointers(count);
    if (H5Dread(dataset.id(), memory.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()) < 0) {
      throw Error(path + " cannot be read");
    }
    for (std::size_t i = 0; i < count; ++i) texts[i] = pointers[i] == nullptr ? "" : pointers[i];
    H5Dvlen_reclaim(memory.id(), space.id(), H5P_DEFAULT, pointers.data());
  } else {
    const std::size_t width = H5Tget_size(type.id());
    if (width > all_elements || count > all_elements / std::max<std::size_t>(width, 1)) {
      throw Error(path + " is too long");
    }
    std::vector<char> bytes(count * width);
    if (H5Dread(dataset.id(), memory.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, bytes.data()) < 0) {
      throw Error(path + " cannot be read");
    }
    for (std::size_t i = 0; i < count; ++i) {
      const std::string padded(bytes.data() + i * width, width);
      const std::size_t last = padded.find_last_not_of(std::string(" \0", 2));
      texts[i] = padded.substr(0, std::min(padded.find('\0'), last == std::string::npos ? 0 : last + 1));
    }
  }
  return texts;
}

Array Hdf5File::numbers(const std::string& path) {
  const Handle dataset = open_dataset(path);
  const Handle type = own(H5Dget_type(dataset.id()), H5Tclose);
  const Handle space = own(H5Dget_space(dataset.id()), H5Sclose);
  const H5T_class_t kind = H5Tget_class(type.id());
  const std::size_t width = H5Tget_size(type.id());
  if ((kind != H5T_FLOAT && kind != H5T_INTEGER) || width > sizeof(double)) {
    throw Error(path + " holds neither integers nor floating-point numbers of up to 64 bits");
  }
  if (H5Sget_simple_extent_type(space.id()) == H5S_NULL) throw Error(path + " is empty");
  Array array;
  array.shape = shape_of(space);
  array.type = kind == H5T_INTEGER      ? ElementType::integer
               : width <= sizeof(float) ? ElementType::float32
                                        : ElementType::float64;
  const std::size_t count = size_of(array.shape);
  spend(count, path);
  array.values.resize(count);
  if (count > 0 &&
      H5Dread(dataset.id(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, array.values.data()) < 0) {
    throw Error(path + " cannot be read: the file is broken or cut off");
  }
  return array;
}

}  // namespace lif::nir
