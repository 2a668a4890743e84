// Measures a clocked step of LIFNeuron<double>, its checks included, beside a neuron written by hand. All
// ports of both are bound.
//
// A process has one SystemC kernel, which elaborates only once. So all cases exist side by side, each on a
// clock of its own that runs only while the case is measured.

#include <benchmark/benchmark.h>

#include <lif/lif.hpp>

#include <memory>
#include <string>
#include <vector>

#include "cases/edges.hpp"

namespace {

using lif::testbench::Edges;

constexpr std::uint64_t steps_per_run = 2000;

/// The baseline: a neuron as a designer writes it by hand. It has the same ports, reads and writes through
/// them, checks nothing, and writes its outputs in every step.
class HandWritten : public sc_core::sc_module {
 public:
  LIF_HAS_PROCESS(HandWritten);

  sc_core::sc_in<bool> clk{"clk"};
  sc_core::sc_in<bool> rst_n{"rst_n"};
  sc_core::sc_in<double> input_current{"input_current"};
  sc_core::sc_out<bool> spike{"spike"};
  sc_core::sc_out<double> potential{"potential"};

  explicit HandWritten(const sc_core::sc_module_name& name) : sc_core::sc_module(name) {
    SC_METHOD(step);
    sensitive << clk.pos() << rst_n.neg();
    dont_initialize();
  }

 private:
  void step() {
    bool fires = false;
    if (!rst_n.read()) {
      v_ = 0;
    } else {
      v_ = 0.9 * v_ + input_current.read();
      fires = v_ > 1.0;
      if (fires) v_ = 0;
    }
    spike.write(fires);
    potential.write(v_);
  }

  double v_ = 0;
};

/// N modules of one kind on one clock.
template <class Module>
class Case {
 public:
  Case(const std::string& name, std::size_t count) : edges_((name + "_edges").c_str()) {
    for (std::size_t i = 0; i < count; ++i) {
      lanes_.push_back(std::make_unique<Lane>((name + "_" + std::to_string(i)).c_str()));
      Lane& lane = *lanes_.back();
      lane.module.clk(edges_.clk);
      lane.module.rst_n(rst_n_);
      lane.module.input_current(lane.current);
      lane.module.spike(lane.spike);
      lane.module.potential(lane.potential);
      lane.current.write(0.2);
    }
  }

  void run(benchmark::State& state) {
    for (auto iteration : state) {
      (void)iteration;
      edges_.run(steps_per_run);
    }
    const double steps = static_cast<double>(state.iterations()) * static_cast<double>(steps_per_run) *
                         static_cast<double>(lanes_.size());
    state.counters["per_step"] =
        benchmark::Counter(steps, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
  }

 private:
  struct Lane {
    explicit Lane(const char* name) : module(name) {}
    sc_core::sc_signal<double> current, potential;
    sc_core::sc_signal<bool> spike;
    Module module;
  };

  Edges edges_;
  sc_core::sc_signal<bool> rst_n_{sc_core::sc_gen_unique_name("rst_n"), true};
  std::vector<std::unique_ptr<Lane>> lanes_;
};

template <class Module>
void add_cases(const char* name) {
  for (const std::size_t count : {1U, 100U, 1'000U, 10'000U}) {
    // Never deleted, because the time of SystemC's teardown is quadratic in the number of modules.
    auto* measured = new Case<Module>(std::string(name) + "_" + std::to_string(count), count);
    benchmark::RegisterBenchmark((std::string(name) + "/" + std::to_string(count)).c_str(),
                                 [measured](benchmark::State& state) { measured->run(state); });
  }
}

}  // namespace

int sc_main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  add_cases<HandWritten>("by_hand");
  add_cases<lif::LIFNeuron<double>>("LIFNeuron");
  benchmark::RunSpecifiedBenchmarks();
  lif::leave(0);  // ends the process without that teardown
}
