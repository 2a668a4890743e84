#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <vector>

#include <lif/lif.hpp>

namespace lif::tests {

/// Registers as a designer writes them for V <- V - (V >> 3) + I in 12 bits that saturate, with a spike at
/// 100 or above that resets V to 0. What is public can be changed, which makes a mutant of it.
struct RtlStandIn : sc_core::sc_module {
  sc_core::sc_in<bool> clk{"clk"}, rst_n{"rst_n"};
  sc_core::sc_in<std::uint32_t> input_current{"input_current"};
  sc_core::sc_out<bool> spike{"spike"};
  sc_core::sc_out<std::uint32_t> potential{"potential"};

  int leak_shift = 3;
  int threshold = 100;
  bool has_strict_comparison = false;
  bool wraps = false;
  bool leaks_after = false;
  bool is_reset_late = false;     ///< the reset by a spike takes place in the next step
  bool has_late_reset_n = false;  ///< rst_n takes effect a cycle late
  int spike_lag = 0;              ///< further flip-flops behind the spike
  bool is_mealy = false;          ///< the spike is combinational

  int v = 0;

  LIF_HAS_PROCESS(RtlStandIn);

  explicit RtlStandIn(const sc_core::sc_module_name& instance) : sc_core::sc_module(instance) {
    SC_METHOD(act);
    sensitive << clk.pos() << rst_n.neg();
    dont_initialize();
    SC_METHOD(show_mealy);
    sensitive << input_current << potential;
  }

 private:
  static int shifted(int value, int bits) {
    return value >= 0 ? value >> bits : -((-value + (1 << bits) - 1) >> bits);
  }

  static int signed_input(std::uint32_t word) {
    return static_cast<int>(word & 0xfffu) - ((word & 0x800u) != 0 ? 4096 : 0);
  }

  int next() const {
    const int input = signed_input(input_current.read());
    const int sum =
        leaks_after ? v + input - shifted(v + input, leak_shift) : v - shifted(v, leak_shift) + input;
    if (wraps) return ((sum + 2048) & 4095) - 2048;
    return sum > 2047 ? 2047 : sum < -2048 ? -2048 : sum;
  }
  bool is_over(int value) const { return has_strict_comparison ? value > threshold : value >= threshold; }

  void act() {
    if (has_late_reset_n ? was_reset_ : !rst_n.read()) {
      v = 0;
      for (bool& one : pipeline_) one = false;
      fired_ = false;
    } else {
      const int value = next();
      const bool fires = is_over(value);
      v = (is_reset_late ? fired_ : fires) ? 0 : value;
      fired_ = fires;
      for (std::size_t i = pipeline_.size() - 1; i > 0; --i) pipeline_[i] = pipeline_[i - 1];
      pipeline_[0] = fires;
    }
    was_reset_ = !rst_n.read();
    if (!is_mealy) spike.write(pipeline_[static_cast<std::size_t>(spike_lag)]);
    potential.write(static_cast<std::uint32_t>(v) & 0xfffu);
  }

  void show_mealy() {
    if (is_mealy) spike.write(is_over(next()));
  }

  bool fired_ = false;
  bool was_reset_ = false;
  std::array<bool, 4> pipeline_{};
};

/// The bits of the stand-in's register.
inline int clamped(int value) { return value > 2047 ? 2047 : value < -2048 ? -2048 : value; }

/// A step of the same neuron as a loop over integers: sets V, and returns whether it fires.
inline bool right_step(int& v, int input) {
  v = clamped(v - (v >> 3) + input);
  const bool fires = v >= 100;
  if (fires) v = 0;
  return fires;
}

/// The parameters of the same neuron as a model.
inline rtl::LIFParameters stand_in_parameters() {
  rtl::LIFParameters parameters;
  parameters.width = 12;
  parameters.input_width = 12;
  parameters.threshold = 100;
  parameters.leak_shift = 3;
  return parameters;
}

/// A model, its stand-in, and a LockStep between them.
struct LockStepBench {
  explicit LockStepBench(const LockStepRules& rules = {}) : lock("lock", neuron, dut, rules) {
    neuron.clk(clk);
    neuron.rst_n(rst_n);
    neuron.input_current(model_current);
    neuron.spike(model_spike);
    dut.rst_n(rst_n);
    dut.input_current(current);
    dut.spike(spike);
    dut.potential(potential);
    adapter.in(current);
    adapter.out(model_current);
    lock.clk(clk);
    lock.rst_n(rst_n);
  }

  /// Compares spike and potential as they are.
  void compare_both() {
    lock.compare("spike", probe(spike));
    lock.compare("potential", probe(potential, signed_bits(12)));
  }

  /// Runs cycles with random inputs, the first of them in reset.
  void run(int cycles) {
    for (int cycle = 0; cycle < cycles && sc_core::sc_get_status() != sc_core::SC_STOPPED; ++cycle) {
      rst_n.write(cycle > 0 && !(cycle == reset_again));
      inputs.push_back(static_cast<int>(engine() % 80) - 8);
      current.write(static_cast<std::uint32_t>(inputs.back()));
      sc_core::sc_start(1, sc_core::SC_NS);  // for the adapter, which is a delta cycle late
      clk.write(true);
      sc_core::sc_start(4, sc_core::SC_NS);
      if (sc_core::sc_get_status() == sc_core::SC_STOPPED) return;
      clk.write(false);
      sc_core::sc_start(5, sc_core::SC_NS);
    }
  }

  sc_core::sc_signal<bool> clk{"clk"}, rst_n{"rst_n"}, spike{"spike"}, model_spike{"model_spike"};
  sc_core::sc_signal<std::uint32_t> current{"current"}, potential{"potential"};
  sc_core::sc_signal<std::int64_t> model_current{"model_current"};
  ControlledNeuron<rtl::LIF> neuron{"neuron", stand_in_parameters()};
  RtlStandIn dut{"dut"};
  FromRtl<std::uint32_t, std::int64_t> adapter{"adapter", signed_bits(12)};
  LockStep lock;
  std::mt19937 engine{5};
  std::vector<int> inputs;
  int reset_again = -1;  ///< a further cycle with a reset
};

}  // namespace lif::tests
