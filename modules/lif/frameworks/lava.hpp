#pragma once

#include <lif/frameworks/compiled_loops.hpp>
#include <lif/models/lava/lif.hpp>
#include <lif/models/lava/lif_refractory.hpp>
#include <lif/models/lava/lif_reset.hpp>
#include <lif/models/lava/ternary_lif.hpp>

/// The models of Lava 0.9, each listed once; see all.hpp for the use of the list.
#define LIF_LAVA_MODELS(REAL, BOTH, INTEGER)                                                                 \
  BOTH(lif::lava, LIF,                                                                                       \
       "u = u*(1 - du) + I; v = v*(1 - dv) + u + bias; spike if v > vth; int: the bits of Loihi")            \
  BOTH(lif::lava, LIFReset, "lava.LIF whose states are cleared every reset_interval steps")                  \
  REAL(lif::lava, LIFRefractory, "lava.LIF whose potential rests for refractory_period steps after a spike") \
  BOTH(lif::lava, TernaryLIF, "lava.LIF that spikes +1 above vth_hi and -1 below vth_lo")

LIF_DECLARE_LOOPS(LIF_LAVA_MODELS)

namespace lif {

class Catalogue;

/// Adds these models to a catalogue.
void add_lava_models(Catalogue& catalogue);

}  // namespace lif
