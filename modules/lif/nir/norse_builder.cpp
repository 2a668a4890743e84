#include <algorithm>
#include <array>

#include <lif/frameworks/norse.hpp>
#include <lif/nir/importer_checks.hpp>
#include <lif/nir/node_builder.hpp>

namespace lif::nir {

namespace {

constexpr const char* norse_importer = "Norse";

// The importer converts every parameter to float before it divides.
double inverse(double tau) { return static_cast<double>(1.0F / static_cast<float>(tau)); }

void note_ignored(const NeuronParameters& p, const std::string& name, double expected,
                  std::vector<std::string>& notes) {
  if (!is_close(p, name, expected))
    notes.emplace_back(name + " is ignored: " + to_text(expected) + " is used");
}

class NorseBuilder final : public NodeBuilder {
 public:
  const char* name() const override { return "norse"; }
  bool counts_batch_axis() const override { return true; }
  bool loses_sums() const override { return true; }
  bool knows(const std::string& type) const override {
    static constexpr std::array<const char*, 5> types{"Affine", "Linear", "Conv2d", "Flatten", "SumPool2d"};
    return std::find(types.begin(), types.end(), type) != types.end();
  }

  std::unique_ptr<NeuronLayer> neurons(const NeuronRequest& request) const override {
    const NeuronParameters& p = request.parameters;
    const std::string& type = p.node().type;
    if (type != "LIF" && type != "IF" && type != "CubaLIF")
      refuse(norse_importer, "it does not know " + type);
    if (type != "CubaLIF") note_ignored(p, "r", 1.0, request.notes);
    note_ignored(p, "v_reset", 0.0, request.notes);
    const double dt = request.options.dt;
    if (type == "LIF") {
      request.notes.emplace_back(
          "LIFBox in float: V = V + c*((I + v_leak) - V), c = dt*(1/tau), spike if V - v_th > 0, to zero in "
          "the same step");
      return make_neurons<norse::LIFBox, float>(request, [&](std::size_t i) {
        norse::LIFBoxParameters box;
        box.tau_mem_inv = inverse(p.get("tau", i));
        box.dt = dt;
        box.v_leak = p.get("v_leak", i);
        box.v_th = p.get("v_threshold", i);
        return box;
      });
    }
    if (type == "IF") {
      request.notes.emplace_back("IAF in float: V = V + I, dt has no effect; spike if V - v_th > 0, to zero");
      return make_neurons<norse::IAF, float>(request, [&](std::size_t i) {
        return norse::IAFParameters{p.get("v_threshold", i), 0.0};
      });
    }
    request.notes.emplace_back("LIBox before LIFBox in float; v_leak is added to the synaptic current too");
    return make_neurons<norse::CubaLIF, float>(request, [&](std::size_t i) {
      norse::CubaLIFParameters cuba;
      cuba.tau_syn_inv = inverse(p.get("tau_syn", i));
      cuba.tau_mem_inv = inverse(p.get("tau_mem", i));
      cuba.dt = dt;
      cuba.w_in = p.get("w_in", i, 1.0);
      cuba.r = p.get("r", i);
      cuba.v_leak = p.get("v_leak", i);
      cuba.v_th = p.get("v_threshold", i);
      return cuba;
    });
  }
};

}  // namespace

const NodeBuilder& norse_builder() {
  static const NorseBuilder builder;
  return builder;
}

}  // namespace lif::nir
