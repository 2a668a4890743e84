#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <lif/lockstep/trace_row.hpp>

namespace lif::testbench {

/// Reads a recorded run step by step.
class TraceReader {
 public:
  virtual ~TraceReader() = default;

  /// Reads the next step; returns false at the end.
  /// @throws InputError naming file and line
  virtual bool next(TraceRow& row) = 0;

  /// Whether the run ends where the file ends. A list of spikes does not say how long its run is.
  virtual bool has_length() const { return true; }

  /// How many silent steps come before the next row and may be skipped. Only a list of spikes has any.
  virtual std::uint64_t silent_steps() { return 0; }
  /// Skips this number of silent steps.
  virtual void skip(std::uint64_t) {}

  /// Whether the file has a column, or a variable, of this name.
  virtual bool has(const std::string& name) const = 0;

  /// By which share of themselves its values may be rounded on the way here.
  virtual double relative_error() const { return 0; }
};

/// When the input and the reset of a step are taken from a VCD.
enum class InputSampling {
  before_edge,  ///< what held before the time stamp of the rising edge, as a register takes them
  after_edge    ///< what holds after all of that time stamp, where a test bench sets them at the edge
};

/// When the outputs of a step are taken from a VCD.
enum class OutputSampling {
  before_fall,  ///< what holds before the time stamp at which the clock falls
  after_edge    ///< what holds after all of the time stamp of the rising edge
};

/// See InputSampling and OutputSampling.
struct VcdSampling {
  InputSampling input = InputSampling::before_edge;
  OutputSampling output = OutputSampling::before_fall;
};

/// The reset of a VCD: edges at which it is active, or unknown, are no steps.
struct VcdReset {
  std::string name;
  bool is_active_high = false;
};

/// A variable of a VCD that is looked at as well, as an input of the neuron.
struct FurtherVariable {
  std::string name;
  bool is_required = false;  ///< else it is looked for in the scope of the spike
};

/// How a file is read. If a file has no column or variable of a given name, the default name is looked for,
/// because the two compared files seldom use the same names; where falls_back is false, it is an error.
struct TraceFormat {
  static constexpr const char* default_clock = "clk";
  static constexpr const char* default_spike = "spike";
  static constexpr const char* default_potential = "potential";

  std::string clock = default_clock;          ///< name in a VCD
  std::string spike = default_spike;          ///< name in a VCD and in a CSV trace
  std::string potential = default_potential;  ///< name in a VCD and in a CSV trace
  std::string input;                          ///< name in a VCD; empty: input_current, beside the spike
  bool is_unsigned = false;                   ///< bit vectors of a VCD are unsigned numbers
  VcdSampling sampling;                       ///< of a VCD
  std::optional<VcdReset> reset;              ///< of a VCD; nothing: each edge is a step
  std::uint64_t skipped_steps = 0;            ///< of a VCD: so many at its beginning are left out
  bool falls_back = true;                     ///< a name that is not there means the default name
  std::vector<FurtherVariable> further;       ///< of a VCD
};

/// Opens a CSV trace (`step,input,potential,spike`), a raster (`step` and a column per neuron), a list of
/// spikes (`step,neuron`), or a VCD, which is recognised by its first line.
/// @throws InputError
std::unique_ptr<TraceReader> open_trace(const std::string& path, const TraceFormat& format);

}  // namespace lif::testbench
