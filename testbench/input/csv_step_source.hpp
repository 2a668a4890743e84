#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "input/step_source.hpp"
#include "text/csv_reader.hpp"

namespace lif::testbench {

/// Reads the input current, and whatever else changes from step to step, from columns of a CSV file, row by
/// row. If there is a column `step`, it has to count 0, 1, 2 ...; other columns are ignored.
class CsvStepSource : public StepSource {
 public:
  /// @param path  `-` for the standard input
  /// @param kind  the number type into which the numbers are parsed, with a single rounding
  /// @param controls  names of further columns, whose cells go into StepInput::controls
  /// @throws InputError naming file, line and column
  CsvStepSource(const std::string& path, const std::string& column, NumberKind kind,
                const std::vector<std::string>& controls = {});

  bool next(StepInput& input) override;
  std::string place() const override { return reader_.place(); }

 private:
  std::size_t require_column(const std::string& name, const char* cure) const;
  double current() const;

  CsvReader reader_;
  NumberKind kind_;
  std::size_t current_column_;
  std::vector<std::size_t> control_columns_;
  std::optional<std::size_t> step_column_;
};

}  // namespace lif::testbench
