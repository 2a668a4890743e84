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

// If libhdf5 fails, nothing is known: a failure must not pass for an absence or for a default.
[[noreturn]] void fail(const std::string& path) {
  throw Error(path + " cannot be read: the file is broken, or there is too little memory");
}

template <class Result>
Result checked(Result result, const std::string& path) {
  if (result < 0) fail(path);
  return result;
}

Handle checked(Handle handle, const std::string& path) {
  if (!handle.is_valid()) fail(path);
  return handle;
}

std::string parent_of(const std::string& path) { return path.substr(0, path.rfind('/') + 1); }

// Where a soft link leads to; links to other files are refused.
std::string target_of(hid_t file, const std::string& path, const H5L_info_t& link) {
  if (link.type != H5L_TYPE_SOFT)
    throw Error(path + " is a link to elsewhere: only data in the file itself is allowed");
  constexpr std::size_t longest = 4096;
  if (link.u.val_size > longest)
    throw Error(path + " is a link of " + std::to_string(link.u.val_size) + " characters: allowed are 4096");
  std::vector<char> value(link.u.val_size + 1);
  checked(H5Lget_val(file, path.c_str(), value.data(), value.size(), H5P_DEFAULT), path);
  const std::string target(value.data());
  return target.rfind('/', 0) == 0 ? target : parent_of(path) + target;
}

// The path without soft links, or "" if there is nothing. It is tested link by link, because otherwise
// libhdf5 would follow links to other files. A link that leads nowhere is an error.
std::string resolved(hid_t file, const std::string& path, int depth = 0) {
  constexpr int most_links = 16;
  if (depth > most_links) throw Error(path + " is reached through more than 16 links");
  std::string place;
  for (std::size_t begin = 1; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string name = path.substr(begin, end - begin);
    begin = end + 1;
    if (name.empty() || name == ".") continue;
    const std::string part = place + "/" + name;
    if (checked(H5Lexists(file, part.c_str(), H5P_DEFAULT), part) == 0) return "";
    H5L_info_t link;
    checked(H5Lget_info(file, part.c_str(), &link, H5P_DEFAULT), part);
    if (link.type == H5L_TYPE_HARD) {
      place = part;
      continue;
    }
    const std::string target = target_of(file, part, link);
    place = resolved(file, target, depth + 1);
    if (place.empty()) throw Error(part + " is a link to elsewhere: '" + target + "' is not there");
  }
  return place.empty() ? "/" : place;
}

H5O_type_t type_of(hid_t file, const std::string& path) {
  const Handle object = checked(own(H5Oopen(file, path.c_str(), H5P_DEFAULT), H5Oclose), path);
  switch (H5Iget_type(object.id())) {
    case H5I_GROUP:
      return H5O_TYPE_GROUP;
    case H5I_DATASET:
      return H5O_TYPE_DATASET;
    default:
      return H5O_TYPE_UNKNOWN;
  }
}

Shape shape_of(const Handle& space, const std::string& path) {
  const int rank = checked(H5Sget_simple_extent_ndims(space.id()), path);
  if (rank == 0) return {};
  std::vector<hsize_t> extents(static_cast<std::size_t>(rank));
  checked(H5Sget_simple_extent_dims(space.id(), extents.data(), nullptr), path);
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
  const std::string place = resolved(file_.id(), group);
  if (place.empty()) throw Error(group + " is missing");
  const Handle handle = own(H5Gopen2(file_.id(), place.c_str(), H5P_DEFAULT), H5Gclose);
  std::vector<std::string> names;
  if (!handle.is_valid() ||
      H5Literate(handle.id(), H5_INDEX_NAME, H5_ITER_INC, nullptr, collect, &names) < 0) {
    throw Error(group + " cannot be read as a group");
  }
  return names;
}

bool Hdf5File::has(const std::string& path) { return !resolved(file_.id(), path).empty(); }

bool Hdf5File::is_group(const std::string& path) {
  const std::string place = resolved(file_.id(), path);
  return !place.empty() && type_of(file_.id(), place) == H5O_TYPE_GROUP;
}

Handle Hdf5File::open_dataset(const std::string& path) {
  const std::string place = resolved(file_.id(), path);
  if (place.empty()) throw Error(path + " is missing");
  if (type_of(file_.id(), place) != H5O_TYPE_DATASET) throw Error(path + " is no dataset");
  Handle dataset = own(H5Dopen2(file_.id(), place.c_str(), H5P_DEFAULT), H5Dclose);
  if (!dataset.is_valid()) throw Error(path + " cannot be opened");
  require_readable(dataset, path);
  return dataset;
}

void Hdf5File::require_readable(const Handle& dataset, const std::string& path) {
  const Handle properties = checked(own(H5Dget_create_plist(dataset.id()), H5Pclose), path);
  const H5D_layout_t layout = checked(H5Pget_layout(properties.id()), path);
  if (layout == H5D_VIRTUAL || checked(H5Pget_external_count(properties.id()), path) > 0) {
    throw Error(path + " keeps its values in another file: only data in the file itself is allowed");
  }
  const int filters = checked(H5Pget_nfilters(properties.id()), path);
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
  const int rank =
      checked(H5Pget_chunk(properties.id(), static_cast<int>(extents.size()), extents.data()), path);
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
  return shape_of(checked(own(H5Dget_space(dataset.id()), H5Sclose), path), path);
}

bool Hdf5File::is_text(const std::string& path) {
  const Handle dataset = open_dataset(path);
  const Handle type = checked(own(H5Dget_type(dataset.id()), H5Tclose), path);
  return checked(H5Tget_class(type.id()), path) == H5T_STRING;
}

std::string Hdf5File::text(const std::string& path) {
  Shape shape;
  const std::vector<std::string> all = texts(path, shape);
  if (all.size() != 1) throw Error(path + " has " + std::to_string(all.size()) + " words: it needs one");
  return all.front();
}

std::vector<std::string> Hdf5File::texts(const std::string& path, Shape& shape) {
  const Handle dataset = open_dataset(path);
  const Handle type = checked(own(H5Dget_type(dataset.id()), H5Tclose), path);
  const Handle space = checked(own(H5Dget_space(dataset.id()), H5Sclose), path);
  shape = shape_of(space, path);
  if (checked(H5Tget_class(type.id()), path) != H5T_STRING) throw Error(path + " is no text");
  if (H5Sget_simple_extent_type(space.id()) == H5S_NULL) throw Error(path + " is empty");
  const std::size_t count = size_of(shape);
  spend(count, path);
  std::vector<std::string> texts(count);
  if (count == 0) return texts;
  const Handle memory = checked(own(H5Tcopy(type.id()), H5Tclose), path);
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

std::string Hdf5File::text_attribute(const std::string& path, const std::string& name) {
  const Handle dataset = open_dataset(path);
  const std::string place = path + "@" + name;
  if (checked(H5Aexists(dataset.id(), name.c_str()), place) == 0) throw Error(place + " is missing");
  const Handle attribute = checked(own(H5Aopen(dataset.id(), name.c_str(), H5P_DEFAULT), H5Aclose), place);
  const Handle type = checked(own(H5Aget_type(attribute.id()), H5Tclose), place);
  const Handle space = checked(own(H5Aget_space(attribute.id()), H5Sclose), place);
  if (checked(H5Tget_class(type.id()), place) != H5T_STRING || H5Sget_simple_extent_npoints(space.id()) != 1)
    throw Error(place + " is no single text");
  const Handle memory = checked(own(H5Tcopy(type.id()), H5Tclose), place);
  if (H5Tis_variable_str(type.id()) > 0) {
    char* pointer = nullptr;
    checked(H5Aread(attribute.id(), memory.id(), &pointer), place);
    std::string text = pointer == nullptr ? "" : pointer;
    H5Dvlen_reclaim(memory.id(), space.id(), H5P_DEFAULT, &pointer);
    return text;
  }
  constexpr std::size_t longest = 65536;
  const std::size_t width = H5Tget_size(type.id());
  if (width > longest) throw Error(place + " has more than 65536 characters");
  std::vector<char> bytes(width + 1);
  checked(H5Aread(attribute.id(), memory.id(), bytes.data()), place);
  const std::string padded(bytes.data());
  return padded.substr(0, padded.find_last_not_of(' ') + 1);
}

Array Hdf5File::numbers(const std::string& path) {
  const Handle dataset = open_dataset(path);
  const Handle type = checked(own(H5Dget_type(dataset.id()), H5Tclose), path);
  const Handle space = checked(own(H5Dget_space(dataset.id()), H5Sclose), path);
  const H5T_class_t kind = checked(H5Tget_class(type.id()), path);
  const std::size_t width = H5Tget_size(type.id());
  if ((kind != H5T_FLOAT && kind != H5T_INTEGER) || width > sizeof(double)) {
    throw Error(path + " holds neither integers nor floating-point numbers of up to 64 bits");
  }
  if (H5Sget_simple_extent_type(space.id()) == H5S_NULL) throw Error(path + " is empty");
  Array array;
  array.shape = shape_of(space, path);
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
