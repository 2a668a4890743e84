#pragma once

#include <string>
#include <vector>

#include <lif/models/parameter_entry.hpp>
#include <lif/models/parameters.hpp>
#include <lif/numbers/number_type.hpp>

namespace lif {

/// One variable of a neuron's state beside its potential and its spike.
struct StateVariable {
  QuantityInfo info;                      ///< name, meaning, range and role
  NumberKind kind = NumberKind::float64;  ///< how recorders write it
  double initial = 0;                     ///< at start and after a reset
};

/// What those who record or print a neuron need to know of it before the first step.
struct NeuronDescription {
  std::string model;                            ///< as users type it
  NumberType type;                              ///< of its quantities
  NumberKind spike_kind = NumberKind::integer;  ///< how recorders write a spike
  bool has_binary_spikes = true;                ///< a spike or none, rather than a number
  bool has_threshold = true;                    ///< false for a leaky integrator
  double threshold = 0;                         ///< rounded to the number type
  double initial_potential = 0;                 ///< rounded to the number type
  std::vector<StateVariable> recorded;          ///< variables beside potential and spike that recorders show
  std::vector<ParameterEntry> state;            ///< all variables of the state with their initial values
};

}  // namespace lif
