#pragma once

/// Everything that needs SystemC alone.

#include <lif/common/compat.hpp>
#include <lif/common/floating_point.hpp>
#include <lif/common/optional_port.hpp>
#include <lif/common/output_file.hpp>
#include <lif/common/report.hpp>
#include <lif/common/version.hpp>
#include <lif/models/all.hpp>
#include <lif/models/model.hpp>
#include <lif/models/parameters.hpp>
#include <lif/neuron/clocked_neuron.hpp>
#include <lif/neuron/fixed_point_signals.hpp>
#include <lif/neuron/lava_neurons.hpp>
#include <lif/neuron/lif_neuron.hpp>
#include <lif/neuron/nest_neurons.hpp>
#include <lif/neuron/nir_neurons.hpp>
#include <lif/neuron/norse_neurons.hpp>
#include <lif/neuron/rtl_neurons.hpp>
#include <lif/neuron/sc_fixed_traits.hpp>
#include <lif/neuron/sinabs_neurons.hpp>
#include <lif/neuron/snntorch_neurons.hpp>
#include <lif/neuron/spikingjelly_neurons.hpp>
#include <lif/numbers/fixed_point.hpp>
#include <lif/numbers/number_events.hpp>
#include <lif/numbers/number_system.hpp>
#include <lif/numbers/number_traits.hpp>
#include <lif/trace/gtkwave_save_file.hpp>
#include <lif/trace/vcd_writer.hpp>
