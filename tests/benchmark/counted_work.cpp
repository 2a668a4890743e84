// The pieces of work whose instructions tests/benchmark/count_instructions.sh counts.
// usage: counted-work CASE UNITS; without arguments it lists the cases.
#include <lif/lif.hpp>

#include <cstdio>
#include <cstdlib>
#include <deque>
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace {

constexpr std::size_t neurons = 1024;

/// A design of many neurons on one clock.
template <class Neuron>
class Design {
 public:
  Design() : currents_(neurons), spikes_(neurons) {
    for (std::size_t i = 0; i < neurons; ++i) {
      neurons_.emplace_back(sc_core::sc_gen_unique_name("neuron"));
      neurons_.back().clk(clk_);
      neurons_.back().input_current(currents_[i]);
      neurons_.back().spike(spikes_[i]);
      currents_[i].write(0.12 * static_cast<double>(i) / neurons);
    }
    sc_core::sc_start(1, sc_core::SC_NS);
  }

  void step() {
    for (const bool level : {true, false}) {
      clk_.write(level);
      sc_core::sc_start(1, sc_core::SC_NS);
    }
  }

 private:
  sc_core::sc_signal<bool> clk_{"clk"};
  std::deque<sc_core::sc_signal<double>> currents_;
  std::deque<sc_core::sc_signal<bool>> spikes_;
  std::deque<Neuron> neurons_;
};

template <class Neuron>
void step_modules(long units) {
  auto* const design = new Design<Neuron>;  // never deleted, to avoid SystemC's teardown
  for (long i = 0; i < units; ++i) design->step();
}

template <class Model>
void step_array(long units) {
  lif::NeuronArray<Model> array(neurons, {});
  lif::AlignedArray<lif::InputOf<Model>> inputs(neurons);
  for (std::size_t i = 0; i < neurons; ++i) inputs[i] = static_cast<float>(i) * 1e-4F;
  for (long i = 0; i < units; ++i) array.step(inputs.data());
}

void draw_counts(long units) {
  const lif::PoissonCounts counts(2, 1, 0);
  std::vector<std::uint8_t> drawn(lif::PoissonCounts::steps_in_block * neurons);
  for (long i = 0; i < units; ++i)
    counts.draw(0, neurons, static_cast<std::uint64_t>(i), drawn.data(), neurons);
}

/// In each step every tenth neuron spikes, and its synapses, a hundred on average, deliver the spike.
void deliver(const std::function<std::unique_ptr<lif::Projection>(const lif::Partition&)>& make, long units) {
  const lif::Partition targets(neurons, 1);
  const std::unique_ptr<lif::Projection> projection = make(targets);
  lif::SpikeHistory history(4, 1);
  lif::AlignedArray<std::int16_t> counted(neurons);
  for (long step = 0; step < units; ++step) {
    auto& events = history.begin_step(step, 0);
    for (std::uint32_t i = 0; i < neurons; i += 10) events.push_back(i);
    projection->deliver(history, step + 1, 0, counted.data());
  }
}

const lif::FixedInDegree hundred({0, neurons}, 100, 1, 0, lif::Multapses::forbidden);

void deliver_uniform(long units) {
  deliver([](const lif::Partition& to) { return lif::make_uniform_projection(hundred, neurons, to, 1, 1); },
          units);
}

void deliver_weighted(long units) {
  const auto parameters = [](std::size_t, std::size_t) { return lif::SynapseParameters{0.5, 1}; };
  using Generator = lif::ConnectorGenerator<float, lif::FixedInDegree, decltype(parameters)>;
  const auto alone = [](const auto& work) { work(0); };
  lif::WeightedSynapses<float> synapses(1);
  synapses.add_population(lif::Partition(neurons, 1));
  synapses.connect(0, 0, std::make_unique<Generator>(hundred, neurons, parameters), lif::WeightKind::real, 1,
                   alone);
  synapses.build(alone);
  std::vector<lif::SpikeHistory> histories;
  histories.emplace_back(4, 1);
  for (long step = 0; step < units; ++step) {
    auto& events = histories.front().begin_step(step, 0);
    for (std::uint32_t i = 0; i < neurons; i += 10) events.push_back(i);
    synapses.deliver_known(step + 1, 0);
    synapses.accept(histories, step, step + 1, 0);
    synapses.deliver_new(step + 1, 0);
  }
}

void deliver_densely(long units) {
  deliver(
      [](const lif::Partition& to) {
        return std::make_unique<lif::DenseProjection>(hundred, neurons, to, std::int16_t{1}, 1);
      },
      units);
}

void build_synapses(long units) {
  const lif::Partition targets(neurons, 1);
  for (long i = 0; i < units; ++i) lif::make_uniform_projection(hundred, neurons, targets, 1, 1);
}

void write_vcd(long units) {
  lif::OutputFile file("/dev/null");
  lif::VcdWriter writer(file, "1 ns");
  const auto wire = writer.add_wire("spike", false);
  const auto real = writer.add_real("potential", 0.0);
  writer.begin();
  for (long i = 0; i < units; ++i) {
    writer.set_time(static_cast<std::uint64_t>(i));
    writer.change(wire, i % 2 == 0);
    writer.change(real, static_cast<double>(i % 1000) * 0.1);
  }
  writer.finish(static_cast<std::uint64_t>(units));
}

const std::vector<std::pair<std::string, void (*)(long)>> cases{
    {"clocked_neurons", &step_modules<lif::LIFNeuron<>>},
    {"event_driven_neurons", &step_modules<lif::EventDrivenLIFNeuron<>>},
    {"array_of_lif_float", &step_array<lif::LIF<float>>},
    {"array_of_lif_double", &step_array<lif::LIF<double>>},
    {"array_of_iaf_psc_delta_float", &step_array<lif::nest::IafPscDelta<float>>},
    {"array_of_snntorch_leaky_float", &step_array<lif::snntorch::Leaky<float>>},
    {"array_of_sinabs_lif_float", &step_array<lif::sinabs::LIF<float>>},
    {"poisson_counts", &draw_counts},
    {"uniform_projection", &deliver_uniform},
    {"weighted_projection", &deliver_weighted},
    {"dense_projection", &deliver_densely},
    {"synapses_built", &build_synapses},
    {"vcd_changes", &write_vcd},
};

}  // namespace

int sc_main(int argc, char** argv) {
  bool is_known = argc < 3;
  for (const auto& [name, work] : cases) {
    if (argc < 3) {
      std::cout << name << "\n";
    } else if (name == argv[1]) {
      work(std::atol(argv[2]));
      is_known = true;
    }
  }
  lif::leave(is_known ? 0 : 1);  // ends the process without SystemC's teardown
}
