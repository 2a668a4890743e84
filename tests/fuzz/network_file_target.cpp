// Tests the reader of network files and of the tables that they name, and runs what they describe. An input
// holds three files, with a line `----` between them: the network (net.json), and two tables (a.csv and
// b.csv). A crash, and an error that is not told as one, are defects.

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

#include <lif/description/build_network.hpp>
#include <lif/description/network_file.hpp>
#include <lif/frameworks/all.hpp>

#include "fuzz_folder.hpp"
#include "synaptic/memory_estimate.hpp"
#include "take_part.hpp"

namespace {

template <class Real>
void run(const lif::NetworkDescription& network) {
  const auto engine = lif::build_network<Real>(network, lif::every_framework(), 2);
  engine->build();
  for (int i = 0; i < 3; ++i) engine->visit(40);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const char* name : {"net.json", "a.csv", "b.csv"})
    std::ofstream(lif::tests::fuzz_folder() / name, std::ios::binary) << lif::tests::take_part(text);
  try {
    const lif::NetworkDescription network =
        lif::read_network_file((lif::tests::fuzz_folder() / "net.json").string());
    constexpr std::size_t most_neurons = 3000;
    constexpr double most_synapses = 100'000;
    std::size_t neurons = 0;
    for (const lif::PopulationDescription& population : network.populations) neurons += population.count;
    if (neurons > most_neurons || lif::testbench::expected_synapses(network) > most_synapses) return 0;
    network.is_double ? run<double>(network) : run<float>(network);
  } catch (const std::invalid_argument& error) {
    if (std::string(error.what()).empty()) std::abort();
  } catch (const std::domain_error& error) {  // a number that is no longer finite
    if (std::string(error.what()).empty()) std::abort();
  }
  return 0;
}
