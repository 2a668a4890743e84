#pragma once

#include <cstdint>
#include <optional>
#include <string>

#ifdef LIF_WITH_NIR
#include "commands/core_network.hpp"
#endif
#include "commands/shared_options.hpp"
#include "core/event_input.hpp"
#include "options/declaration.hpp"

namespace lif::testbench {

/// At which level a core is simulated.
enum class CoreLevel { clocked, timed };

/// The values of the options of `core`.
struct CoreConfiguration {
  std::string file;
  std::optional<std::string> input;
  EventInput events;  ///< how the input is to be read
#ifdef LIF_WITH_NIR
  std::optional<NetworkOnCore> network;  ///< if the file is one
#endif
  CoreLevel level = CoreLevel::timed;
  bool records_states = false;
  std::uint64_t until = 0;
  std::optional<std::uint64_t> explain;
  std::optional<std::string> fst;
  std::string out = "core";
  bool force = false;
  General general;
};

/// The options of `core`.
const Declarations<CoreConfiguration>& core_options();

}  // namespace lif::testbench
