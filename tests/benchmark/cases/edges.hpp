#pragma once

#include <cstdint>
#include <systemc>

#include <lif/shell/compat.hpp>

namespace lif::testbench {

/// A clock that makes a given number of rising edges, with a period of 10 ns, and then stands still, so that
/// several designs in one simulation can be measured one after the other.
class Edges : public sc_core::sc_module {
 public:
  LIF_HAS_PROCESS(Edges);

  explicit Edges(const sc_core::sc_module_name& name) : sc_core::sc_module(name) {
    SC_METHOD(toggle);
    sensitive << start_;
    dont_initialize();
  }

  /// Simulates this number of rising edges, each followed by a falling edge.
  void run(std::uint64_t edges) {
    half_periods_ = 2 * edges;
    start_.notify(5, sc_core::SC_NS);
    // An event at the very end of an sc_start() would be left to the next one: hence 1 ns more.
    sc_core::sc_start(10.0 * static_cast<double>(edges) + 1, sc_core::SC_NS);
  }

  sc_core::sc_signal<bool> clk{"clk"};

 private:
  void toggle() {
    clk.write(!clk.read());
    if (--half_periods_ > 0) next_trigger(5, sc_core::SC_NS);
  }

  sc_core::sc_event start_;
  std::uint64_t half_periods_ = 0;
};

}  // namespace lif::testbench
