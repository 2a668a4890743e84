#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/current_source.hpp"
#include "text/line_reader.hpp"
#include "text/numbers.hpp"

namespace lif::testbench {

/// Reads the input current from one column of a CSV file, row by row: the file is never held in
/// memory. UTF-8, a header, fields quoted where they need it; a column `step`, where present, has to
/// count 0, 1, 2 ...; other columns are ignored.
class CsvCurrentSource : public CurrentSource {
 public:
  /// @param path  `-` for the standard input
  /// @param kind  type in which the numbers are parsed, rounded once
  /// @throws InputError naming file, line and column
  CsvCurrentSource(const std::string& path, std::string column, NumberKind kind);

  bool next(double& current) override;

 private:
  void split(std::string_view line);
  std::optional<std::size_t> find_column(const std::string& name) const;
  void check_step(std::string_view field) const;
  double parse(std::string_view field) const;
  [[noreturn]] void fail(const std::string& what) const;

  LineReader reader_;
  std::string column_;
  NumberKind kind_;
  std::string line_;
  std::vector<std::string> fields_;
  std::size_t field_count_ = 0;
  std::size_t value_index_ = 0;
  std::optional<std::size_t> step_index_;
  std::int64_t row_ = 0;
};

}  // namespace lif::testbench
