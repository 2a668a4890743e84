// A SystemC kernel in each process of an MPI job, with one network that they share: each prints the spikes
// that its module shows.
#include <lif/lif.hpp>

#include <cstdio>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <utility>

#include <lif/mpi/mpi_exchange.hpp>

namespace {

class Watch : public sc_core::sc_module {
 public:
  LIF_HAS_PROCESS(Watch);

  sc_core::sc_port<lif::FrameReadIf<bool>> spikes{"spikes"};
  unsigned long long hash = 14695981039346656037ULL;
  unsigned long long count = 0;

  explicit Watch(const sc_core::sc_module_name& name) : sc_core::sc_module(name) { SC_METHOD(look); }

 private:
  void look() {
    next_trigger(spikes->frame_event());
    if (spikes->frames() == 0) return;
    for (const std::uint32_t neuron : spikes->read().events()) {
      hash = (hash ^ (spikes->frames() * 1000003ULL + neuron)) * 1099511628211ULL;
      ++count;
    }
  }
};

}  // namespace

int sc_main(int argc, char** argv) {
  const lif::MpiJob job;
  if (argc > 1 && std::strcmp(argv[1], "throw") == 0 && job.rank() == 1) {
    std::fprintf(stderr, "this process fails\n");
    lif::MpiJob::abort(9);
  }
  auto engine = std::make_unique<lif::SynapticEngine<float>>(3, 1, std::make_shared<lif::MpiExchange>(job));
  lif::nest::IafPscDelta<float>::Parameters parameters;
  parameters.E_L = 0;
  parameters.V_th = 20;
  parameters.V_reset = 10;
  const std::size_t all = engine->add<lif::nest::IafPscDelta<float>>("all", 500, parameters, 0.1);
  engine->connect(all, all, lif::FixedInDegree({0, 500}, 50, 3, engine->new_stream()), -0.2, 4);
  engine->drive(all, 3, 0.1);

  sc_core::sc_clock clk{"clk", 0.1, sc_core::SC_MS, 0.5, 0.05, sc_core::SC_MS, true};
  lif::SynapticNetwork<float> network{"network", std::move(engine)};
  lif::FrameChannel<bool> spikes{"spikes", 500};
  Watch watch{"watch"};
  network.clk(clk);
  network.spikes[0](spikes);
  watch.spikes(spikes);
  sc_core::sc_start(200, sc_core::SC_MS);
  std::printf("%llu spikes, %llx\n", watch.count, watch.hash);
  std::fflush(stdout);
  return 0;
}
