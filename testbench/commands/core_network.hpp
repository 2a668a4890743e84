#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "commands/network_options.hpp"
#include "commands/shown_input.hpp"
#include "core/core_task.hpp"
#include "core/network_core.hpp"
#include "options/declaration.hpp"

namespace lif::testbench {

/// A network, and the core that it is put on.
struct NetworkPlacement {
  NetworkChoice network;
  FormatChoice formats;
  std::optional<Setting> input_format;
  std::optional<std::string> hardware;  ///< file with delays, depths, policies and sizes
};

/// The options of a placement, in groups.
std::vector<DeclaredGroup<NetworkPlacement>> placement_options();

/// A network that was put on a core.
struct PlacedNetwork {
  LayerFormats formats;
  nir::BuiltNetwork built;
  CoreSetup setup;
  NetworkCore core;
};

/// Reads a network and puts it on a core. @throws UsageError, InputError, Interrupted
PlacedNetwork place_network(const NetworkPlacement& placement);

/// A network that `core` puts on a core, and what it is shown.
struct NetworkOnCore {
  NetworkPlacement placement;
  ShownChoice shown;
};

/// The options of networks, in groups; that of --input is left to the command.
std::vector<DeclaredGroup<NetworkOnCore>> network_on_core_options();

/// The core of a network, with what it is shown as its events.
/// @throws UsageError, InputError, Interrupted
std::unique_ptr<CoreTask> make_network_task(const NetworkOnCore& choice);

}  // namespace lif::testbench
