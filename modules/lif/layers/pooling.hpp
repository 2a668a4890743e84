#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <lif/layers/layer.hpp>
#include <lif/layers/window.hpp>

namespace lif {

/// The value that pooling makes from the sum of a window of n taps; the zeros of the padding are included.
enum class Pool {
  sum,             ///< the sum itself
  average,         ///< sum/n
  average_times_n  ///< (sum/n)*n, as in PyTorch's LPPool2d: the division's rounding has an effect
};

/// Pools each channel of (channels, height, width). The sum is taken in ascending row-major order of the
/// inputs, and each operation is rounded to Real once.
///
/// @tparam Real  float or double
template <class Real>
class Pooling final : public Layer {
 public:
  /// Takes the shape (channels, height, width) of the input; the window slides over height and width.
  Pooling(const Shape& input, const Window& window, Pool pool);

  std::string kind() const override { return pool_ == Pool::average ? "AveragePooling" : "SumPooling"; }
  void step(const LayerInputs& inputs, Frame<>& output) override;
  std::uint64_t synapses() const override;
  std::uint64_t synaptic_events(const Frame<>& input) const override;

 private:
  template <class Visit>
  void walk(std::size_t index, Visit&& visit) const;

  Window window_;
  Pool pool_;
  std::vector<Real> sums_;
};

extern template class Pooling<float>;
extern template class Pooling<double>;

}  // namespace lif
