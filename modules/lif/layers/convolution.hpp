#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <lif/layers/layer.hpp>
#include <lif/layers/window.hpp>

namespace lif {

/// A convolution over one or two dimensions, in groups of channels. Each output is summed in ascending
/// row-major order of the inputs (channel, row, column), and each operation is rounded to Real once. A term
/// whose input is 0 is left out, which does not change a single bit. The bias of the channel is added last.
///
/// @tparam Real  float or double
template <class Real>
class Convolution final : public Layer {
 public:
  /// @param input    (channels, width) or (channels, height, width)
  /// @param window   how the kernel slides
  /// @param groups   number of groups of channels; an output depends only on the inputs of its own group
  /// @param weights  output channels x input channels of a group x kernel rows x kernel columns
  /// @param bias     one per output channel, or empty
  /// @throws std::invalid_argument naming the numbers that do not fit together
  Convolution(const Shape& input, const Window& window, std::size_t output_channels, std::size_t groups,
              const std::vector<double>& weights, const std::vector<double>& bias);

  std::string kind() const override { return "Convolution"; }
  void step(const LayerInputs& inputs, Frame<>& output) override;
  std::uint64_t synapses() const override;
  std::uint64_t synaptic_events(const Frame<>& input) const override;

 private:
  // Calls `visit(output, weight)` with indices for the first output channel of the group that input `index`
  // reaches; both indices have a fixed stride from channel to channel.
  template <class Visit>
  void walk(std::size_t index, Visit&& visit) const;

  Window window_;
  std::size_t channels_in_group_;
  std::size_t outputs_in_group_;
  std::size_t output_plane_;
  std::vector<Real> weights_;  // input channel of its group, kernel row, kernel column, output channel
  std::vector<Real> bias_;
  std::vector<Real> sums_;
};

extern template class Convolution<float>;
extern template class Convolution<double>;

}  // namespace lif
