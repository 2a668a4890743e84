// Replays every golden trace of one neuron, bit for bit, and prints how many steps differ. It is plain C++,
// so that it can be compiled with many compilers and flags (see CMakeLists.txt in this folder).
//
// usage: golden-runner GOLDEN_FOLDER

#include <lif/common/floating_point.hpp>

#include <cstdio>
#include <exception>

#include "support/replay.hpp"

namespace {

using lif::tests::GoldenTrace;

struct Tally {
  std::size_t traces = 0;
  std::size_t steps = 0;
  std::size_t differences = 0;
};

template <class Model>
void replay(const GoldenTrace& trace, Tally& tally) {
  const lif::NumbersOf<Model> numbers{};
  const Model model(lif::tests::parameters_of<typename Model::Parameters>(trace), numbers);
  typename Model::State state = model.initial_state();
  const auto& inputs = trace.columns.at("input");
  ++tally.traces;
  for (std::size_t step = 0; step < trace.steps; ++step) {
    model.step(state, lif::tests::parse_as<lif::InputOf<Model>>(inputs[step]));
    ++tally.steps;
    const std::string difference = lif::tests::difference(trace, step, state);
    if (difference.empty()) continue;
    if (tally.differences++ < 10) std::printf("%s\n", difference.c_str());
  }
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 2) throw std::runtime_error("usage: golden-runner GOLDEN_FOLDER");
  Tally tally;
  for (const GoldenTrace& trace : lif::tests::golden_traces(argv[1])) {
    const bool is_known = lif::tests::with_model(
        trace.model, trace.dtype, [&](auto tag) { replay<typename decltype(tag)::Type>(trace, tally); });
    if (!is_known) throw std::runtime_error(trace.name + ": no model " + trace.model + " of " + trace.dtype);
  }
  std::printf("%zu traces, %zu steps, %zu differences\n", tally.traces, tally.steps, tally.differences);
  return tally.differences == 0 ? 0 : 1;
} catch (const std::exception& error) {
  std::printf("refused: %s\n", error.what());
  return 2;
}
