#pragma once

#include <string>

#include <lif/aer/sender_timing.hpp>
#include <lif/core/timed_core.hpp>
#include <lif/core/tiny_odin.hpp>

namespace lif::testbench {

/// A core and its surroundings, as a file describes them.
struct CoreSetup {
  core::CoreParameters parameters;
  std::string memory_path;  ///< file with the memories; "" if there is none, so that all of them are 0
  core::TinyOdinMemory memory;
  aer::SenderTiming sender;
  core::ReceiverTiming receiver;
  core::Cycle first_request = 21;  ///< cycle of the first request
  core::Cycle patience =
      10'000'000;  ///< cycles for which the sender waits for a quiet core or an acknowledge
};

/// A description of the form of the file, for help texts.
extern const char* const core_file_schema;

/// Reads a JSON file such as
///
///     {"preset": "tinyODIN", "configuration": "FILE", "max_neuron": 63, "open_loop": false, "fifo_depth":
///     128,
///      "cycles_per_neuron": 2, "arbitration": "input_first", "reference_order": "on_request",
///      "overflow": "drop_newest", "synchroniser_flops": {"input": 2, "output": 2},
///      "sender": {"idle_cycles": 12, "release_cycles": 0, "first_request": 21, "patience": 10000000},
///      "receiver": {"acknowledge_cycles": 1, "release_cycles": 1}}
///
/// All but the preset may be left out. FILE is looked for in the folder of the JSON file, and then in the
/// working folder.
/// @throws InputError naming the file, the member and the allowed range; Interrupted
CoreSetup read_core_file(const std::string& path);

}  // namespace lif::testbench
