#pragma once

#include <lif/frameworks/compiled_loops.hpp>
#include <lif/models/sanafe/loihi_lif.hpp>

/// The models of SANA-FE 2, each listed once; see all.hpp for the use of the list.
#define LIF_SANAFE_MODELS(REAL, BOTH, INTEGER)                                                         \
  REAL(lif::sanafe, LoihiLIF,                                                                          \
       "V = trunc(64*leak_decay*V)/64 + bias + u; spike if V > threshold; a lower threshold: SANA-FE " \
       "for Loihi")

LIF_DECLARE_LOOPS(LIF_SANAFE_MODELS)

namespace lif {

class Catalogue;

/// Adds these models to a catalogue.
void add_sanafe_models(Catalogue& catalogue);

}  // namespace lif
