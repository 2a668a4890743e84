#include <lif/layers/sparse.hpp>

#include <stdexcept>

namespace lif {

template <class Real>
Sparse<Real>::Sparse(const Shape& input, const Shape& output, const std::vector<Synapse>& synapses,
                     const std::vector<double>& bias)
    : Layer(input, output),
      row_starts_(size_of(input) + 1),
      targets_(synapses.size()),
      weights_(synapses.size()),
      bias_(bias.begin(), bias.end()),
      sums_(size_of(output)) {
  for (const Synapse& synapse : synapses) {
    if (synapse.source >= size_of(input) || synapse.target >= sums_.size()) {
      throw std::invalid_argument("a synapse from " + std::to_string(synapse.source) + " to " +
                                  std::to_string(synapse.target) + " is out of range: the layer leads from " +
                                  to_text(input) + " to " + to_text(output));
    }
    ++row_starts_[synapse.source + 1];
  }
  if (!bias_.empty() && bias_.size() != sums_.size()) {
    throw std::invalid_argument(std::to_string(bias.size()) + " biases for " + to_text(output));
  }
  for (std::size_t i = 1; i < row_starts_.size(); ++i) row_starts_[i] += row_starts_[i - 1];
  std::vector<std::size_t> next(row_starts_.begin(), row_starts_.end() - 1);
  for (const Synapse& synapse : synapses) {
    const std::size_t place = next[synapse.source]++;
    targets_[place] = synapse.target;
    weights_[place] = static_cast<Real>(synapse.weight);
  }
}

template <class Real>
void Sparse<Real>::step(const LayerInputs& inputs, Frame<>& output) {
  sums_.assign(sums_.size(), Real{0});
  for (const std::uint32_t i : inputs.input.events()) {
    const Real value = static_cast<Real>(inputs.input.values()[i]);
    for (std::size_t k = row_starts_[i]; k < row_starts_[i + 1]; ++k) {
      sums_[targets_[k]] += weights_[k] * value;
    }
  }
  for (std::size_t j = 0; j < bias_.size(); ++j) sums_[j] += bias_[j];
  output.fill([&](std::size_t j) { return static_cast<double>(sums_[j]); });
}

template <class Real>
std::uint64_t Sparse<Real>::synaptic_events(const Frame<>& input) const {
  std::uint64_t events = 0;
  for (const std::uint32_t i : input.events()) events += row_starts_[i + 1] - row_starts_[i];
  return events;
}

template class Sparse<float>;
template class Sparse<double>;

}  // namespace lif
