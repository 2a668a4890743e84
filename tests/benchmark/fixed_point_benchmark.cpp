// Measures how much faster the library's fixed point steps the default model than sc_fixed does, with the
// same rule, format and input, and without a simulation kernel.
#include <lif/models/lif.hpp>
#include <lif/shell/sc_fixed_traits.hpp>

#include <benchmark/benchmark.h>

#include <systemc>
#include <vector>

namespace {

constexpr std::size_t steps = 4096;

template <class T>
void step(benchmark::State& state) {
  using Model = lif::LIF<T>;
  const lif::NumberSystem<T> numbers{};
  const Model model({1.0, 0.9}, numbers);
  std::vector<typename Model::Input> inputs;
  for (std::size_t i = 0; i < steps; ++i)
    inputs.push_back(numbers.current(0.05 + 0.001 * static_cast<double>(i % 300)));
  typename Model::State neuron = model.initial_state();
  for (auto _ : state) {
    for (const auto& input : inputs) model.step(neuron, input);
    benchmark::DoNotOptimize(neuron);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(steps));
}

using ScFixed = sc_dt::sc_fixed<16, 8, sc_dt::SC_RND_CONV, sc_dt::SC_SAT>;
using ScFixedFast = sc_dt::sc_fixed_fast<16, 8, sc_dt::SC_RND_CONV, sc_dt::SC_SAT>;

BENCHMARK(step<ScFixed>)->Name("fixed_step/sc_fixed");
BENCHMARK(step<ScFixedFast>)->Name("fixed_step/sc_fixed_fast");
BENCHMARK(step<lif::Fixed<16, 8>>)->Name("fixed_step/Fixed");
BENCHMARK(step<lif::DynamicFixed>)->Name("fixed_step/DynamicFixed");
BENCHMARK(step<double>)->Name("fixed_step/double");

}  // namespace

int main(int argc, char** argv) { return sc_core::sc_elab_and_sim(argc, argv); }

int sc_main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
