#include <lif/layers/pooling.hpp>

namespace lif {

template <class Real>
Pooling<Real>::Pooling(const Shape& input, const Window& window, Pool pool)
    : Layer(input, {input.front(), window.rows.outputs(), window.columns.outputs()}),
      window_(window),
      pool_(pool),
      sums_(size_of(output_shape())) {}

template <class Real>
template <class Visit>
void Pooling<Real>::walk(std::size_t index, Visit&& visit) const {
  const std::size_t width = window_.columns.input;
  const std::size_t plane = window_.rows.input * width;
  const std::size_t channel = index / plane;
  const std::size_t outputs = window_.columns.outputs();
  for (std::size_t u = 0; u < window_.rows.kernel; ++u) {
    const std::size_t row = window_.rows.output_at(index % plane / width, u);
    if (row == WindowAxis::no_output) continue;
    for (std::size_t v = 0; v < window_.columns.kernel; ++v) {
      const std::size_t column = window_.columns.output_at(index % width, v);
      if (column == WindowAxis::no_output) continue;
      visit((channel * window_.rows.outputs() + row) * outputs + column);
    }
  }
}

template <class Real>
void Pooling<Real>::step(const LayerInputs& inputs, Frame<>& output) {
  sums_.assign(sums_.size(), Real{0});
  for (const std::uint32_t index : inputs.input.events()) {
    const Real value = static_cast<Real>(inputs.input.values()[index]);
    walk(index, [&](std::size_t target) { sums_[target] += value; });
  }
  const Real taps = static_cast<Real>(window_.rows.kernel * window_.columns.kernel);
  output.fill([&](std::size_t j) {
    Real value = sums_[j];
    if (pool_ != Pool::sum) value /= taps;
    if (pool_ == Pool::average_times_n) value *= taps;
    return static_cast<double>(value);
  });
}

template <class Real>
std::uint64_t Pooling<Real>::synapses() const {
  std::uint64_t synapses = 0;
  for (std::size_t i = 0; i < size_of(input_shape()); ++i) walk(i, [&](std::size_t) { ++synapses; });
  return synapses;
}

template <class Real>
std::uint64_t Pooling<Real>::synaptic_events(const Frame<>& input) const {
  std::uint64_t events = 0;
  for (const std::uint32_t index : input.events()) walk(index, [&](std::size_t) { ++events; });
  return events;
}

template class Pooling<float>;
template class Pooling<double>;

}  // namespace lif
