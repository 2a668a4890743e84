#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <queue>

#include <lif/aer/sender_timing.hpp>
#include <lif/numbers/fixed_format.hpp>

#include "commands/shown_input.hpp"
#include "core/network_core.hpp"

namespace lif::testbench {

/// Turns what a network is shown into the events of its core: in each step a reset, if a sample begins; the
/// spikes of the inputs that are not 0, with their values; and the time references of the layers.
class NetworkEvents {
 public:
  /// @param input   format of the inputs
  /// @param shown   has to outlive this
  /// @param reset   is called before the reset of a sample is given
  NetworkEvents(const NetworkCore& core, const FixedFormat& input, ShownInput& shown,
                std::function<void()> reset);

  /// The next event; nothing after the last one, and if a signal has arrived.
  /// @throws UsageError if the format does not hold an input; InputError
  std::optional<aer::Offer> next();

 private:
  bool read_step();

  const NetworkCore& core_;
  FixedFormat input_;
  ShownInput& shown_;
  std::function<void()> reset_;
  NetworkBench::Drive drive_;
  std::uint64_t step_ = 0;
  std::queue<std::uint64_t> words_;
};

}  // namespace lif::testbench
