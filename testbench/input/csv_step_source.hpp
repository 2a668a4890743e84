#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/step_source.hpp"
#include "text/line_reader.hpp"
#include "text/numbers.hpp"

namespace lif::testbench {

/// Reads the input current, and what else changes from step to step, from columns of a CSV file, row by
/// row: the file is never held in memory. UTF-8, a header, fields quoted where they need it; a column `step`,
/// where present, has to count 0, 1, 2 ...; other columns are ignored.
class CsvStepSource : public StepSource {
 public:
  /// @param path  `-` for the standard input
  /// @param kind  type in which the numbers are parsed, rounded once
  /// @param controls  further columns, whose cells go into StepInput::controls
  /// @throws InputError naming file, line and column
  CsvStepSource(const std::string& path, std::string column, NumberKind kind,
                const std::vector<std::string>& controls = {});

  bool next(StepInput& input) override;
  std::string place() const override { return reader_.place(); }

 private:
  void split(std::string_view line);
  std::optional<std::size_t> find_column(const std::string& name) const;
  std::size_t require_column(const std::string& name, const char* cure) const;
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
  std::vector<std::size_t> control_indices_;
  std::optional<std::size_t> step_index_;
  std::int64_t row_ = 0;
};

}  // namespace lif::testbench
