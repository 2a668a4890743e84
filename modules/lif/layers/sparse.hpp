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
  double weight;         ///< what a spike adds to the target
};

/// Some inputs reach some outputs: compressed rows, one an input, so that a spike walks its own
/// synapses. The sum of a target is taken in ascending order of the source, and of the order given
/// where a pair is connected more than once; the bias comes last.
///
/// @tparam Real  float or double
template <class Real>
class Sparse final : public Layer {
 public:
  /// @param synapses  in any order
  /// @param bias      one an output, or empty
  /// @throws std::invalid_argument naming a synapse beyond the shapes
  Sparse(const Shape& input, const Shape& output, const std::vector<Synapse>& synapses,
         const std::vector<double>& bias = {});

  std::string kind() const override { return "Sparse"; }
  void step(const LayerInputs& inputs, Frame<>& output) override;
  std::uint64_t synapses() const override { return targets_.size(); }
  std::uint64_t synaptic_events(const Frame<>& input) const override;

 private:
  std::vector<std::size_t> row_starts_;  // one an input, and the end
  std::vector<std::uint32_t> targets_;
  std::vector<Real> weights_;
  std::vector<Real> bias_;
  std::vector<Real> sums_;
};

extern template class Sparse<float>;
extern template class Sparse<double>;

}  // namespace lif
