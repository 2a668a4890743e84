#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lif::sonata {

/// The types of nodes or edges in a CSV file of SONATA: columns are separated by blanks, and NULL stands for
/// nothing.
class TypeTable {
 public:
  /// @param id  name of the column with the number of the type
  /// @throws std::invalid_argument naming the file, the line and the column
  TypeTable(const std::string& path, const std::string& id);

  /// The columns, except for the number.
  const std::vector<std::string>& columns() const { return columns_; }
  /// Whether there is a type of this number.
  bool has(std::uint64_t type) const { return rows_.count(type) > 0; }
  /// The numbers of all types, ascending.
  std::vector<std::uint64_t> types() const;
  /// An entry; nothing where it is NULL or where there is no such column.
  std::optional<std::string> entry(std::uint64_t type, const std::string& column) const;
  /// An entry that is a finite number; nothing as entry(). @throws std::invalid_argument if it is no number
  std::optional<double> number(std::uint64_t type, const std::string& column) const;
  /// The path of the file, for messages.
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  std::vector<std::string> columns_;
  std::map<std::uint64_t, std::map<std::string, std::string>> rows_;
};

}  // namespace lif::sonata
