#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

#include <systemc>

#include <lif/shell/clocked_module.hpp>

namespace lif::aer {

/// A chain of flip-flops between a wire of another clock and this one: `out` shows what `in` was so many
/// edges ago. It belongs into the wires that come from the other side of a link: the request before a
/// receiver, the acknowledge before a sender.
class Synchroniser : public ClockedModule {
 public:
  static constexpr unsigned most_flops = 32;  ///< longest chain

  sc_core::sc_in<bool> in{"in"};     ///< of any clock
  sc_core::sc_out<bool> out{"out"};  ///< of this clock

  LIF_HAS_PROCESS(Synchroniser);

  /// @param flops  1 to most_flops
  explicit Synchroniser(const sc_core::sc_module_name& instance, unsigned flops = 2,
                        const Clocking& clocking = {})
      : ClockedModule(instance, clocking), flops_(flops) {
    checked([&] {
      if (flops < 1 || flops > most_flops)
        throw std::invalid_argument(std::to_string(flops) + " flip-flops: allowed is 1 to " +
                                    std::to_string(most_flops));
      return 0;
    });
    SC_METHOD(step);
    step_at_edges();
  }

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::aer::Synchroniser"; }

 private:
  void step() {
    levels_ = levels_ << 1U | (in.read() ? 1U : 0U);
    out.write((levels_ >> (flops_ - 1) & 1U) != 0);
  }

  unsigned flops_;
  std::uint64_t levels_ = 0;  // the newest in the lowest bit
};

}  // namespace lif::aer
