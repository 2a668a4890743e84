#pragma once

#include <string>
#include <vector>

#include "text/number_type.hpp"

namespace lif::testbench {

/// One variable of a neuron's state that is recorded beside potential and spike.
struct StateVariable {
  std::string name;
  std::string meaning;
  NumberKind kind = NumberKind::float64;
  double initial = 0;
};

/// What recorders need to know of a neuron before the first step.
struct NeuronDescription {
  std::string model;  ///< as users type it
  NumberType type;
  NumberKind spike_kind = NumberKind::integer;
  bool has_binary_spikes = true;  ///< a spike or none, rather than a number
  bool has_threshold = true;
  double threshold = 0;          ///< rounded to the number type
  double initial_potential = 0;  ///< likewise
  std::vector<StateVariable> further_state;
};

}  // namespace lif::testbench
