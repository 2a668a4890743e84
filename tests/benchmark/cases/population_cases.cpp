#include <array>
#include <memory>
#include <systemc>
#include <vector>

#include <lif/arrays/independent_iterations.hpp>
#include <lif/arrays/instruction_set.hpp>
#include <lif/network/populations.hpp>

#include "benchmark/case.hpp"
#include "benchmark/median.hpp"
#include "benchmark/stopwatch.hpp"
#include "edges.hpp"

namespace lif::testbench {

namespace {

// The currents are constant and lie between 0 and this value: about 0.7 % of the neurons spike in a step.
constexpr float largest_current = 0.12F;

float current_of(std::size_t neuron) {
  return largest_current * static_cast<float>(neuron * 2654435761U % 65536) / 65536;
}

// The plain loops to compare with, compiled for the same instruction sets as the library's own loops.
struct PlainLoop {
  float* potentials;
  const float* inputs;
  bool* spikes;
  std::size_t size;

  [[gnu::always_inline]] void operator()() {
    float* const v = potentials;
    const float* const x = inputs;
    bool* const s = spikes;
    const std::size_t end = size;
    LIF_INDEPENDENT_ITERATIONS
    for (std::size_t i = 0; i < end; ++i) {
      const float potential = v[i] * 0.9F + x[i];
      const bool spike = potential > 1.0F;
      s[i] = spike;
      v[i] = spike ? 0.0F : potential;
    }
  }
};

struct InPlaceLoop {
  float* a;
  const float* b;
  std::size_t size;

  [[gnu::always_inline]] void operator()() {
    float* const to = a;
    const float* const from = b;
    const std::size_t end = size;
    LIF_INDEPENDENT_ITERATIONS
    for (std::size_t i = 0; i < end; ++i) to[i] = 0.9F * to[i] + from[i];
  }
};

// The median time of each action, over rounds in which the actions run one after the other.
template <class... Action>
std::vector<double> in_turns(int rounds, const Action&... actions) {
  std::vector<std::vector<double>> times(sizeof...(actions));
  for (int round = 0; round < rounds; ++round) {
    std::size_t index = 0;
    const auto time = [&](const auto& action) {
      const Stopwatch watch;
      action();
      times[index++].push_back(watch.cpu());
    };
    (time(actions), ...);
  }
  std::vector<double> medians;
  medians.reserve(times.size());
  for (auto& of_one : times) medians.push_back(median(of_one));
  return medians;
}

}  // namespace

Figures run_population_case(const CaseOptions&) {
  constexpr std::size_t neurons = 100'000;
  constexpr std::uint64_t steps = 1000;
  Edges edges("edges");
  LIFPopulation<float> population("population", neurons);
  FrameChannel<float> currents("currents", neurons);
  FrameChannel<bool> spikes("spikes", neurons);
  population.clk(edges.clk);
  population.input_current(currents);
  population.spike(spikes);
  sc_core::sc_start(sc_core::SC_ZERO_TIME);
  Frame<float> frame(neurons);
  frame.fill(current_of);
  currents.write(frame);
  sc_core::sc_start(1, sc_core::SC_NS);

  AlignedArray<float> potentials(neurons);
  AlignedArray<float> inputs(frame.values());
  AlignedArray<bool> plain_spikes(neurons);
  PlainLoop plain{potentials.data(), inputs.data(), plain_spikes.data(), neurons};
  const auto times = in_turns(
      9, [&] { edges.run(steps); },
      [&] {
        for (std::uint64_t step = 0; step < steps; ++step) run_vectorised(plain);
      });
  constexpr double updates = static_cast<double>(neurons) * static_cast<double>(steps);
  return {{"ns_per_update", times[0] / updates * 1e9},
          {"plain_loop_ns_per_update", times[1] / updates * 1e9},
          {"plain_loop_to_ours", times[1] / times[0]}};
}

Figures run_large_population_case(const CaseOptions&) {
  using Model = LIF<float>;
  constexpr std::size_t neurons = 10'000'000;
  constexpr std::size_t steps = 15;
  NeuronArray<Model> array(neurons, {});
  AlignedArray<float> inputs(neurons);
  for (std::size_t i = 0; i < neurons; ++i) inputs[i] = current_of(i);
  AlignedArray<float> a(neurons, 1.0F);
  std::array<AlignedArray<bool>, 2> spikes{AlignedArray<bool>(neurons), AlignedArray<bool>(neurons)};
  std::vector<StepPlan<Model>> plans;
  for (std::size_t step = 0; step < steps; ++step) {
    plans.push_back({inputs.data(), spikes[(step + 1) % 2].data(), spikes[step % 2].data()});
  }
  NumberEvents events;
  const auto times = in_turns(
      9,
      [&] {
        for (std::size_t step = 0; step < steps; ++step) array.step(inputs.data());
      },
      [&] { array.advance(0, neurons, plans.data(), steps, events); },
      [&] {
        for (std::size_t step = 0; step < steps; ++step) {
          run_vectorised(InPlaceLoop{a.data(), inputs.data(), neurons});
        }
      });
  constexpr double updates = static_cast<double>(neurons) * static_cast<double>(steps);
  // A neuron reads and writes a potential, reads a current and writes a spike; the in-place loop does the
  // same without the spike.
  constexpr double bytes = 13 * updates;
  constexpr double bytes_in_place = 12 * updates;
  const double rate = bytes / times[0] * 1e-9;
  const double rate_in_place = bytes_in_place / times[2] * 1e-9;
  return {{"ns_per_update", times[0] / updates * 1e9},
          {"GB_per_s", rate},
          {"in_place_loop_GB_per_s", rate_in_place},
          {"ours_to_in_place_loop", rate / rate_in_place},
          {"ns_per_update_15_steps_a_visit", times[1] / updates * 1e9},
          {"visits_to_steps", times[0] / times[1]}};
}

}  // namespace lif::testbench
