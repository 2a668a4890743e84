#pragma once

#include <lif/frameworks/compiled_loops.hpp>
#include <lif/models/spikingjelly/cubalif_node.hpp>
#include <lif/models/spikingjelly/if_node.hpp>
#include <lif/models/spikingjelly/lif_node.hpp>

/// The models of SpikingJelly, each listed once; see all.hpp for the use of the list.
#define LIF_SPIKINGJELLY_MODELS(REAL, BOTH, INTEGER)                                             \
  REAL(lif::spikingjelly, LIFNode, "V = V + (I - (V - v_reset))/tau; spike if V >= v_threshold") \
  REAL(lif::spikingjelly, IFNode, "V = V + I; spike if V >= v_threshold")                        \
  REAL(lif::spikingjelly, CUBALIFNode, "i = i*c_decay + I; V = V*v_decay + i; spike if V >= v_threshold")

LIF_DECLARE_LOOPS(LIF_SPIKINGJELLY_MODELS)

namespace lif {

class Catalogue;

/// Adds these models to a catalogue.
void add_spikingjelly_models(Catalogue& catalogue);

}  // namespace lif
