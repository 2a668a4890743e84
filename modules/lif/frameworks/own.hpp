#pragma once

#include <lif/frameworks/compiled_loops.hpp>
#include <lif/models/alif.hpp>
#include <lif/models/lif.hpp>

/// The project's own models, each listed once; see all.hpp for the use of the list.
#define LIF_OWN_MODELS(REAL, BOTH, INTEGER)                                                          \
  REAL(lif, LIF,                                                                                     \
       "V = beta*V + I; spike if V > threshold; a spike sets V to reset_potential in the same step") \
  REAL(lif, ALIF, "lif whose threshold is raised by adaptation_strength times a decaying sum of its spikes")

LIF_DECLARE_LOOPS(LIF_OWN_MODELS)

namespace lif {

class Catalogue;

/// Adds these models to a catalogue.
void add_own_models(Catalogue& catalogue);

}  // namespace lif
