#pragma once

#include <functional>
#include <string>
#include <vector>

#include "identify/firing_search.hpp"
#include "identify/observed_trace.hpp"

namespace lif::testbench {

/// A parameter that a trace leaves open: other values explain it as well.
struct OpenParameter {
  std::string name;
  std::string alternatives;  ///< the other values, as people read them
  std::string decided_by;    ///< an input that would tell them apart; "" if none was found
};

/// The rule that explains a trace, or most of it.
struct Identification {
  rtl::LIFParameters parameters;
  Sampling sampling = Sampling::after;
  std::size_t steps = 0;    ///< steps that were compared
  Explanation explanation;  ///< how many of them the rule does not explain, and the first one
  ObservedStep first;       ///< that one, if there is any
  std::vector<OpenParameter> open;
};

/// Follows a search.
using SearchObserver = std::function<void(const BestRule& best)>;

/// Searches the parameters of rtl.LIF for a rule that explains every row of a trace, or else as many as
/// possible.
/// @param observe  is called with the best rule so far each time a leak has been tried
/// @throws InputError if the trace has too few rows
Identification identify(const ObservedTrace& trace, const SearchObserver& observe = {});

/// The parameters that the trace leaves open.
std::vector<OpenParameter> open_parameters(const rtl::LIFParameters& parameters, const Steps& steps,
                                           std::size_t differing);

}  // namespace lif::testbench
