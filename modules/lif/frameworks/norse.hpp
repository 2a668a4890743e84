#pragma once

#include <lif/frameworks/compiled_loops.hpp>
#include <lif/models/norse/cuba_lif.hpp>
#include <lif/models/norse/iaf.hpp>
#include <lif/models/norse/lif.hpp>
#include <lif/models/norse/lif_box.hpp>
#include <lif/models/norse/lif_refrac.hpp>

/// The models of Norse 1.1, each listed once; see all.hpp for the use of the list.
#define LIF_NORSE_MODELS(REAL, BOTH, INTEGER)                                              \
  REAL(lif::norse, LIFBox, "V = V + dt*tau_mem_inv*((I + v_leak) - V); spike if V > v_th") \
  REAL(lif::norse, LIF, "LIFBox driven by a synaptic current that decays after its use")   \
  REAL(lif::norse, LIFRefrac, "norse.LIF that rests for rho_reset steps after a spike")    \
  REAL(lif::norse, IAF, "V = V + I; spike if V > v_th")                                    \
  REAL(lif::norse, CubaLIF, "what Norse's importer makes of NIR's CubaLIF: LIFBox driven by a current")

LIF_DECLARE_LOOPS(LIF_NORSE_MODELS)

namespace lif {

class Catalogue;

/// Adds these models to a catalogue.
void add_norse_models(Catalogue& catalogue);

}  // namespace lif
