// Tests the readers of chips and of networks mapped onto them, and runs what they describe. An input holds
// two files with a line `----` between them: the architecture and the network. A crash, and an error that is
// not told as one, are defects.

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

#include <lif/energy/barrier_steps.hpp>
#include <lif/energy/cost_model.hpp>
#include <lif/energy/read_sanafe.hpp>

#include "fuzz_folder.hpp"
#include "take_part.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const char* name : {"arch.yaml", "net.yaml"})
    std::ofstream(lif::tests::fuzz_folder() / name, std::ios::binary) << lif::tests::take_part(text);
  try {
    const auto chip =
        lif::energy::read_sanafe_architecture((lif::tests::fuzz_folder() / "arch.yaml").string());
    const auto read = lif::energy::read_sanafe_network((lif::tests::fuzz_folder() / "net.yaml").string(),
                                                       chip.architecture);
    if (read.network.neurons.size() > 100'000 || read.network.synapses.size() > 1'000'000) return 0;
    lif::energy::BarrierSteps steps(chip.architecture, read.network);
    const lif::energy::CostModel costs(chip.architecture, read.network);
    for (int i = 0; i < 20; ++i) {
      steps.step();
      costs.step_latency(steps.operations());
    }
    costs.energy(steps.total());
  } catch (const std::invalid_argument& error) {
    if (std::string(error.what()).empty()) std::abort();
  }
  return 0;
}
