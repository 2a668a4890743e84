#pragma once

#include <memory>
#include <string>

#include <lif/core/core_state.hpp>

#include "core/core_setup.hpp"
#include "core/neuron_setup.hpp"

namespace lif::testbench {

/// A core out of a file.
struct CoreFile {
  CoreSetup setup;
  NeuronSetup neurons;
  std::unique_ptr<core::CoreState> state;
};

/// A description of the members of a preset, for help texts.
extern const char* const preset_core_schema;

/// Reads a JSON file with a core: the public core tinyODIN, whose memories are in another file, such as
///
///     {"preset": "tinyODIN", "configuration": "FILE", "max_neuron": 63}
///
/// or a core of any model, as model_core.hpp describes it. Both may have the members of setup_members().
/// Files that it names are looked for in its folder, and then in the working folder.
/// @throws InputError naming the file, the member and the allowed range; Interrupted
CoreFile read_core_file(const std::string& path);

/// The sizes of a core into which a network has to fit.
struct CoreSizes {
  std::size_t neurons = 0;    ///< most neurons; 0: as many as the network has
  std::size_t inputs = 0;     ///< most inputs; 0: as many as the network has
  unsigned weight_bits = 16;  ///< width of a weight
};

/// Reads a JSON file with the members of setup_members() and `neurons`, `inputs` and `weight_bits` alone.
/// @throws InputError naming the file, the member and the allowed range; Interrupted
CoreSizes read_hardware_file(const std::string& path, CoreSetup& setup);

}  // namespace lif::testbench
