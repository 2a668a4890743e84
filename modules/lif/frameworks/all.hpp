#pragma once

#include <lif/catalogue/catalogue.hpp>
#include <lif/frameworks/lava.hpp>
#include <lif/frameworks/nest.hpp>
#include <lif/frameworks/nir.hpp>
#include <lif/frameworks/norse.hpp>
#include <lif/frameworks/own.hpp>
#include <lif/frameworks/rtl.hpp>
#include <lif/frameworks/sanafe.hpp>
#include <lif/frameworks/sinabs.hpp>
#include <lif/frameworks/snntorch.hpp>
#include <lif/frameworks/spikingjelly.hpp>

/// Every model that the library has, by framework. The list of a framework is in its own header, with one
/// line for each model:
///
///     KIND(namespace, class, "description that `lif-testbench list` prints")
///
/// KIND is REAL for a template over the number type, which is compiled for double, float and fixed point;
/// INTEGER for a class that counts in integers; BOTH for a template that also takes std::int32_t. Everything
/// that has to exist for every model is a macro that a list expands once for each line: the compiled loops,
/// the catalogue's entries, the names of modules (`LeakyNeuron`, `EventDrivenLeakyNeuron`,
/// `LeakyPopulation`), and the tests of all models.
#define LIF_EVERY_MODEL(REAL, BOTH, INTEGER)   \
  LIF_OWN_MODELS(REAL, BOTH, INTEGER)          \
  LIF_SNNTORCH_MODELS(REAL, BOTH, INTEGER)     \
  LIF_NORSE_MODELS(REAL, BOTH, INTEGER)        \
  LIF_SPIKINGJELLY_MODELS(REAL, BOTH, INTEGER) \
  LIF_SINABS_MODELS(REAL, BOTH, INTEGER)       \
  LIF_LAVA_MODELS(REAL, BOTH, INTEGER)         \
  LIF_NEST_MODELS(REAL, BOTH, INTEGER)         \
  LIF_NIR_MODELS(REAL, BOTH, INTEGER)          \
  LIF_SANAFE_MODELS(REAL, BOTH, INTEGER)       \
  LIF_RTL_MODELS(REAL, BOTH, INTEGER)

/// @namespace lif::snntorch  The models of snnTorch.
/// @namespace lif::norse     The models of Norse.
/// @namespace lif::spikingjelly  The models of SpikingJelly.
/// @namespace lif::sinabs    The models of Sinabs.
/// @namespace lif::lava      The models of Lava.
/// @namespace lif::nest      The models of NEST.
/// @namespace lif::sanafe    The models of SANA-FE.
/// @namespace lif::nir       The models of the NIR format, and its files.

namespace lif {

/// A catalogue of every model that the library has.
Catalogue every_framework();

}  // namespace lif
