#pragma once

#include <lif/frameworks/compiled_loops.hpp>
#include <lif/models/rtl/lif.hpp>
#include <lif/models/rtl/presets.hpp>

/// The models of public RTL, each listed once; see all.hpp for the use of the list.
#define LIF_RTL_MODELS(REAL, BOTH, INTEGER)                                                              \
  INTEGER(lif::rtl, LIF, "one integer neuron that spans what public RTL does; the base of --model-file") \
  INTEGER(lif::rtl, TinyOdin, "rtl.LIF as tinyODIN's lif_neuron: 12 bits, driven by events")             \
  INTEGER(lif::rtl, Tt07Refractory, "rtl.LIF as tt07-test0's neuron: 8 bits, refractory, subtracting")   \
  INTEGER(lif::rtl, Tt05Shift, "rtl.LIF as tt05's lif_n: unsigned 8 bits that wrap, V/2 + V/4 + V/8 kept")

LIF_DECLARE_LOOPS(LIF_RTL_MODELS)

namespace lif {

class Catalogue;

/// Adds these models to a catalogue.
void add_rtl_models(Catalogue& catalogue);

}  // namespace lif
