#include <deque>
#include <memory>
#include <stdexcept>
#include <string>
#include <systemc>
#include <vector>

#include <lif/neuron/lif_neuron.hpp>
#include <lif/synapses/threefry.hpp>

#include "benchmark/case.hpp"
#include "benchmark/median.hpp"
#include "benchmark/stopwatch.hpp"
#include "edges.hpp"

namespace lif::testbench {

namespace {

/// Gives some of the neurons a pulse of current that lasts one step; where all are active, each gets a new
/// current in every step.
class PulseDriver : public sc_core::sc_module {
 public:
  LIF_HAS_PROCESS(PulseDriver);

  sc_core::sc_in<bool> clk{"clk"};

  PulseDriver(const sc_core::sc_module_name& name, std::deque<sc_core::sc_signal<double>>& currents)
      : sc_core::sc_module(name), currents_(currents) {
    SC_METHOD(drive);
    dont_initialize();
    sensitive << clk.neg();
  }

  /// Sets how many neurons are active in each step from now on.
  void activate(std::size_t count) { active_ = count; }

 private:
  void drive() {
    for (const std::size_t neuron : pulses_) currents_[neuron].write(0);
    pulses_.clear();
    for (std::size_t i = 0; i < active_; ++i) {
      const Threefry<>::Words words =
          Threefry<>::draw(random_counter(i, step_), random_key(1, 0, Draw::synapse));
      const std::size_t neuron =
          active_ == currents_.size() ? i : std::uint64_t{words[0]} * currents_.size() >> 32U;
      currents_[neuron].write(0.01 + 1.19 * 0x1p-32 * words[1]);
      if (active_ < currents_.size()) pulses_.push_back(neuron);
    }
    ++step_;
  }

  std::deque<sc_core::sc_signal<double>>& currents_;
  std::vector<std::size_t> pulses_;
  std::size_t active_ = 0;
  std::uint64_t step_ = 0;
};

/// What the kernel alone takes: a module with the ports of a neuron and a process that wakes up when its
/// input changes, and does nothing.
class EmptyModule : public sc_core::sc_module {
 public:
  LIF_HAS_PROCESS(EmptyModule);

  sc_core::sc_in<bool> clk{"clk"};
  sc_core::sc_in<double> input_current{"input_current"};
  sc_core::sc_out<bool> spike{"spike"};

  explicit EmptyModule(const sc_core::sc_module_name& name) : sc_core::sc_module(name) {
    SC_METHOD(do_nothing);
    dont_initialize();
    sensitive << input_current.value_changed();
  }

 private:
  void do_nothing() {}
};

/// Neurons with a clock, a driver and signals of their own.
template <class Neuron>
class Design {
 public:
  Design(const std::string& name, std::size_t count)
      : edges_((name + "_edges").c_str()),
        currents_(count),
        spikes_(count),
        driver_((name + "_driver").c_str(), currents_) {
    driver_.clk(edges_.clk);
    for (std::size_t i = 0; i < count; ++i) {
      neurons_.emplace_back((name + "_" + std::to_string(i)).c_str());
      neurons_.back().clk(edges_.clk);
      neurons_.back().input_current(currents_[i]);
      neurons_.back().spike(spikes_[i]);
    }
  }

  /// Simulates the steps and returns the microseconds of CPU time per step, including the driver.
  double run(std::size_t active, std::uint64_t steps) {
    driver_.activate(active);
    // A warm-up, in which the event-driven group adapts and the caches lose the data of the other design.
    edges_.run(steps / 4);
    const Stopwatch watch;
    edges_.run(steps);
    return watch.cpu() / static_cast<double>(steps) * 1e6;
  }

  /// The spikes of the last step, by which two runs are compared.
  std::vector<bool> spikes() const {
    std::vector<bool> shown;
    for (const auto& spike : spikes_) shown.push_back(spike.read());
    return shown;
  }

 private:
  Edges edges_;
  std::deque<sc_core::sc_signal<double>> currents_;
  std::deque<sc_core::sc_signal<bool>> spikes_;
  PulseDriver driver_;
  std::deque<Neuron> neurons_;
};

Figures run_sparse(std::size_t count, std::uint64_t steps) {
  // Never deleted, because SystemC destroys so many modules slowly.
  auto* const clocked = new Design<LIFNeuron<>>("clocked", count);
  auto* const driven = new Design<EventDrivenLIFNeuron<>>("event_driven", count);
  auto* const empty = new Design<EmptyModule>("empty", count);
  sc_core::sc_start(sc_core::SC_ZERO_TIME);
  Figures figures;
  constexpr int rounds = 3;
  for (const auto& [name, share] : {std::pair{"0.1_%", 1000U}, {"1_%", 100U}, {"10_%", 10U}, {"100_%", 1U}}) {
    std::vector<double> of_clocked;
    std::vector<double> of_driven;
    std::vector<double> of_empty;
    std::vector<double> ratios;
    std::vector<double> bounds;
    for (int round = 0; round < rounds; ++round) {
      of_clocked.push_back(clocked->run(count / share, steps));
      of_driven.push_back(driven->run(count / share, steps));
      of_empty.push_back(empty->run(count / share, steps));
      ratios.push_back(of_clocked.back() / of_driven.back());
      bounds.push_back(of_clocked.back() / of_empty.back());
    }
    figures.push_back({std::string("clocked_us_per_step_at_") + name, median(of_clocked)});
    figures.push_back({std::string("event_driven_us_per_step_at_") + name, median(of_driven)});
    figures.push_back({std::string("empty_us_per_step_at_") + name, median(of_empty)});
    figures.push_back({std::string("clocked_to_event_driven_at_") + name, median(ratios)});
    figures.push_back({std::string("clocked_to_empty_at_") + name, median(bounds)});
  }
  if (clocked->spikes() != driven->spikes()) throw std::logic_error("the two kinds of neurons differ");
  return figures;
}

}  // namespace

Figures run_sparse_case(const CaseOptions&) { return run_sparse(10'000, 1000); }

Figures run_large_sparse_case(const CaseOptions&) { return run_sparse(100'000, 100); }

}  // namespace lif::testbench
