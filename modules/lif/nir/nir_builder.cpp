#include <lif/frameworks/nir.hpp>
#include <lif/nir/node_builder.hpp>

namespace lif::nir {

namespace {

class NirBuilder final : public NodeBuilder {
 public:
  const char* name() const override { return "nir"; }
  Precision precision() const override { return Precision::double_precision; }
  bool knows(const std::string&) const override { return true; }
  bool knows_groups() const override { return true; }
  Pool sum_pool() const override { return Pool::sum; }

  std::unique_ptr<NeuronLayer> neurons(const NeuronRequest& request) const override {
    const NeuronParameters& p = request.parameters;
    const double dt = request.options.dt;
    const std::string& type = p.node().type;
    request.notes.emplace_back("forward Euler in double, V starts at 0" +
                               std::string(type == "LIF" || type == "IF" || type == "CubaLIF"
                                               ? ", spike if V > v_threshold, V = v_reset in the same step"
                                               : ", emits its potential"));
    if (p.node().parameters.count("v_threshold") > 0 && p.node().parameters.count("v_reset") == 0) {
      request.notes.emplace_back("the file has no v_reset: 0 is used");
    }
    if (type == "LIF") {
      return make_neurons<LIF, double>(request, [&](std::size_t i) {
        return LIFParameters{dt,
                             p.get("tau", i),
                             p.get("r", i),
                             p.get("v_leak", i),
                             p.get("v_threshold", i),
                             p.get("v_reset", i)};
      });
    }
    if (type == "IF") {
      return make_neurons<IF, double>(request, [&](std::size_t i) {
        return IFParameters{dt, p.get("r", i), p.get("v_threshold", i), p.get("v_reset", i)};
      });
    }
    if (type == "I") {
      return make_neurons<I, double>(request, [&](std::size_t i) { return IParameters{dt, p.get("r", i)}; });
    }
    if (type == "LI") {
      return make_neurons<LI, double>(request, [&](std::size_t i) {
        return LIParameters{dt, p.get("tau", i), p.get("r", i), p.get("v_leak", i)};
      });
    }
    request.notes.emplace_back("the synaptic current advances first, and its new value drives V");
    if (type == "CubaLI") {
      return make_neurons<CubaLI, double>(request, [&](std::size_t i) {
        return CubaLIParameters{dt,
                                p.get("tau_syn", i),
                                p.get("tau_mem", i),
                                p.get("r", i),
                                p.get("v_leak", i),
                                p.get("w_in", i, 1.0)};
      });
    }
    return make_neurons<CubaLIF, double>(request, [&](std::size_t i) {
      return CubaLIFParameters{dt,
                               p.get("tau_syn", i),
                               p.get("tau_mem", i),
                               p.get("r", i),
                               p.get("v_leak", i),
                               p.get("v_threshold", i),
                               p.get("v_reset", i),
                               p.get("w_in", i, 1.0)};
    });
  }
};

}  // namespace

const NodeBuilder& nir_builder() {
  static const NirBuilder builder;
  return builder;
}

}  // namespace lif::nir
