#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <lif/layers/layer.hpp>

namespace lif {

/// A fully connected layer, in which every input reaches every output:
/// `y[j] = sum over i of w[j][i]*x[i], then + bias[j]`.
///
/// The sum is taken in ascending order of i, and each product and each addition is rounded to Real once. A
/// term whose x is 0 is left out, which does not change a single bit. The bias is added last.
///
/// @tparam Real  float or double
template <class Real>
class Dense final : public Layer {
 public:
  /// @param weights  outputs x inputs, row-major
  /// @param bias     one per output, or empty
  /// @throws std::invalid_argument if the numbers of weights or of biases do not fit
  Dense(const Shape& input, const Shape& output, const std::vector<double>& weights,
        const std::vector<double>& bias);

  std::string kind() const override { return "Dense"; }
  void step(const LayerInputs& inputs, Frame<>& output) override;
  std::uint64_t synapses() const override;
  std::uint64_t synaptic_events(const Frame<>& input) const override;

  /// The weight from an input to an output.
  double weight(std::size_t output, std::size_t input) const {
    return static_cast<double>(columns_[input * outputs_ + output]);
  }
  /// Whether there are biases.
  bool has_bias() const { return !bias_.empty(); }
  /// The bias of an output; only where there are biases.
  double bias(std::size_t output) const { return static_cast<double>(bias_[output]); }

 private:
  std::size_t outputs_;
  std::vector<Real> columns_;  // the weights of input 0, of input 1, ...
  std::vector<Real> bias_;
  std::vector<Real> sums_;
};

extern template class Dense<float>;
extern template class Dense<double>;

}  // namespace lif
