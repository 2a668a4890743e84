// Replays every golden trace of the default model, bit for bit, and says so in one line. Plain C++, so
// that it can be compiled again and again with other compilers and flags (see CMakeLists.txt here).
//
// usage: golden-runner GOLDEN_FOLDER

#include <lif/common/floating_point.hpp>
#include <lif/models/lif.hpp>

#include <cstdio>
#include <exception>

#include "support/bits.hpp"
#include "support/golden_trace.hpp"

namespace {

using lif::tests::bits;

struct Tally {
  std::size_t traces = 0;
  std::size_t steps = 0;
  std::size_t differences = 0;
};

template <class T>
void replay(const char* folder, const char* dtype, Tally& tally) {
  for (const auto& trace : lif::tests::golden_traces<T>(folder, "lif", dtype)) {
    const lif::LIF<T> model({trace.parameters.at("threshold"), trace.parameters.at("beta")});
    auto state = model.initial_state();
    ++tally.traces;
    for (const auto& row : trace.rows) {
      model.step(state, row.input);
      ++tally.steps;
      if (state.spike != (row.spike == 1) || bits(state.potential) != bits(row.potential))
        ++tally.differences;
    }
  }
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 2) throw std::runtime_error("usage: golden-runner GOLDEN_FOLDER");
  lif::require_exact_floating_point();
  Tally tally;
  replay<float>(argv[1], "float", tally);
  replay<double>(argv[1], "double", tally);
  std::printf("%zu traces, %zu steps, %zu differences\n", tally.traces, tally.steps, tally.differences);
  return tally.traces == 78 && tally.differences == 0 ? 0 : 1;
} catch (const std::exception& error) {
  std::printf("refused: %s\n", error.what());
  return 2;
}
