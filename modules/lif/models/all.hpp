#pragma once

/// Includes every model that the library has.

#include <lif/models/lava/lif.hpp>
#include <lif/models/lava/lif_refractory.hpp>
#include <lif/models/lava/lif_reset.hpp>
#include <lif/models/lava/ternary_lif.hpp>
#include <lif/models/lif.hpp>
#include <lif/models/nest/iaf_psc_delta.hpp>
#include <lif/models/nest/iaf_psc_exp.hpp>
#include <lif/models/nir/cuba_li.hpp>
#include <lif/models/nir/cuba_lif.hpp>
#include <lif/models/nir/i.hpp>
#include <lif/models/nir/if.hpp>
#include <lif/models/nir/li.hpp>
#include <lif/models/nir/lif.hpp>
#include <lif/models/norse/cuba_lif.hpp>
#include <lif/models/norse/iaf.hpp>
#include <lif/models/norse/lif.hpp>
#include <lif/models/norse/lif_box.hpp>
#include <lif/models/norse/lif_refrac.hpp>
#include <lif/models/rtl/lif.hpp>
#include <lif/models/rtl/presets.hpp>
#include <lif/models/sinabs/exp_leak.hpp>
#include <lif/models/sinabs/iaf.hpp>
#include <lif/models/sinabs/lif.hpp>
#include <lif/models/snntorch/alpha.hpp>
#include <lif/models/snntorch/lapicque.hpp>
#include <lif/models/snntorch/leaky.hpp>
#include <lif/models/snntorch/recurrent_leaky.hpp>
#include <lif/models/snntorch/rleaky.hpp>
#include <lif/models/snntorch/synaptic.hpp>
#include <lif/models/spikingjelly/cubalif_node.hpp>
#include <lif/models/spikingjelly/if_node.hpp>
#include <lif/models/spikingjelly/lif_node.hpp>
