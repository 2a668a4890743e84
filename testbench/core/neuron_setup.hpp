#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <lif/catalogue/dynamic_model.hpp>

namespace lif::testbench {

/// What the neurons of a core are set to.
struct NeuronSetup {
  /// What a neuron has of its own.
  struct Own {
    std::map<std::string, std::string> parameters;  ///< as users type them, by name
    std::int64_t bias = 0;                          ///< in units of weights
    bool is_disabled = false;                       ///< its spikes go nowhere
  };

  DynamicParameters common;  ///< parameters of neurons that have none of their own
  bool has_biases = true;    ///< whether they have biases
  std::vector<Own> own;      ///< of each neuron
};

}  // namespace lif::testbench
