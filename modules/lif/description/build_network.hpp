#pragma once

#include <cstddef>
#include <memory>

#include <lif/catalogue/catalogue.hpp>
#include <lif/description/network_description.hpp>
#include <lif/synapses/synaptic_engine.hpp>

namespace lif {

/// Makes an engine of a described network; SynapticNetwork makes a SystemC module of the engine. The engine's
/// populations have the numbers of the description.
///
/// Weights and delays that are the same for all synapses of a projection are stored once, in two bytes a
/// synapse, if the weight is a multiple of the population's unit. Without a described unit, it is the
/// smallest weight of the population's constant ones and Poisson processes, in magnitude.
///
/// A direct current is the parameter `I_e` of models that have it. It is a part of the input of others.
///
/// @tparam Real  float or double, as the description says
/// @param catalogue  knows the models
/// @param threads    number of threads that share the work
/// @param exchange   connects the processes that share the network; null for one process
/// @throws std::invalid_argument naming the place in the description, the value and what is allowed
template <class Real>
std::unique_ptr<SynapticEngine<Real>> build_network(const NetworkDescription& description,
                                                    const Catalogue& catalogue, std::size_t threads = 1,
                                                    std::shared_ptr<SpikeExchange> exchange = nullptr);

}  // namespace lif
