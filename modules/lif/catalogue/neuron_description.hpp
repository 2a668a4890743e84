#pragma once

#include <string>
#include <vector>

#include <lif/models/parameter_entry.hpp>
#include <lif/models/parameters.hpp>
#include <lif/numbers/number_type.hpp>
#include <lif/numbers/stored_values.hpp>

namespace lif {

/// One variable of a neuron's state in addition to its potential and its spike.
struct StateVariable {
  QuantityInfo info;                      ///< name, meaning, range and role
  NumberKind kind = NumberKind::float64;  ///< number type in which recorders write it
  double initial = 0;                     ///< value at start and after a reset
};

/// The facts about a neuron that are needed before the first step to record or print it.
struct NeuronDescription {
  std::string model;                            ///< name of the model, as users type it
  NumberType type;                              ///< number type of its quantities
  NumberKind spike_kind = NumberKind::integer;  ///< number type in which recorders write a spike
  bool has_binary_spikes = true;                ///< whether a spike is yes or no, not a number
  bool has_threshold = true;                    ///< false for a leaky integrator
  double threshold = 0;                         ///< threshold rounded to the number type
  double initial_potential = 0;                 ///< initial potential rounded to the number type
  double highest_potential = 0;                 ///< highest potential that it can hold; may be infinite
  std::vector<StoredValue> stored;              ///< parameters and coefficients, as asked for and as stored
  std::vector<std::string> doubts;              ///< sentences that warn of unlikely values
  std::vector<StateVariable> recorded;          ///< recorded variables except potential and spike
  std::vector<ParameterEntry> state;            ///< all state variables with their initial values
};

}  // namespace lif
