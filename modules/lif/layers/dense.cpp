#include <lif/layers/dense.hpp>

#include <stdexcept>

namespace lif {

template <class Real>
Dense<Real>::Dense(const Shape& input, const Shape& output, const std::vector<double>& weights,
                   const std::vector<double>& bias)
    : Layer(input, output),
      outputs_(size_of(output)),
      columns_(weights.size()),
      bias_(bias.begin(), bias.end()),
      sums_(outputs_) {
  const std::size_t inputs = size_of(input);
  if (weights.size() != inputs * outputs_ || (!bias.empty() && bias.size() != outputs_)) {
    throw std::invalid_argument(std::to_string(weights.size()) + " weights and " +
                                std::to_string(bias.size()) + " biases for a layer from " + to_text(input) +
                                " to " + to_text(output));
  }
  for (std::size_t j = 0; j < outputs_; ++j) {
    for (std::size_t i = 0; i < inputs; ++i) {
      columns_[i * outputs_ + j] = static_cast<Real>(weights[j * inputs + i]);
    }
  }
}

template <class Real>
void Dense<Real>::step(const LayerInputs& inputs, Frame<>& output) {
  sums_.assign(outputs_, Real{0});
  Real* const sums = sums_.data();
  for (const std::uint32_t i : inputs.input.events()) {
    const Real value = static_cast<Real>(inputs.input.values()[i]);
    const Real* const column = columns_.data() + i * outputs_;
    for (std::size_t j = 0; j < outputs_; ++j) sums[j] += column[j] * value;
  }
  for (std::size_t j = 0; j < bias_.size(); ++j) sums[j] += bias_[j];
  output.fill([&](std::size_t j) { return static_cast<double>(sums[j]); });
}

template <class Real>
std::uint64_t Dense<Real>::synapses() const {
  return columns_.size();
}

template <class Real>
std::uint64_t Dense<Real>::synaptic_events(const Frame<>& input) const {
  return input.events().size() * outputs_;
}

template class Dense<float>;
template class Dense<double>;

}  // namespace lif
