#pragma once

#include <lif/frameworks/compiled_loops.hpp>
#include <lif/models/sinabs/exp_leak.hpp>
#include <lif/models/sinabs/iaf.hpp>
#include <lif/models/sinabs/lif.hpp>

/// The models of Sinabs 3.1, each listed once; see all.hpp for the use of the list.
#define LIF_SINABS_MODELS(REAL, BOTH, INTEGER)                                                           \
  REAL(lif::sinabs, LIF,                                                                                 \
       "V = a*V + (1 - a)*I with a = exp(-1/tau_mem); V/spike_threshold spikes if V >= spike_threshold") \
  REAL(lif::sinabs, IAF, "V = V + I; V/spike_threshold spikes if V >= spike_threshold")                  \
  REAL(lif::sinabs, ExpLeak, "sinabs.LIF that never spikes")

LIF_DECLARE_LOOPS(LIF_SINABS_MODELS)

namespace lif {

class Catalogue;

/// Adds these models to a catalogue.
void add_sinabs_models(Catalogue& catalogue);

}  // namespace lif
