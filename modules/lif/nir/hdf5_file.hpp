#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <lif/nir/graph.hpp>

namespace lif::nir {

/// An identifier of libhdf5, which is closed at the end of its scope.
class Handle {
 public:
  using Close = int (*)(std::int64_t);  ///< function of libhdf5 that closes the identifier

  /// Takes over an identifier that a function of libhdf5 returned; a negative one means that it failed.
  Handle(std::int64_t id, Close close) : id_(id), close_(close) {}
  ~Handle() {
    if (id_ >= 0) close_(id_);
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  /// Takes over the identifier of `other`, which is not valid afterwards.
  Handle(Handle&& other) noexcept : id_(other.id_), close_(other.close_) { other.id_ = -1; }
  Handle& operator=(Handle&&) = delete;

  /// The identifier, for calls of libhdf5; negative if it is not valid.
  std::int64_t id() const { return id_; }
  /// Whether there is an identifier that will be closed.
  bool is_valid() const { return id_ >= 0; }

 private:
  std::int64_t id_;
  Close close_;
};

/// An HDF5 file, for reading small trees of datasets. It does not trust the file: links to other
/// files are refused, sizes are checked against a limit before memory is allocated, and anything that libhdf5
/// cannot do is reported in a sentence.
///
/// Paths are absolute, such as `/node/type`. Every function throws nir::Error naming the path.
class Hdf5File {
 public:
  /// @throws nir::Error if the file does not exist or is not an HDF5 file
  explicit Hdf5File(const std::string& path);

  /// The names of a group's members, in ascending order.
  std::vector<std::string> members(const std::string& group);
  /// Whether there is a dataset or a group at the path.
  bool has(const std::string& path);
  /// Whether there is a group at the path.
  bool is_group(const std::string& path);
  /// Whether there is a dataset of strings at the path.
  bool is_text(const std::string& path);
  /// Reads a single string.
  std::string text(const std::string& path);
  /// Reads all strings of a dataset, and its shape.
  std::vector<std::string> texts(const std::string& path, Shape& shape);
  /// Reads an attribute of a dataset that is a single string.
  std::string text_attribute(const std::string& path, const std::string& name);
  /// Reads the numbers of a dataset, finite or not.
  Array numbers(const std::string& path);
  /// The extents of a dataset.
  Shape shape(const std::string& path);

 private:
  Handle open_dataset(const std::string& path);
  void require_readable(const Handle& dataset, const std::string& path);
  void spend(std::size_t elements, const std::string& path);

  Handle file_;
  std::size_t budget_;
};

}  // namespace lif::nir
