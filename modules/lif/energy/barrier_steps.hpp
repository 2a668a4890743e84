#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <lif/energy/mapped_network.hpp>
#include <lif/energy/mesh_architecture.hpp>
#include <lif/energy/step_counts.hpp>
#include <lif/models/sanafe/loihi_lif.hpp>

namespace lif::energy {

/// A mapped network in time steps with a barrier between them, as SANA-FE 2.2.9 has them: in each step all
/// neurons are updated first, and then the messages of those that fired are delivered, so that a spike has an
/// effect in the next step. It counts operations; what they cost is CostModel's.
///
/// A neuron counts as updated if its potential was not 0 before the step, if anything reached it, if its bias
/// is not 0, or if it is to be updated always. An input counts as updated when it fires.
class BarrierSteps {
 public:
  /// @param network  has to outlive the object
  BarrierSteps(const MeshArchitecture& architecture, const MappedNetwork& network);

  /// Makes a step.
  void step();

  std::uint64_t steps() const { return steps_; }                     ///< number of steps made
  const std::vector<std::size_t>& fired() const { return fired_; }   ///< neurons of the last step
  double potential(std::size_t neuron) const;                        ///< after the last step
  const OperationCounts& operations() const { return operations_; }  ///< of the last step
  const OperationCounts& total() const { return total_; }            ///< of all steps

 private:
  /// Neurons of the same unit, one behind the other.
  struct Run {
    std::size_t first = 0, end = 0;
    std::size_t core = 0, soma = 0;
    bool is_input = false;
  };
  /// What a spike of a neuron sends to a core.
  struct Packet {
    std::uint32_t core = 0;
    std::uint32_t east_west = 0, north_south = 0;  // hops
    bool is_east = false, is_north = false;
    std::uint32_t first_unit = 0, end_unit = 0;  // of unit_events_
  };
  struct UnitEvents {
    std::uint32_t unit = 0;
    std::uint32_t events = 0;
  };
  struct Delivery {
    std::uint32_t target = 0;
    double weight = 0;
  };

  void clear_operations();
  void add_to_total();
  void lay_out_synapses(const MeshArchitecture& architecture);
  void fire_inputs(const Run& run);
  void update_neurons(const Run& run);
  void send(std::size_t neuron);

  const MappedNetwork& network_;
  std::vector<sanafe::LoihiLIF<double>> models_;  // different parameters, shared by neurons
  std::vector<std::uint32_t> model_of_;           // of each neuron
  std::vector<sanafe::LoihiLIF<double>::State> states_;
  std::vector<Run> runs_;
  std::vector<std::uint8_t> is_forced_;  // counts as updated in each step
  std::vector<double> inputs_;           // sums of weights for the next step
  std::vector<std::uint8_t> is_reached_;
  std::vector<std::size_t> first_packet_, first_delivery_;  // of each neuron, and the end of the last one's
  std::vector<Packet> packets_;
  std::vector<UnitEvents> unit_events_;
  std::vector<Delivery> deliveries_;
  std::vector<std::size_t> tile_of_core_;
  std::vector<std::size_t> fired_;
  std::vector<std::pair<std::size_t, std::size_t>> used_somas_;  // core and unit, of those that hold neurons
  OperationCounts operations_, total_;
  std::uint64_t steps_ = 0;
};

}  // namespace lif::energy
