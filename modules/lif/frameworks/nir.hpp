#pragma once

#include <lif/frameworks/compiled_loops.hpp>
#include <lif/models/nir/cuba_li.hpp>
#include <lif/models/nir/cuba_lif.hpp>
#include <lif/models/nir/i.hpp>
#include <lif/models/nir/if.hpp>
#include <lif/models/nir/li.hpp>
#include <lif/models/nir/lif.hpp>

/// The models that follow the equations of the NIR format, each listed once; see all.hpp for the use of
/// the list.
#define LIF_NIR_MODELS(REAL, BOTH, INTEGER)                                                                \
  REAL(lif::nir, LIF, "V = V + dt/tau*((v_leak - V) + r*I); spike if V > v_threshold; dt has to be given") \
  REAL(lif::nir, IF, "V = V + dt*r*I; spike if V > v_threshold; dt has to be given")                       \
  REAL(lif::nir, LI, "nir.LIF that never spikes")                                                          \
  REAL(lif::nir, CubaLIF, "nir.LIF driven by a synaptic current")                                          \
  REAL(lif::nir, I, "V = V + dt*r*I, for ever; dt has to be given")                                        \
  REAL(lif::nir, CubaLI, "nir.CubaLIF that never spikes")

LIF_DECLARE_LOOPS(LIF_NIR_MODELS)

namespace lif {

class Catalogue;

/// Adds these models to a catalogue.
void add_nir_models(Catalogue& catalogue);

}  // namespace lif
