#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <lif/layers/layer.hpp>
#include <lif/layers/window.hpp>

namespace lif {

/// What a pool makes of the sum of its window of n taps, zeros of the padding included.
enum class Pool {
  sum,             ///< sum
  average,         ///< sum/n
  average_times_n  ///< (sum/n)*n, as PyTorch's LPPool2d has it: the division's rounding shows
};

/// Pools each channel of (channels, height, width). The sum is taken in ascending row-major order of
/// the inputs, each operation rounded to Real once.
///
/// @tparam Real  float or double
template <class Real>
class Pooling final : public Layer {
 public:
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
