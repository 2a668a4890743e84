
#include <lif/frameworks/spikingjelly.hpp>
#include <lif/nir/importer_checks.hpp>
#include <lif/nir/node_builder.hpp>

namespace lif::nir {

namespace {

constexpr const char* spikingjelly_importer = "SpikingJelly";

bool is_near(double a, double b) { return is_close(a, b, 1e-6, 1e-12); }

// The one value that all neurons have.
double only(const NeuronParameters& p, const std::string& name, double otherwise = 0) {
  require_uniform(p, name, spikingjelly_importer);
  return p.get(name, 0, otherwise);
}

class SpikingjellyBuilder final : public NodeBuilder {
 public:
  const char* name() const override { return "spikingjelly"; }
  bool knows(const std::string& type) const override { return nirtorch_knows(type); }

  std::unique_ptr<NeuronLayer> neurons(const NeuronRequest& request) const override {
    const std::string& type = request.parameters.node().type;
    if (type == "LIF") return lif(request);
    if (type == "IF") return integrate_and_fire(request);
    if (type == "CubaLIF") return cuba_lif(request);
    refuse(spikingjelly_importer, "it does not know " + type);
  }

 private:
  static std::unique_ptr<NeuronLayer> lif(const NeuronRequest& request) {
    const NeuronParameters& p = request.parameters;
    const double tau = only(p, "tau") / request.options.dt;
    if (!(tau > 1))
      refuse(spikingjelly_importer, "tau/dt is " + to_text(tau) + " and has to be greater than 1");
    const double r = only(p, "r");
    if (!is_near(r, 1) && !is_near(r, tau)) {
      refuse(spikingjelly_importer, "r is " + to_text(r) + " and has to be 1 or tau/dt, " + to_text(tau));
    }
    spikingjelly::LIFNodeParameters node;
    node.tau = tau;
    node.decay_input = is_near(r, 1);
    node.v_threshold = only(p, "v_threshold");
    node.v_reset = only(p, "v_reset");
    if (!is_near(only(p, "v_leak"), *node.v_reset))
      refuse(spikingjelly_importer, "v_leak has to equal v_reset");
    request.notes.emplace_back(
        std::string("LIFNode in float: ") +
        (node.decay_input ? "V = V + (I - (V - v_reset))/tau" : "V = V - (V - v_reset)/tau + I") +
        ", tau in steps; spike if V >= v_threshold, to v_reset in the same step; V starts at v_reset");
    return make_neurons<spikingjelly::LIFNode, float>(request, [&](std::size_t) { return node; });
  }

  static std::unique_ptr<NeuronLayer> integrate_and_fire(const NeuronRequest& request) {
    const NeuronParameters& p = request.parameters;
    if (!is_near(only(p, "r"), 1 / request.options.dt)) {
      refuse(spikingjelly_importer,
             "r is " + to_text(p.get("r", 0)) + " and has to be 1/dt, " + to_text(1 / request.options.dt));
    }
    const spikingjelly::IFNodeParameters node{only(p, "v_threshold"), only(p, "v_reset")};
    request.notes.emplace_back(
        "IFNode in float: V = V + I, spike if V >= v_threshold, to v_reset in the same step; V starts at "
        "v_reset");
    return make_neurons<spikingjelly::IFNode, float>(request, [&](std::size_t) { return node; });
  }

  static std::unique_ptr<NeuronLayer> cuba_lif(const NeuronRequest& request) {
    const NeuronParameters& p = request.parameters;
    const double dt = request.options.dt;
    const double tau_syn = only(p, "tau_syn");
    const double tau_mem = only(p, "tau_mem");
    if (tau_syn < dt || tau_mem < dt)
      refuse(spikingjelly_importer, "tau_syn and tau_mem have to be dt or more");
    if (!is_near(only(p, "r"), tau_mem / dt)) refuse(spikingjelly_importer, "r has to be tau_mem/dt");
    if (!is_near(only(p, "w_in", 1.0), tau_syn / dt))
      refuse(spikingjelly_importer, "w_in has to be tau_syn/dt");
    if (!is_near(only(p, "v_leak"), 0)) refuse(spikingjelly_importer, "v_leak has to be 0");
    spikingjelly::CUBALIFNodeParameters node;
    node.c_decay = 1 - dt / tau_syn;
    node.v_decay = 1 - dt / tau_mem;
    node.v_threshold = only(p, "v_threshold");
    node.v_reset = only(p, "v_reset");
    request.notes.emplace_back(
        "CUBALIFNode in float: i = i*c_decay + I, V = V*v_decay + i, spike if V >= "
        "v_threshold, to v_reset in the same step; V starts at v_reset");
    return make_neurons<spikingjelly::CUBALIFNode, float>(request, [&](std::size_t) { return node; });
  }
};

}  // namespace

const NodeBuilder& spikingjelly_builder() {
  static const SpikingjellyBuilder builder;
  return builder;
}

}  // namespace lif::nir
