#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "input/step_source.hpp"
#include "options/parameters.hpp"

namespace lif::testbench {

/// A stimulus as configured, with its effective parameters.
struct ConfiguredStimulus {
  std::unique_ptr<StepSource> source;
  std::vector<ParameterEntry> parameters;  // effective values
};

/// One kind of stimulus that users can choose by name.
struct StimulusEntry {
  std::string name;
  std::string meaning;
  std::vector<ParameterEntry> parameters;
  bool is_random = false;
  /// @param scaled  makes a default current for the neuron that gets the stimulus
  ConfiguredStimulus (*make)(std::map<std::string, Setting> settings, std::uint64_t seed,
                             const std::function<double(double)>& scaled) = nullptr;
};

/// All stimuli.
const std::vector<StimulusEntry>& stimuli();

/// Names of the stimuli as users type them.
std::vector<std::string> names_of_stimuli();

/// @throws UsageError if there is no stimulus of this name
const StimulusEntry& find_stimulus(const Setting& name);

}  // namespace lif::testbench
