#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include <lif/nir/graph.hpp>
#include <lif/nir/neuron_parameters.hpp>
#include <lif/numbers/text.hpp>

namespace lif::nir {

/// Whether two numbers are close, computed as numpy.isclose with its default tolerances.
inline bool is_close(double a, double b, double relative = 1e-5, double absolute = 1e-8) {
  return std::fabs(a - b) <= absolute + relative * std::fabs(b);
}

/// Whether a parameter is close to a value in all neurons.
inline bool is_close(const NeuronParameters& parameters, const std::string& name, double value) {
  for (std::size_t i = 0; i < parameters.sets(); ++i) {
    if (!is_close(parameters.get(name, i), value)) return false;
  }
  return true;
}

/// Throws a nir::Error with a sentence that names importer and parameter.
[[noreturn]] inline void refuse(const std::string& importer, const std::string& what) {
  throw Error(importer + "'s importer refuses it: " + what);
}

/// Whether nirtorch itself maps nodes of this type, which are not neurons; some importers leave them to it.
inline bool nirtorch_knows(const std::string& node_type) {
  static constexpr std::array<const char*, 7> types{"Affine",  "AvgPool2d", "Conv1d",   "Conv2d",
                                                    "Flatten", "Linear",    "SumPool2d"};
  return std::find(types.begin(), types.end(), node_type) != types.end();
}

/// Refuses parameters that differ between neurons, for importers that know only one threshold per layer, one
/// time constant per layer, and so on.
inline void require_uniform(const NeuronParameters& parameters, const std::string& name,
                            const std::string& importer) {
  if (!parameters.is_uniform(name)) refuse(importer, name + " has to be the same for all neurons");
}

}  // namespace lif::nir
