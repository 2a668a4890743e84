#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace lif::testbench {

/// What one step of a recorded run shows.
struct TraceRow {
  std::uint64_t step = 0;
  std::map<std::uint64_t, double> spikes;  ///< by neuron; those that did not spike are left out
  std::optional<double> potential;         ///< of a trace of one neuron
  std::optional<double> input;             ///< likewise
  std::optional<double> threshold;         ///< likewise
};

/// A recorded run, step by step.
class TraceReader {
 public:
  virtual ~TraceReader() = default;

  /// The next step; false at the end.
  /// @throws InputError naming file and line
  virtual bool next(TraceRow& row) = 0;

  /// Whether the end of the file is the end of the run: not so of a list of spikes.
  virtual bool has_length() const { return true; }
};

/// How a file is to be understood.
struct TraceFormat {
  std::string clock = "clk";            ///< of a VCD: names of its variables
  std::string spike = "spike";          ///< likewise, and of a CSV trace
  std::string potential = "potential";  ///< likewise, and of a CSV trace
  bool is_unsigned = false;             ///< of a VCD: vectors are no two's complement
};

/// Opens a CSV trace (`step,input,potential,spike`), a raster (`step` and a column per neuron), a list of
/// spikes (`step,neuron`), or a VCD, which is told by its first line.
/// @throws InputError
std::unique_ptr<TraceReader> open_trace(const std::string& path, const TraceFormat& format);

}  // namespace lif::testbench
