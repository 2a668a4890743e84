#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "options/declaration.hpp"
#include "recorders/step_window.hpp"

namespace lif::testbench {

/// The values of the options that choose what the waveform shows.
struct WaveformChoice {
  std::vector<Setting> trace;  ///< patterns, or other entries that the command allows
  StepWindow window;
  std::optional<Setting> window_setting;  ///< empty: all steps are shown

  /// @throws UsageError if the window begins after the last step of a run of this number of steps
  void require_steps(std::uint64_t steps) const;

  /// Forgets the window if it begins after this number of steps, as an interrupted run may have ended before
  /// it; run.ini would not be valid otherwise.
  void forget_window_after(std::uint64_t steps);
};

/// --trace and --trace-window.
/// @param trace_value, trace_help  the name of the value and the help of --trace, which differ between
/// commands
DeclaredGroup<WaveformChoice> waveform_options(const std::string& trace_value, const std::string& trace_help);

/// The number of signals of each kind.
struct SignalCounts {
  std::uint64_t numbers = 0;
  std::uint64_t bits = 0;
};

/// The format of a waveform, for the estimate of its size, which assumes that every value changes in every
/// step.
enum class WaveformFormat { vcd, fst };

/// The estimated number of bytes in each step.
double estimated_bytes_per_step(const SignalCounts& signals, WaveformFormat format);

/// Warns on stderr if the waveform may become larger than 1 GiB.
/// @param steps  number of steps of the run, if it is known
/// @param input  path of the input, from whose length the number of steps is estimated if it is not known;
/// may be empty
void warn_of_size(double bytes_per_step, const StepWindow& window, std::optional<std::uint64_t> steps,
                  const std::string& input, bool has_vcd);

}  // namespace lif::testbench
