#include <lif/description/network_file.hpp>
#include <lif/lif.hpp>

#include <cstdio>

int sc_main(int, char**) {
  const lif::NetworkDescription description = lif::parse_network(R"({
    "resolution": 1,
    "populations": [{"name": "all", "model": "lif", "count": 4}],
    "projections": [{"source": "all", "target": "all", "rule": "all_to_all", "weight": -0.1, "delay": 2}],
    "drives": [{"target": "all", "type": "dc_generator", "amplitude": 0.4}]})",
                                                                 "net.json", ".");
  sc_core::sc_clock clk{"clk", 1, sc_core::SC_MS, 0.5, 0.5, sc_core::SC_MS, true};
  lif::SynapticNetwork<float> network{"network",
                                      lif::build_network<float>(description, lif::every_framework())};
  lif::FrameChannel<bool> spikes{"spikes", 4};
  network.clk(clk);
  network.spikes[0](spikes);
  sc_core::sc_start(100, sc_core::SC_MS);
  const auto count = static_cast<unsigned long long>(network.network().spikes(0));
  std::printf("%llu spikes of %llu synapses\n", count,
              static_cast<unsigned long long>(network.network().synapses()));
  return count > 0 && count % 4 == 0 ? 0 : 1;  // the neurons are alike
}
