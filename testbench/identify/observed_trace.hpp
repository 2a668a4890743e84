#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "comparison/trace_reader.hpp"

namespace lif::testbench {

/// A recorded run of an integer neuron: a value per row in every column.
struct ObservedTrace {
  std::string path;
  std::vector<std::int64_t> input;
  std::vector<std::int64_t> potential;
  std::vector<char> spike;
  std::vector<char> is_reset;   ///< rows in which a reset is active
  std::vector<char> is_broken;  ///< rows that do not follow the row before, because of a reset between them
  /// Parameters of rtl.LIF that a column gives for each row, such as `threshold` and `enable`.
  std::map<std::string, std::vector<std::int64_t>> given;
  std::uint64_t unknown_steps = 0;  ///< of a VCD, left out because a value was x or z
  bool is_cut = false;              ///< there are further rows, which were not read
  bool is_sampled_after = false;  ///< a VCD: each row holds what the edge has left, so this need not be found

  std::size_t rows() const { return potential.size(); }
};

/// Which column of a trace is what; a name in the file for each of `input`, `potential`, `spike`, `reset`,
/// `rst_n` and parameters of rtl.LIF.
using ColumnNames = std::map<std::string, std::string>;

/// How a trace is read.
struct TraceRequest {
  ColumnNames names;            ///< columns, or variables, that were named
  TraceFormat format;           ///< for a VCD
  std::string option_of_vcds;   ///< an option that was given and means nothing for a CSV, or ""
  std::uint64_t most_rows = 0;  ///< further rows are not read
};

/// Whether the parameter of rtl.LIF of this name may change from row to row.
bool may_change(const std::string& parameter);

/// Reads a CSV or a VCD. Columns that `names` does not name have the names of what they are, and
/// `input_current` means `input`, too; of the parameters, `enable`, `threshold`, `synaptic_event` and
/// `time_reference` are looked for; in a VCD beside the spike.
/// @throws InputError naming file and place; UsageError if an option does not suit the kind of file
ObservedTrace read_observed_trace(const std::string& path, const TraceRequest& request);

}  // namespace lif::testbench
