#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <lif/nir/graph.hpp>

namespace lif::nir {

/// One identifier of libhdf5, closed at the end of its scope.
class Handle {
 public:
  using Close = int (*)(std::int64_t);

  Handle(std::int64_t id, Close close) : id_(id), close_(close) {}
  ~Handle() {
    if (id_ >= 0) close_(id_);
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  Handle(Handle&& other) noexcept : id_(other.id_), close_(other.close_) { other.id_ = -1; }
  Handle& operator=(Handle&&) = delete;

  std::int64_t id() const { return id_; }
  bool is_valid() const { return id_ >= 0; }

 private:
  std::int64_t id_;
  Close close_;
};

/// An HDF5 file to read small trees of datasets from. It trusts nothing in it: only hard links
/// are followed, sizes are checked against a budget before memory is taken, and what libhdf5 cannot do
/// is said in a sentence.
///
/// Paths are absolute, as `/node/type`. Every function throws nir::Error naming the path.
class Hdf5File {
 public:
  /// @throws nir::Error if it does not exist or is no HDF5 file
  explicit Hdf5File(const std::string& path);

  /// Names of what a group holds, ascending.
  std::vector<std::string> members(const std::string& group);
  /// Whether there is a dataset or group.
  bool has(const std::string& path);
  /// Whether it is a group.
  bool is_group(const std::string& path);
  /// Whether it is a dataset of strings.
  bool is_text(const std::string& path);
  /// A single string.
  std::string text(const std::string& path);
  /// All strings of a dataset and its shape.
  std::vector<std::string> texts(const std::string& path, Shape& shape);
  /// Numbers; finite or not.
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
