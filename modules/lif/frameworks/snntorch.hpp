#pragma once

#include <lif/frameworks/compiled_loops.hpp>
#include <lif/models/snntorch/alpha.hpp>
#include <lif/models/snntorch/lapicque.hpp>
#include <lif/models/snntorch/leaky.hpp>
#include <lif/models/snntorch/rleaky.hpp>
#include <lif/models/snntorch/synaptic.hpp>

/// The models of snnTorch 0.9.4, each listed once; see all.hpp for the use of the list.
#define LIF_SNNTORCH_MODELS(REAL, BOTH, INTEGER)                                                           \
  REAL(lif::snntorch, Leaky,                                                                               \
       "V = beta*V + I; spike if V > threshold; the reset is one step late, or at once")                   \
  REAL(lif::snntorch, Synaptic, "i = alpha*i + I; V = beta*V + i; spike if V > threshold; reset as Leaky") \
  REAL(lif::snntorch, RLeaky, "Leaky with its own last spike fed back with weight V")                      \
  REAL(lif::snntorch, Lapicque,                                                                            \
       "an RC circuit in forward Euler; spike if V > threshold; the reset is one step late")               \
  REAL(lif::snntorch, Alpha, "the response to an event rises and falls; spike if V > threshold")

LIF_DECLARE_LOOPS(LIF_SNNTORCH_MODELS)

namespace lif {

class Catalogue;

/// Adds these models to a catalogue.
void add_snntorch_models(Catalogue& catalogue);

}  // namespace lif
