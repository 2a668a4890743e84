#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace lif::testbench {

/// What one step of a recorded run shows.
struct TraceRow {
  std::uint64_t step = 0;
  std::map<std::uint64_t, double> spikes;  ///< by neuron; those that did not spike are left out
  bool is_unknown = false;                 ///< the spike, or the potential, is x or z
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

  /// Steps without a spike that come before the next row and may be skipped: of a list of spikes.
  virtual std::uint64_t silent_steps() { return 0; }
  /// Passes over so many of them.
  virtual void skip(std::uint64_t) {}

  /// Whether the file has a column, or a variable, of this name.
  virtual bool has(const std::string& name) const = 0;
};

/// How a file is to be understood. A file without a column or variable of such a name is looked through for
/// the default one: two files seldom agree in their names.
struct TraceFormat {
  static constexpr const char* default_clock = "clk";
  static constexpr const char* default_spike = "spike";
  static constexpr const char* default_potential = "potential";

  std::string clock = default_clock;          ///< of a VCD
  std::string spike = default_spike;          ///< of a VCD and of a CSV trace
  std::string potential = default_potential;  ///< likewise
  bool is_unsigned = false;                   ///< of a VCD: vectors are no two's complement
};

/// Opens a CSV trace (`step,input,potential,spike`), a raster (`step` and a column per neuron), a list of
/// spikes (`step,neuron`), or a VCD, which is told by its first line.
/// @throws InputError
std::unique_ptr<TraceReader> open_trace(const std::string& path, const TraceFormat& format);

}  // namespace lif::testbench
