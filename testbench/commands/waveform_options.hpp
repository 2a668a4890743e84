#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "options/settings.hpp"
#include "output/run_ini.hpp"
#include "recorders/step_window.hpp"

namespace lif::testbench {

/// --trace and --trace-window.
/// @param trace  how a command has the former
OptionGroup waveform_options(const Option& trace);

/// What --trace-window says; without it, all steps.
/// @param steps  of the run, where it is known
/// @throws UsageError
StepWindow choose_step_window(const Settings& settings, std::optional<std::uint64_t> steps);

/// The window of a run whose number of steps its input has decided. @throws UsageError where it begins after
/// the last
void require_steps_in(const Settings& settings, const StepWindow& window, std::uint64_t steps);

/// The options that repeat the choice, for run.ini.
/// @param steps  that were done; an interrupted run may have ended before the window
EffectiveOptions waveform_options_in_effect(const Settings& settings, const StepWindow& window,
                                            std::uint64_t steps);

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
