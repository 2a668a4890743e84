#include <lif/layers/convolution.hpp>

#include <stdexcept>

namespace lif {

namespace {

Shape output_shape_of(const Shape& input, const Window& window, std::size_t output_channels) {
  Shape output{output_channels};
  if (input.size() > 2) output.push_back(window.rows.outputs());
  output.push_back(window.columns.outputs());
  return output;
}

}  // namespace

template <class Real>
Convolution<Real>::Convolution(const Shape& input, const Window& window, std::size_t output_channels,
                               std::size_t groups, const std::vector<double>& weights,
                               const std::vector<double>& bias)
    : Layer(input, output_shape_of(input, window, output_channels)),
      window_(window),
      channels_in_group_(groups == 0 ? 0 : input.front() / groups),
      outputs_in_group_(groups == 0 ? 0 : output_channels / groups),
      output_plane_(window.rows.outputs() * window.columns.outputs()),
      weights_(weights.size()),
      bias_(bias.begin(), bias.end()),
      sums_(size_of(output_shape())) {
  const std::size_t taps = window.rows.kernel * window.columns.kernel;
  if (groups == 0 || input.front() % groups != 0 || output_channels % groups != 0) {
    throw std::invalid_argument(std::to_string(groups) + " groups do not divide " +
                                std::to_string(input.front()) + " input channels and " +
                                std::to_string(output_channels) + " output channels");
  }
  if (weights.size() != output_channels * channels_in_group_ * taps) {
    throw std::invalid_argument(std::to_string(weights.size()) + " weights for " +
                                std::to_string(output_channels) + " output channels, " +
                                std::to_string(channels_in_group_) + " input channels a group and " +
                                std::to_string(taps) + " taps");
  }
  if (!bias.empty() && bias.size() != output_channels) {
    throw std::invalid_argument(std::to_string(bias.size()) + " biases for " +
                                std::to_string(output_channels) + " output channels");
  }
  // Output channels become the innermost axis of each group: at each tap, a spike adds to all of them.
  const std::size_t cells = channels_in_group_ * taps;
  for (std::size_t channel = 0; channel < output_channels; ++channel) {
    const std::size_t group = channel / outputs_in_group_;
    for (std::size_t cell = 0; cell < cells; ++cell) {
      weights_[(group * cells + cell) * outputs_in_group_ + channel % outputs_in_group_] =
          static_cast<Real>(weights[channel * cells + cell]);
    }
  }
}

template <class Real>
template <class Visit>
void Convolution<Real>::walk(std::size_t index, Visit&& visit) const {
  const std::size_t width = window_.columns.input;
  const std::size_t plane = window_.rows.input * width;
  const std::size_t channel = index / plane;
  const std::size_t row = index % plane / width;
  const std::size_t column = index % width;
  const std::size_t group = channel / channels_in_group_;
  for (std::size_t u = 0; u < window_.rows.kernel; ++u) {
    const std::size_t output_row = window_.rows.output_at(row, u);
    if (output_row == WindowAxis::no_output) continue;
    for (std::size_t v = 0; v < window_.columns.kernel; ++v) {
      const std::size_t output_column = window_.columns.output_at(column, v);
      if (output_column == WindowAxis::no_output) continue;
      const std::size_t cell = (channel * window_.rows.kernel + u) * window_.columns.kernel + v;
      visit(
          group * outputs_in_group_ * output_plane_ + output_row * window_.columns.outputs() + output_column,
          cell * outputs_in_group_);
    }
  }
}

template <class Real>
void Convolution<Real>::step(const LayerInputs& inputs, Frame<>& output) {
  sums_.assign(sums_.size(), Real{0});
  for (const std::uint32_t index : inputs.input.events()) {
    const Real value = static_cast<Real>(inputs.input.values()[index]);
    walk(index, [&](std::size_t first_output, std::size_t first_weight) {
      Real* const sums = sums_.data() + first_output;
      const Real* const weights = weights_.data() + first_weight;
      for (std::size_t j = 0; j < outputs_in_group_; ++j) sums[j * output_plane_] += weights[j] * value;
    });
  }
  for (std::size_t j = 0; j < bias_.size(); ++j) {
    for (std::size_t i = 0; i < output_plane_; ++i) sums_[j * output_plane_ + i] += bias_[j];
  }
  output.fill([&](std::size_t j) { return static_cast<double>(sums_[j]); });
}

template <class Real>
std::uint64_t Convolution<Real>::synapses() const {
  std::uint64_t synapses = 0;
  for (std::size_t i = 0; i < size_of(input_shape()); ++i) {
    walk(i, [&](std::size_t, std::size_t) { synapses += outputs_in_group_; });
  }
  return synapses;
}

template <class Real>
std::uint64_t Convolution<Real>::synaptic_events(const Frame<>& input) const {
  std::uint64_t events = 0;
  for (const std::uint32_t index : input.events()) {
    walk(index, [&](std::size_t, std::size_t) { events += outputs_in_group_; });
  }
  return events;
}

template class Convolution<float>;
template class Convolution<double>;

}  // namespace lif
