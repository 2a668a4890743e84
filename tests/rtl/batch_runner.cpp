// Runs the random neurons of batch_writer.cpp beside their models: usage: runner rtl|fixed SEED COUNT STEPS.
// Small neurons get every pair of potential and input, with the other registers at random; all get random and
// corner values over many steps. Every register is compared in every step.
#include <cmath>
#include <cstdio>
#include <map>
#include <random>
#include <string>

#include "Vbatch.h"
#include "rtl/random_neurons.hpp"

namespace lif::tests {
namespace {

using systemverilog::Interval;
using systemverilog::Neuron;
using systemverilog::Port;
using systemverilog::Register;
using systemverilog::Type;
using systemverilog::Wide;

constexpr std::size_t most_registers = 8;  // as in batch_writer.cpp

int fraction_bits(const NumberType& type, const FixedFormat& format) {
  return type.kind == NumberKind::fixed ? format.fraction_bits : 0;
}

// One neuron of the batch, and its model.
class Pair {
 public:
  Pair(const RandomNeuron& random, std::size_t index)
      : random_(random), neuron_(systemverilog::make_neuron(random.choice)), index_(index) {
    const NumberType& type = random.choice.type;
    current_bits_ = fraction_bits(type, type.formats.current);
    for (const Port& port : neuron_.module.ports()) {
      if (port.name == "input_current") input_type_ = *port.type;
      if (port.name == "potential") potential_type_ = *port.type;
    }
    state_ = rule().initial_state();
  }

  bool is_small() const { return tests::is_small(neuron_); }
  const Type& input_type() const { return input_type_; }
  const Type& potential_type() const { return potential_type_; }
  std::uint64_t spikes() const { return spikes_; }

  // Sets the registers to this potential and to random values, through a reset.
  void load(Vbatch& batch, Wide potential, std::mt19937_64& engine) {
    state_ = rule().initial_state();
    for (std::size_t k = 0; k < registers().size(); ++k) {
      const Register& one = registers()[k];
      double value = 0;
      if (one.name == "potential") {
        value = std::ldexp(static_cast<double>(potential), -bits_of(one));
      } else if (!one.type) {
        value = static_cast<double>(engine() % 2);
      } else {
        const Interval range = one.type->range();
        const Wide highest = one.name == "refractory_counter"     ? number("refractory_period")
                             : one.name == "refractory_remaining" ? number("refractory_steps")
                             : one.name == "adaptation" && random_.choice.model == "rtl.LIF"
                                 ? number("adaptation_cap")
                                 : range.high;
        const auto span = static_cast<std::uint64_t>(highest - range.low + 1);
        value =
            std::ldexp(static_cast<double>(range.low + static_cast<Wide>(engine() % span)), -bits_of(one));
      }
      variable(one) = value;
      batch.load[index_ * most_registers + k] = static_cast<std::uint64_t>(raw(one));
    }
  }

  void reset() { state_ = rule().initial_state(); }

  void step(Wide input, const std::map<std::string, bool>& controls) {
    std::map<std::string, std::string> own;
    for (const auto& [name, value] : controls) {
      if (has_port(name)) own[name] = value ? "true" : "false";
    }
    rule(own).step(state_, std::ldexp(static_cast<double>(input), -current_bits_));
    spikes_ += state_.spike != 0 ? 1 : 0;
  }

  // Whether the spike shows before the edge.
  bool is_early() const { return neuron_.spike_timing == systemverilog::SpikeTiming::before_the_edge; }

  // Compares every register, and the spike that was sampled.
  bool is_equal(const Vbatch& batch, bool spike, bool compares_spike, const char* when,
                std::uint64_t step) const {
    bool is_same = !compares_spike || spike == (state_.spike != 0);
    for (std::size_t k = 0; k < registers().size(); ++k) {
      is_same = is_same &&
                batch.state[index_ * most_registers + k] == static_cast<std::uint64_t>(raw(registers()[k]));
    }
    if (is_same) return true;
    std::printf("n%zu (%s) differs in %s step %llu: spike %d, model %d\n", index_,
                random_.choice.model.c_str(), when, static_cast<unsigned long long>(step), spike ? 1 : 0,
                state_.spike != 0 ? 1 : 0);
    for (std::size_t k = 0; k < registers().size(); ++k) {
      std::printf("  %s: %lld, model %lld\n", registers()[k].name.c_str(),
                  static_cast<long long>(batch.state[index_ * most_registers + k]),
                  static_cast<long long>(raw(registers()[k])));
    }
    return false;
  }

 private:
  const std::vector<Register>& registers() const { return neuron_.module.registers(); }

  bool has_port(const std::string& name) const {
    for (const Port& port : neuron_.module.ports()) {
      if (port.name == name) return true;
    }
    return false;
  }

  std::int64_t number(const std::string& parameter) const {
    for (const ParameterEntry& entry : random_.choice.parameters) {
      if (entry.name == parameter) return static_cast<std::int64_t>(*entry.number);
    }
    return 0;
  }

  int bits_of(const Register& one) const {
    const NumberType& type = random_.choice.type;
    if (one.name == "current") return current_bits_;
    const bool is_potential = one.name == "potential" || one.name == "adaptation";
    return is_potential ? fraction_bits(type, type.formats.potential) : 0;
  }

  double& variable(const Register& one) {
    if (one.name == "potential") return state_.potential;
    if (one.name == "spike" || one.name == "last_spike") return state_.spike;
    for (std::size_t i = 0; i < state_.variables->size(); ++i) {
      if (one.name == (*state_.variables)[i].info.name) return state_.others[i];
    }
    std::printf("the model has no state %s\n", one.name.c_str());
    std::exit(1);
  }

  // The register as the model has it, in the bits of an unsigned number of 64 bits: 64'() keeps the sign.
  std::int64_t raw(const Register& one) const {
    const double value = const_cast<Pair*>(this)->variable(one);
    return static_cast<std::int64_t>(std::ldexp(value, bits_of(one)));
  }

  const DynamicRule& rule(const std::map<std::string, std::string>& controls = {}) {
    auto& known = rules_[controls];
    if (!known) {
      DynamicParameters changed = random_.model;
      for (const auto& [name, value] : controls) changed.set(name, value);
      known = changed.make_rule();
    }
    return *known;
  }

  RandomNeuron random_;
  Neuron neuron_;
  std::size_t index_;
  int current_bits_ = 0;
  Type input_type_;
  Type potential_type_;
  std::map<std::map<std::string, std::string>, std::shared_ptr<const DynamicRule>> rules_;
  DynamicState state_;
  std::uint64_t spikes_ = 0;
};

template <class Bits>
void set_bit(Bits& bits, std::size_t index, bool value) {
  auto& word = bits[index / 32];
  const auto mask = std::uint32_t{1} << (index % 32);
  word = value ? word | mask : word & ~mask;
}

template <class Bits>
bool bit(const Bits& bits, std::size_t index) {
  return (bits[index / 32] >> (index % 32) & 1u) != 0;
}

class Runner {
 public:
  Runner(const std::string& kind, std::uint64_t seed, std::size_t count) : engine_(seed) {
    std::size_t index = 0;
    for (const RandomNeuron& one : random_neurons(kind, seed, count)) pairs_.emplace_back(one, index++);
  }

  int run(std::uint64_t steps) {
    std::uint64_t small = 0;
    for (const Pair& pair : pairs_) small += pair.is_small() ? 1 : 0;
    if (!try_all_pairs() || !try_random_steps(steps)) return 1;
    std::uint64_t spikes = 0;
    for (const Pair& pair : pairs_) spikes += pair.spikes();
    std::printf(
        "%zu neurons agree with their models: %llu of them in all pairs of state and input, %llu "
        "cycles in all, %llu spikes\n",
        pairs_.size(), static_cast<unsigned long long>(small), static_cast<unsigned long long>(cycles_),
        static_cast<unsigned long long>(spikes));
    return 0;
  }

 private:
  std::map<std::string, bool> random_controls(std::size_t index) {
    std::map<std::string, bool> controls;
    for (const char* name : {"enable", "synaptic_event", "time_reference"})
      controls[name] = engine_() % 4 != 0;
    set_bit(batch_.enable, index, controls["enable"]);
    set_bit(batch_.synaptic_event, index, controls["synaptic_event"]);
    set_bit(batch_.time_reference, index, controls["time_reference"]);
    return controls;
  }

  void clock(bool level) {
    batch_.clk = level;
    batch_.eval();
  }

  bool try_all_pairs() {
    constexpr std::uint64_t all = std::uint64_t{1} << 16;
    for (std::uint64_t pair = 0; pair < all; ++pair) {
      std::vector<Wide> inputs(pairs_.size());
      std::vector<bool> takes_part(pairs_.size());
      std::vector<std::map<std::string, bool>> controls(pairs_.size());
      for (std::size_t i = 0; i < pairs_.size(); ++i) {
        const Interval states = pairs_[i].potential_type().range();
        const Interval currents = pairs_[i].input_type().range();
        const Wide count = currents.high - currents.low + 1;
        takes_part[i] = pairs_[i].is_small() && pair < (states.high - states.low + 1) * count;
        if (!takes_part[i]) continue;
        inputs[i] = currents.low + static_cast<Wide>(pair) % count;
        pairs_[i].load(batch_, states.low + static_cast<Wide>(pair) / count, engine_);
        batch_.input_current[i] = static_cast<std::uint64_t>(inputs[i]);
        controls[i] = random_controls(i);
      }
      for (std::size_t i = 0; i < pairs_.size(); ++i) set_bit(batch_.rst_n, i, false);
      clock(false);
      clock(true);
      for (std::size_t i = 0; i < pairs_.size(); ++i) set_bit(batch_.rst_n, i, true);
      clock(false);
      if (!compare_step(inputs, controls, takes_part, "pair", pair)) return false;
    }
    return true;
  }

  // Compares what the edge does that comes next.
  bool compare_step(const std::vector<Wide>& inputs, const std::vector<std::map<std::string, bool>>& controls,
                    const std::vector<bool>& takes_part, const char* when, std::uint64_t step) {
    std::vector<bool> early(pairs_.size());
    for (std::size_t i = 0; i < pairs_.size(); ++i) early[i] = bit(batch_.spike, i);
    clock(true);
    ++cycles_;
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      if (!takes_part[i]) continue;
      pairs_[i].step(inputs[i], controls[i]);
      const bool spike = pairs_[i].is_early() ? early[i] : bit(batch_.spike, i);
      if (!pairs_[i].is_equal(batch_, spike, true, when, step)) return false;
    }
    return true;
  }

  Wide random_input(const Type& type) {
    const Interval range = type.range();
    const auto span = static_cast<std::uint64_t>(range.high - range.low + 1);
    switch (engine_() % 6) {
      case 0:
        return engine_() % 2 == 0 ? range.low : range.high;
      case 1:
        return range.low + static_cast<Wide>(engine_() % span);
      case 2:
        return range.low <= -1 ? -static_cast<Wide>(engine_() % 2) : 0;
      default:
        return range.high / 8 +
               static_cast<Wide>(engine_() % (static_cast<std::uint64_t>(range.high) / 4 + 1));
    }
  }

  bool try_random_steps(std::uint64_t steps) {
    for (std::size_t i = 0; i < pairs_.size(); ++i) set_bit(batch_.rst_n, i, false);
    for (Pair& pair : pairs_) {
      if (pair.is_small()) pair.load(batch_, pair.potential_type().range().low, engine_);
      if (!pair.is_small()) pair.reset();
    }
    clock(false);
    clock(true);
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      set_bit(batch_.rst_n, i, true);
      if (!pairs_[i].is_equal(batch_, false, false, "reset", 0)) return false;
    }
    const std::vector<bool> takes_part(pairs_.size(), true);
    for (std::uint64_t step = 0; step < steps; ++step) {
      std::vector<Wide> inputs(pairs_.size());
      std::vector<std::map<std::string, bool>> controls(pairs_.size());
      for (std::size_t i = 0; i < pairs_.size(); ++i) {
        inputs[i] = random_input(pairs_[i].input_type());
        batch_.input_current[i] = static_cast<std::uint64_t>(inputs[i]);
        controls[i] = random_controls(i);
      }
      clock(false);
      if (!compare_step(inputs, controls, takes_part, "random", step)) return false;
    }
    return true;
  }

  std::mt19937_64 engine_;
  std::vector<Pair> pairs_;
  Vbatch batch_;
  std::uint64_t cycles_ = 0;
};

}  // namespace
}  // namespace lif::tests

double sc_time_stamp() { return 0; }

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fputs("usage: runner rtl|fixed SEED COUNT STEPS\n", stderr);
    return 2;
  }
  return lif::tests::Runner(argv[1], std::stoull(argv[2]), std::stoull(argv[3])).run(std::stoull(argv[4]));
}
