#pragma once

#include <lif/frameworks/compiled_loops.hpp>
#include <lif/models/nest/iaf_psc_delta.hpp>
#include <lif/models/nest/iaf_psc_exp.hpp>

/// The models of NEST 3, each listed once; see all.hpp for the use of the list.
#define LIF_NEST_MODELS(REAL, BOTH, INTEGER)                                                      \
  REAL(lif::nest, IafPscDelta,                                                                    \
       "exact integration; a spike that arrives moves V at once; spike if V >= V_th; mV, ms, pA") \
  REAL(lif::nest, IafPscExp,                                                                      \
       "exact integration with exponential synaptic currents; spike if V >= V_th; mV, ms, pA")

LIF_DECLARE_LOOPS(LIF_NEST_MODELS)

namespace lif {

class Catalogue;

/// Adds these models to a catalogue.
void add_nest_models(Catalogue& catalogue);

}  // namespace lif
