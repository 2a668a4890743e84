#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <lif/layers/layer.hpp>

namespace lif {

/// One connection of a Sparse layer.
struct Synapse {
  std::uint32_t source;  ///< index of the input
  std::uint32_t target;  ///< index of the output
  double weight;         ///< value that a spike adds to the target
};

/// A layer in which some inputs reach some outputs. The synapses are stored as compressed rows, one per
/// input, so that a spike visits only its own synapses. Each target is summed in ascending order of the
/// source, and in the given order where a pair is connected more than once; the bias is added last.
///
/// @tparam Real  float or double
template <class Real>
class Sparse final : public Layer {
 public:
  /// @param synapses  in any order
  /// @param bias      one per output, or empty
  /// @throws std::invalid_argument naming a synapse whose index lies beyond the shapes
  Sparse(const Shape& input, const Shape& output, const std::vector<Synapse>& synapses,
         const std::vector<double>& bias = {});

  std::string kind() const override { return "Sparse"; }
  void step(const LayerInputs& inputs, Frame<>& output) override;
  std::uint64_t synapses() const override { return targets_.size(); }
  std::uint64_t synaptic_events(const Frame<>& input) const override;

 private:
  std::vector<std::size_t> row_starts_;  // one per input, and the end of the last
  std::vector<std::uint32_t> targets_;
  std::vector<Real> weights_;
  std::vector<Real> bias_;
  std::vector<Real> sums_;
};

extern template class Sparse<float>;
extern template class Sparse<double>;

}  // namespace lif
