#pragma once

#include "identify/alignment.hpp"

namespace lif::testbench {

/// The best rule found so far.
struct BestRule {
  rtl::LIFParameters parameters;
  Explanation explanation;
  bool is_found = false;  ///< whether there is one at all
};

/// Looks for threshold, comparison, reset, refractory time and spike output with which a rule of leak and
/// input explains the most steps, and keeps them in `best` where they explain more than what is there.
void search_firing(const rtl::LIFParameters& leak, const Steps& steps, BestRule& best);

}  // namespace lif::testbench
