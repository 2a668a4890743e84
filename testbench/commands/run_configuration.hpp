#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "commands/shared_options.hpp"
#include "commands/waveform_options.hpp"
#include "input/step_source.hpp"
#include "recorders/signal_patterns.hpp"
#include "simulation/shell.hpp"
#include "simulation/step_control.hpp"

namespace lif::testbench {

struct RunOutput;

/// The range of the number of spikes that the user expects, including both ends.
struct SpikeRange {
  std::uint64_t lowest = 0;
  std::uint64_t highest = 0;
};

/// Where the input current comes from.
struct InputChoice {
  std::unique_ptr<StepSource> source;
  std::string stimulus;                    ///< empty if the input is a file
  std::vector<ParameterEntry> parameters;  ///< effective parameters of the stimulus
  std::string file;                        ///< empty if the input is a stimulus
  std::string column;
  std::vector<StepControl> controls;  ///< what further columns of the file set
};

/// --stimulus with the parameters of stimuli, --input and --input-column.
std::vector<Option> input_options();

/// The input that these options and --per-step choose, for this neuron.
/// @throws UsageError, InputError
InputChoice choose_input(const Settings& settings, const ModelChoice& neuron, std::uint64_t seed);

/// The options that repeat this input.
EffectiveOptions options_of_input(const InputChoice& input);

/// The values of the options of `run`, checked.
struct RunConfiguration {
  ModelChoice neuron;
  InputChoice input;
  std::optional<std::uint64_t> steps;  ///< empty: as many as the input has
  std::uint64_t seed = 1;
  Shell shell = Shell::clocked;
  std::int64_t clock_period_ps = 10'000;
  std::optional<SpikeRange> expected_spikes;
  WaveformChoice waveform;
  SignalPatterns traced;  ///< patterns of the signals in the waveform
  std::optional<std::string> out;
  std::map<std::string, std::string> outputs;  ///< path by option, for each RunOutput that is chosen
  std::optional<std::string> summary;
  bool force = false;
  General general;

  /// The largest number of steps of a run: simulated time has to hold them.
  std::uint64_t most_steps() const;

  /// Whether the folder gets a file of this format: an FST takes the place of the VCD there.
  bool is_in_folder(const RunOutput& output) const;

  /// Whether a waveform of this format is written.
  bool has_waveform(WaveformFormat format) const;

  /// The path of the waveform that the folder's GTKWave save file shows.
  std::string shown_waveform() const;
};

const Declarations<RunConfiguration>& run_options();

/// @throws UsageError, InputError
RunConfiguration configure_run(const Settings& settings);

}  // namespace lif::testbench
