#include <algorithm>

#include <lif/frameworks/snntorch.hpp>
#include <lif/models/snntorch/recurrent_leaky.hpp>
#include <lif/nir/importer_checks.hpp>
#include <lif/nir/node_builder.hpp>

namespace lif::nir {

namespace {

constexpr const char* snntorch_importer = "snnTorch";

// Rounds as the importer does, which computes with numpy in the type of the file's arrays.
class InTypeOf {
 public:
  InTypeOf(const NeuronParameters& parameters, std::initializer_list<const char*> names)
      : is_float_(std::all_of(names.begin(), names.end(), [&](const char* name) {
          return parameters.type(name) == ElementType::float32;
        })) {}

  double operator()(double value) const { return is_float_ ? as_float(value) : value; }

 private:
  bool is_float_;
};

// Computes 1 - dt/tau.
double kept(double dt, double tau, const InTypeOf& in) { return in(1 - in(in(dt) / tau)); }

// Threshold divided by gain, for all sets: the importer demands that there is only one value.
double scaled_threshold(const NeuronParameters& p, const std::vector<double>& gains,
                        std::vector<std::string>& notes) {
  const bool is_one =
      std::all_of(gains.begin(), gains.end(), [](double gain) { return is_close(gain, 1.0); });
  std::vector<double> thresholds;
  for (std::size_t i = 0; i < gains.size(); ++i) {
    thresholds.push_back(is_one ? p.get("v_threshold", i) : p.get("v_threshold", i) / gains[i]);
  }
  if (std::any_of(thresholds.begin(), thresholds.end(), [&](double t) { return t != thresholds.front(); })) {
    refuse(snntorch_importer,
           "v_threshold divided by the gain of the input has to be the same for all neurons");
  }
  if (!is_one) {
    notes.emplace_back("the gain of the input is " + to_text(gains.front()) +
                       ": the importer divides the threshold by it, to " + to_text(thresholds.front()) +
                       ", and the potential with it");
  }
  return thresholds.front();
}

void note_ignored_reset(const NeuronParameters& p, std::vector<std::string>& notes) {
  if (!is_close(p, "v_reset", 0.0)) notes.emplace_back("v_reset is ignored: 0 is used");
}

void require_no_leak_potential(const NeuronParameters& p) {
  if (!is_close(p, "v_leak", 0.0)) refuse(snntorch_importer, "v_leak has to be 0");
}

constexpr const char* by_itself =
    "the importer's own recurrent module; nirtorch does not run it, and where it runs the graph in its place "
    "the input "
    "goes through the recurrent weights too";

class SnntorchBuilder final : public NodeBuilder {
 public:
  const char* name() const override { return "snntorch"; }
  bool keeps_recurrence_apart() const override { return true; }
  bool counts_batch_axis() const override { return true; }
  bool knows(const std::string& type) const override { return nirtorch_knows(type); }

  std::unique_ptr<NeuronLayer> neurons(const NeuronRequest& request) const override {
    const std::string& type = request.parameters.node().type;
    if (!is_close(request.options.dt, 1e-4, 1e-9, 0)) {
      request.notes.emplace_back("snnTorch's importer has its own dt, 1e-4; this run's is " +
                                 to_text(request.options.dt));
    }
    if (type == "LIF") return lif(request);
    if (type == "IF") return integrate_and_fire(request);
    if (type == "CubaLIF") return cuba_lif(request);
    refuse(snntorch_importer, "it does not know " + type);
  }

 private:
  static std::unique_ptr<NeuronLayer> lif(const NeuronRequest& request) {
    const NeuronParameters& p = request.parameters;
    const double dt = request.options.dt;
    require_no_leak_potential(p);
    require_uniform(p, "v_threshold", snntorch_importer);
    note_ignored_reset(p, request.notes);
    const InTypeOf in(p, {"tau", "r"});
    const InTypeOf in_tau(p, {"tau"});
    std::vector<double> gains;
    for (std::size_t i = 0; i < p.sets(); ++i) {
      const InTypeOf in_r(p, {"r"});
      gains.push_back(in(in_r(p.get("r", i) * in_r(dt)) / p.get("tau", i)));
      if (request.has_recurrent_port && !is_close(p.get("r", i), p.get("tau", i) / dt)) {
        refuse(snntorch_importer, "r has to be tau/dt in a recurrent layer");
      }
    }
    // The importer divides every threshold by the smallest gain.
    std::fill(gains.begin(), gains.end(), *std::min_element(gains.begin(), gains.end()));
    const double threshold = scaled_threshold(p, gains, request.notes);
    const auto reset = snntorch::ResetMechanism::zero;
    if (request.has_recurrent_port) {
      request.notes.emplace_back(
          "RLeaky in float: U = (beta*V + I) + F, spike if U > threshold, to zero in the "
          "same step; beta = 1 - dt/tau");
      request.notes.emplace_back(by_itself);
      return make_neurons<snntorch::RecurrentLeaky, float>(request, [&](std::size_t i) {
        return snntorch::RecurrentLeakyParameters{as_float(kept(dt, p.get("tau", i), in_tau)), threshold,
                                                  reset, false};
      });
    }
    request.notes.emplace_back(
        "Leaky in float: U = beta*V + I, spike if U > threshold, to zero in the same step; beta = 1 - "
        "dt/tau");
    return make_neurons<snntorch::Leaky, float>(request, [&](std::size_t i) {
      snntorch::LeakyParameters leaky;
      leaky.beta = as_float(kept(dt, p.get("tau", i), in_tau));
      leaky.threshold = threshold;
      leaky.reset_mechanism = reset;
      leaky.reset_delay = false;
      return leaky;
    });
  }

  static std::unique_ptr<NeuronLayer> integrate_and_fire(const NeuronRequest& request) {
    const NeuronParameters& p = request.parameters;
    require_uniform(p, "v_threshold", snntorch_importer);
    require_uniform(p, "r", snntorch_importer);
    if (p.get("r", 0) != 1) refuse(snntorch_importer, "r has to be 1");
    note_ignored_reset(p, request.notes);
    request.notes.emplace_back(
        "the importer makes an IF leaky: Leaky in float with beta = 0.9, "
        "threshold subtracted in the same step");
    return make_neurons<snntorch::Leaky, float>(request, [&](std::size_t) {
      snntorch::LeakyParameters leaky;
      leaky.beta = 0.9;
      leaky.threshold = p.get("v_threshold", 0);
      leaky.reset_delay = false;
      return leaky;
    });
  }

  static std::unique_ptr<NeuronLayer> cuba_lif(const NeuronRequest& request) {
    const NeuronParameters& p = request.parameters;
    const double dt = request.options.dt;
    require_no_leak_potential(p);
    note_ignored_reset(p, request.notes);
    const InTypeOf in_syn(p, {"tau_syn"});
    const InTypeOf in_mem(p, {"tau_mem"});
    const InTypeOf in(p, {"tau_syn", "w_in"});
    std::vector<double> gains;
    for (std::size_t i = 0; i < p.sets(); ++i) {
      if (!is_close(p.get("r", i), p.get("tau_mem", i) / dt))
        refuse(snntorch_importer, "r has to be tau_mem/dt");
      gains.push_back(in(p.get("w_in", i, 1.0) * in_syn(in_syn(dt) / p.get("tau_syn", i))));
    }
    const double threshold = scaled_threshold(p, gains, request.notes);
    const auto parameters_of = [&](std::size_t i) {
      snntorch::SynapticParameters synaptic;
      synaptic.alpha = as_float(kept(dt, p.get("tau_syn", i), in_syn));
      synaptic.beta = as_float(kept(dt, p.get("tau_mem", i), in_mem));
      synaptic.threshold = threshold;
      synaptic.reset_mechanism = snntorch::ResetMechanism::zero;
      synaptic.reset_delay = false;
      return synaptic;
    };
    const std::string rule =
        " in float: i = alpha*i + I, U = beta*V + i, spike if U > threshold, to zero in the same step; alpha "
        "= 1 - "
        "dt/tau_syn, beta = 1 - dt/tau_mem";
    if (request.has_recurrent_port) {
      request.notes.emplace_back("RSynaptic" + rule + "; the feedback is added to i last");
      request.notes.emplace_back(by_itself);
      return make_neurons<snntorch::RecurrentSynaptic, float>(request, parameters_of);
    }
    request.notes.emplace_back("Synaptic" + rule);
    return make_neurons<snntorch::Synaptic, float>(request, parameters_of);
  }
};

}  // namespace

const NodeBuilder& snntorch_builder() {
  static const SnntorchBuilder builder;
  return builder;
}

}  // namespace lif::nir
