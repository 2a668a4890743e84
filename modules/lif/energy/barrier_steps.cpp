#include <lif/energy/barrier_steps.hpp>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>

#include <lif/models/parameter_entry.hpp>

namespace lif::energy {

namespace {

// Parameters with the same text are the same.
std::string key_of(const sanafe::LoihiLIFParameters& parameters) {
  std::string key;
  for (const ParameterEntry& entry : parameter_entries(parameters)) key += entry.text + " ";
  return key;
}

std::uint32_t distance(std::size_t a, std::size_t b) {
  return static_cast<std::uint32_t>(a > b ? a - b : b - a);
}

}  // namespace

BarrierSteps::BarrierSteps(const MeshArchitecture& architecture, const MappedNetwork& network)
    : network_(network) {
  const std::size_t count = network.neurons.size();
  std::map<std::string, std::uint32_t> known;
  for (const MappedNeuron& neuron : network.neurons) {
    const auto [place, is_new] =
        known.try_emplace(key_of(neuron.parameters), static_cast<std::uint32_t>(models_.size()));
    if (is_new) models_.emplace_back(neuron.parameters);
    model_of_.push_back(place->second);
    states_.push_back(models_[place->second].initial_state());
    is_forced_.push_back(neuron.is_updated_always || neuron.parameters.bias != 0 ? 1 : 0);
    const std::size_t number = model_of_.size() - 1;
    if (runs_.empty() || runs_.back().core != neuron.core || runs_.back().soma != neuron.soma) {
      runs_.push_back({number, number, neuron.core, neuron.soma,
                       architecture.cores[neuron.core].somas[neuron.soma].is_input});
    }
    ++runs_.back().end;
  }
  inputs_.resize(count);
  is_reached_.resize(count);
  for (const MeshCore& core : architecture.cores) {
    tile_of_core_.push_back(core.tile);
    CoreCounts counts;
    counts.somas.resize(core.somas.size());
    counts.synaptic_events.resize(core.synapses.size());
    operations_.cores.push_back(std::move(counts));
  }
  operations_.hops.resize(architecture.tiles.size());
  total_ = operations_;
  std::set<std::pair<std::size_t, std::size_t>> used;
  for (const MappedNeuron& neuron : network.neurons) used.insert({neuron.core, neuron.soma});
  used_somas_.assign(used.begin(), used.end());
  lay_out_synapses(architecture);
}

// Synapses by source and then by core of the target, so that each core's are one packet.
void BarrierSteps::lay_out_synapses(const MeshArchitecture& architecture) {
  const std::size_t count = network_.neurons.size();
  first_delivery_.assign(count + 1, 0);
  for (const MappedSynapse& synapse : network_.synapses) ++first_delivery_[synapse.source + 1];
  std::partial_sum(first_delivery_.begin(), first_delivery_.end(), first_delivery_.begin());
  deliveries_.resize(network_.synapses.size());
  std::vector<std::size_t> next(first_delivery_.begin(), first_delivery_.end() - 1);
  for (const MappedSynapse& synapse : network_.synapses)
    deliveries_[next[synapse.source]++] = {static_cast<std::uint32_t>(synapse.target), synapse.weight};
  first_packet_.assign(1, 0);
  for (std::size_t source = 0; source < count; ++source) {
    const auto begin = deliveries_.begin() + static_cast<std::ptrdiff_t>(first_delivery_[source]);
    const auto end = deliveries_.begin() + static_cast<std::ptrdiff_t>(first_delivery_[source + 1]);
    // Neurons are in the order of their cores.
    std::stable_sort(begin, end, [](const Delivery& a, const Delivery& b) { return a.target < b.target; });
    const MeshTile& from = architecture.tiles[architecture.cores[network_.neurons[source].core].tile];
    for (auto at = begin; at != end;) {
      Packet packet;
      packet.core = static_cast<std::uint32_t>(network_.neurons[at->target].core);
      const MeshTile& to = architecture.tiles[architecture.cores[packet.core].tile];
      packet.east_west = distance(from.x, to.x);
      packet.north_south = distance(from.y, to.y);
      packet.is_east = from.x < to.x;
      packet.is_north = from.y < to.y;
      packet.first_unit = static_cast<std::uint32_t>(unit_events_.size());
      for (; at != end && network_.neurons[at->target].core == packet.core; ++at) {
        const auto unit = static_cast<std::uint32_t>(network_.neurons[at->target].synapse);
        const auto known =
            std::find_if(unit_events_.begin() + static_cast<std::ptrdiff_t>(packet.first_unit),
                         unit_events_.end(), [&](const UnitEvents& one) { return one.unit == unit; });
        if (known == unit_events_.end()) {
          unit_events_.push_back({unit, 1});
        } else {
          ++known->events;
        }
      }
      packet.end_unit = static_cast<std::uint32_t>(unit_events_.size());
      packets_.push_back(packet);
    }
    first_packet_.push_back(packets_.size());
  }
}

double BarrierSteps::potential(std::size_t neuron) const { return states_[neuron].potential; }

// A chip may have a hundred thousand units of which few hold neurons, so that the others are not looked at.
void BarrierSteps::clear_operations() {
  operations_.chip = {};
  for (const auto& [core, unit] : used_somas_) operations_.cores[core].somas[unit] = {};
  for (CoreCounts& core : operations_.cores) {
    std::fill(core.synaptic_events.begin(), core.synaptic_events.end(), 0);
    core.messages_out = core.messages_in = 0;
  }
  std::fill(operations_.hops.begin(), operations_.hops.end(), HopCounts{});
}

void BarrierSteps::add_to_total() {
  total_.chip.fired += operations_.chip.fired;
  total_.chip.updated += operations_.chip.updated;
  total_.chip.packets += operations_.chip.packets;
  total_.chip.hops += operations_.chip.hops;
  total_.chip.synaptic_events += operations_.chip.synaptic_events;
  for (const auto& [core, unit] : used_somas_) {
    const SomaCounts& of_step = operations_.cores[core].somas[unit];
    SomaCounts& sum = total_.cores[core].somas[unit];
    sum.accesses += of_step.accesses;
    sum.updates += of_step.updates;
    sum.spikes += of_step.spikes;
  }
  for (std::size_t core = 0; core < total_.cores.size(); ++core) {
    const CoreCounts& of_step = operations_.cores[core];
    CoreCounts& sum = total_.cores[core];
    for (std::size_t unit = 0; unit < sum.synaptic_events.size(); ++unit)
      sum.synaptic_events[unit] += of_step.synaptic_events[unit];
    sum.messages_out += of_step.messages_out;
    sum.messages_in += of_step.messages_in;
  }
  for (std::size_t tile = 0; tile < total_.hops.size(); ++tile) {
    for (std::size_t i = 0; i < total_.hops[tile].size(); ++i)
      total_.hops[tile][i] += operations_.hops[tile][i];
  }
}

void BarrierSteps::step() {
  ++steps_;
  clear_operations();
  fired_.clear();
  for (const Run& run : runs_) run.is_input ? fire_inputs(run) : update_neurons(run);
  for (const std::size_t neuron : fired_) send(neuron);
  operations_.chip.fired = fired_.size();
  add_to_total();
}

void BarrierSteps::fire_inputs(const Run& run) {
  SomaCounts& counts = operations_.cores[run.core].somas[run.soma];
  counts.accesses += run.end - run.first;
  for (std::size_t neuron = run.first; neuron < run.end; ++neuron) {
    const auto& train = network_.neurons[neuron].spikes;
    if (train == nullptr || steps_ > train->size() || !(*train)[steps_ - 1]) continue;
    ++counts.updates;
    ++counts.spikes;
    ++operations_.chip.updated;
    fired_.push_back(neuron);
  }
}

void BarrierSteps::update_neurons(const Run& run) {
  std::uint64_t updates = 0;
  const std::size_t fired_before = fired_.size();
  for (std::size_t neuron = run.first; neuron < run.end; ++neuron) {
    auto& state = states_[neuron];
    const bool is_updated = is_forced_[neuron] != 0 || is_reached_[neuron] != 0 || state.potential != 0;
    updates += is_updated ? 1 : 0;
    models_[model_of_[neuron]].step(state, inputs_[neuron]);
    inputs_[neuron] = 0;
    is_reached_[neuron] = 0;
    if (state.spike) fired_.push_back(neuron);
  }
  SomaCounts& counts = operations_.cores[run.core].somas[run.soma];
  counts.accesses += run.end - run.first;
  counts.updates += updates;
  counts.spikes += fired_.size() - fired_before;
  operations_.chip.updated += updates;
}

void BarrierSteps::send(std::size_t neuron) {
  for (std::size_t i = first_packet_[neuron]; i < first_packet_[neuron + 1]; ++i) {
    const Packet& packet = packets_[i];
    CoreCounts& to = operations_.cores[packet.core];
    ++to.messages_in;
    HopCounts& hops = operations_.hops[tile_of_core_[packet.core]];
    hops[static_cast<std::size_t>(packet.is_east ? Hop::east : Hop::west)] += packet.east_west;
    hops[static_cast<std::size_t>(packet.is_north ? Hop::north : Hop::south)] += packet.north_south;
    operations_.chip.hops += packet.east_west + packet.north_south;
    for (std::size_t unit = packet.first_unit; unit < packet.end_unit; ++unit)
      to.synaptic_events[unit_events_[unit].unit] += unit_events_[unit].events;
  }
  const std::size_t packets = first_packet_[neuron + 1] - first_packet_[neuron];
  operations_.cores[network_.neurons[neuron].core].messages_out += packets;
  operations_.chip.packets += packets;
  const std::size_t begin = first_delivery_[neuron], end = first_delivery_[neuron + 1];
  operations_.chip.synaptic_events += end - begin;
  for (std::size_t i = begin; i < end; ++i) {
    inputs_[deliveries_[i].target] += deliveries_[i].weight;
    is_reached_[deliveries_[i].target] = 1;
  }
}

}  // namespace lif::energy
