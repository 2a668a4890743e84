#pragma once

#include <string>

#include <lif/aer/sender_timing.hpp>
#include <lif/core/timed_core.hpp>

#include "core/event_input.hpp"
#include "core/json_object.hpp"

namespace lif::testbench {

/// A core's delays, depths and policies, and what stands around it.
struct CoreSetup {
  core::CoreParameters parameters;
  aer::SenderTiming sender;
  core::ReceiverTiming receiver;
  core::Cycle first_request = 21;  ///< cycle of the first request
  core::Cycle patience =
      10'000'000;            ///< cycles for which the sender waits for a quiet core or an acknowledge
  unsigned neuron_bits = 1;  ///< width of the words of the output
  CoreWords words;           ///< of the input
};

/// The members that every core file may have: delays, depths, policies, sender and receiver.
/// @param setup  where they go; has to outlive the takers
JsonObject::Takers setup_members(CoreSetup& setup);

/// A description of these members, for help texts: pairs of names and values, without braces.
extern const char* const setup_schema;

/// The number of bits that hold the numbers from 0 up to this one.
unsigned bits_for(std::uint64_t highest);

/// The path of a file that a core file names: beside the core file, or else in the working folder.
std::string found_path(const std::string& core_file, const std::string& name);

}  // namespace lif::testbench
