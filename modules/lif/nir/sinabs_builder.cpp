#include <algorithm>
#include <array>

#include <lif/frameworks/sinabs.hpp>
#include <lif/nir/importer_checks.hpp>
#include <lif/nir/node_builder.hpp>

namespace lif::nir {

namespace {

constexpr const char* sinabs_importer = "Sinabs";

// The potential takes the thresholds' type when they are subtracted; everything else stays in float.
using DoublePotential = NumberTypes<double, float, float>;

template <template <class> class Model, class ParametersOf>
std::unique_ptr<NeuronLayer> in_type_of_threshold(const NeuronRequest& request,
                                                  ParametersOf&& parameters_of) {
  const NeuronParameters& p = request.parameters;
  if (p.is_array("v_threshold") && p.type("v_threshold") == ElementType::float64) {
    request.notes.emplace_back("the potential is in double, as v_threshold is in the file");
    return make_neurons<Model, DoublePotential>(request, parameters_of);
  }
  return make_neurons<Model, float>(request, parameters_of);
}

void note_steps(const NeuronRequest& request) {
  request.notes.emplace_back("tau is taken in steps, and dt has no effect");
}

class SinabsBuilder final : public NodeBuilder {
 public:
  const char* name() const override { return "sinabs"; }
  bool loses_sums() const override { return true; }
  bool knows(const std::string& type) const override {
    static constexpr std::array<const char*, 5> types{"Affine", "Conv1d", "Conv2d", "SumPool2d", "Flatten"};
    return std::find(types.begin(), types.end(), type) != types.end();
  }

  std::unique_ptr<NeuronLayer> neurons(const NeuronRequest& request) const override {
    const NeuronParameters& p = request.parameters;
    const std::string& type = p.node().type;
    if (type == "LIF") {
      if (!is_close(p, "v_leak", 0.0)) refuse(sinabs_importer, "v_leak has to be 0");
      note_steps(request);
      note_ignored(request, "r", 1.0);
      note_ignored(request, "v_reset", 0.0);
      request.notes.emplace_back(
          "LIF: V = a*V + I with a = exp(-1/tau) in float, trunc(V/threshold) spikes if V >= "
          "threshold, which each subtract it in the same step");
      return in_type_of_threshold<sinabs::LIF>(request, [&](std::size_t i) {
        sinabs::LIFParameters lif;
        lif.alpha_mem = kept_share(p.get("tau", i));
        lif.spike_threshold = p.get("v_threshold", i);
        lif.norm_input = false;
        return lif;
      });
    }
    if (type == "IF") {
      note_ignored(request, "r", 1.0);
      note_ignored(request, "v_reset", 0.0);
      request.notes.emplace_back(
          "IAF: V = V + I, trunc(V/threshold) spikes if V >= threshold, which each subtract it "
          "in the same step; V never falls below -threshold; dt has no effect");
      return in_type_of_threshold<sinabs::IAF>(request, [&](std::size_t i) {
        sinabs::IAFParameters iaf;
        iaf.spike_threshold = p.get("v_threshold", i);
        iaf.min_v_mem = -iaf.spike_threshold;
        return iaf;
      });
    }
    if (type == "LI") {
      if (!is_close(p, "v_leak", 0.0)) refuse(sinabs_importer, "v_leak has to be 0");
      if (!is_close(p, "r", 1.0)) refuse(sinabs_importer, "r has to be 1");
      note_steps(request);
      request.notes.emplace_back("ExpLeak in float: V = a*V + I with a = exp(-1/tau); emits its potential");
      return make_neurons<sinabs::ExpLeak, float>(request, [&](std::size_t i) {
        sinabs::ExpLeakParameters leak;
        leak.alpha_mem = kept_share(p.get("tau", i));
        leak.norm_input = false;
        return leak;
      });
    }
    refuse(sinabs_importer, "it does not know " + type);
  }

 private:
  // Computes torch.exp(-1/tau) in float.
  static double kept_share(double tau) {
    const float exponent = -1.0F / static_cast<float>(tau);
    if (!(exponent < 0)) throw Error("tau = " + to_text(tau) + ": allowed is greater than 0");
    return as_float(std::exp(static_cast<double>(exponent)));
  }

  static void note_ignored(const NeuronRequest& request, const std::string& name, double expected) {
    if (!is_close(request.parameters, name, expected)) {
      request.notes.emplace_back(name + " is ignored: " + to_text(expected) + " is used");
    }
  }
};

}  // namespace

const NodeBuilder& sinabs_builder() {
  static const SinabsBuilder builder;
  return builder;
}

}  // namespace lif::nir
