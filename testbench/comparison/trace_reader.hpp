#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace lif::testbench {

/// One step of a recorded run.
struct TraceRow {
  std::uint64_t step = 0;
  std::map<std::uint64_t, double> spikes;  ///< by neuron; silent neurons are left out
  bool is_unknown = false;                 ///< the spike or the potential is x or z
  std::optional<double> potential;         ///< only in a trace of one neuron
  std::optional<double> input;             ///< only in a trace of one neuron
  std::optional<double> threshold;         ///< only in a trace of one neuron
};

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
};

/// How a file is read. If a file has no column or variable of a given name, the default name is looked for,
/// because the two compared files seldom use the same names.
struct TraceFormat {
  static constexpr const char* default_clock = "clk";
  static constexpr const char* default_spike = "spike";
  static constexpr const char* default_potential = "potential";

  std::string clock = default_clock;          ///< name in a VCD
  std::string spike = default_spike;          ///< name in a VCD and in a CSV trace
  std::string potential = default_potential;  ///< name in a VCD and in a CSV trace
  bool is_unsigned = false;                   ///< bit vectors of a VCD are unsigned numbers
};

/// Opens a CSV trace (`step,input,potential,spike`), a raster (`step` and a column per neuron), a list of
/// spikes (`step,neuron`), or a VCD, which is recognised by its first line.
/// @throws InputError
std::unique_ptr<TraceReader> open_trace(const std::string& path, const TraceFormat& format);

}  // namespace lif::testbench
