#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "options/declaration.hpp"
#include "recorders/step_window.hpp"

namespace lif::testbench {

/// What the waveform shows, as given.
struct WaveformChoice {
  std::vector<Setting> trace;  ///< patterns, or what else a command has
  StepWindow window;
  std::optional<Setting> window_setting;  ///< nothing: all steps

  /// @throws UsageError where the window begins after the last step
  void require_steps(std::uint64_t steps) const;

  /// For run.ini, after a run of so many steps: an interrupted one may have ended before the window.
  void forget_window_after(std::uint64_t steps);
};

/// --trace and --trace-window.
/// @param trace_value, trace_help  how a command has the former
DeclaredGroup<WaveformChoice> waveform_options(const std::string& trace_value, const std::string& trace_help);

/// So many signals of each kind.
struct SignalCounts {
  std::uint64_t numbers = 0;
  std::uint64_t bits = 0;
};

/// How the bytes of a waveform are estimated: as if every value changed in every step.
enum class WaveformFormat { vcd, fst };

/// Bytes of a step.
double estimated_bytes_per_step(const SignalCounts& signals, WaveformFormat format);

/// Says on stderr how large a waveform may become, where that is more than 1 GiB.
/// @param steps  of the run, where they are known
/// @param input  of the run, whose length tells the steps where they are not known; may be empty
void warn_of_size(double bytes_per_step, const StepWindow& window, std::optional<std::uint64_t> steps,
                  const std::string& input, bool has_vcd);

}  // namespace lif::testbench
