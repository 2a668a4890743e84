#pragma once

#include <cstddef>
#include <vector>

#include "identify/alignment.hpp"
#include "identify/quiet_steps.hpp"

namespace lif::testbench {

/// How much is tried.
enum class Effort {
  usual,    ///< what most RTL does: rest at 0, cut bits, one fit
  all,      ///< everything that rtl.LIF can do
  any_rule  ///< as usual, but rules that explain less than a tenth of the steps, too
};

/// The rules of leak, input and register that explain most of the steps of a trace in which the neuron does
/// not fire. Simpler ones come first. Threshold, reset and refractory time are those of the defaults.
/// @param most  so many at most
std::vector<rtl::LIFParameters> leaks_that_explain(const Steps& steps, QuietSteps quiet, Effort effort,
                                                   std::size_t most);

}  // namespace lif::testbench
