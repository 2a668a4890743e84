#include <lif/synapses/synaptic_inputs.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>

#include <lif/arrays/independent_iterations.hpp>
#include <lif/arrays/instruction_set.hpp>
#include <lif/numbers/text.hpp>

namespace lif {

namespace {

constexpr std::uint64_t no_block = static_cast<std::uint64_t>(-1);

struct AddCounts {
  const std::uint8_t* counts;
  std::int16_t weight;
  std::int16_t* units;
  std::size_t size;

  [[gnu::always_inline]] void operator()() {
    const std::uint8_t* const from = counts;
    std::int16_t* const to = units;
    const std::int16_t by = weight;
    const std::size_t end = size;
    LIF_INDEPENDENT_ITERATIONS
    for (std::size_t i = 0; i < end; ++i) to[i] = static_cast<std::int16_t>(to[i] + by * from[i]);
  }
};

template <class Real>
struct Scale {
  const std::int16_t* units;
  Real unit;
  Real* inputs;
  std::size_t size;

  [[gnu::always_inline]] void operator()() {
    const std::int16_t* const from = units;
    Real* const to = inputs;
    const Real by = unit;
    const std::size_t end = size;
    LIF_INDEPENDENT_ITERATIONS
    for (std::size_t i = 0; i < end; ++i) to[i] = static_cast<Real>(from[i]) * by;
  }
};

std::size_t rounded_up(std::size_t size) { return (size + 127) / 128 * 128; }

}  // namespace

template <class Real>
SynapticInputs<Real>::SynapticInputs(const Partition& neurons, double unit)
    : neurons_(neurons), unit_(unit), units_(neurons.size()) {
  const Real rounded = static_cast<Real>(unit);
  if (!std::isfinite(rounded) || rounded == 0) {
    throw std::invalid_argument(
        "unit = " + to_text(unit) +
        " of weights: allowed is a number that is finite and not 0 in the network's number type");
  }
}

template <class Real>
std::int16_t SynapticInputs<Real>::in_units(double weight) const {
  constexpr double most = std::numeric_limits<std::int16_t>::max();
  const double units = weight / unit_;
  const double whole = std::nearbyint(units);
  if (!(std::abs(units - whole) <= 1e-9 * std::max(1.0, std::abs(whole))) || std::abs(whole) > most) {
    throw std::invalid_argument("weight = " + to_text(weight) +
                                " is no multiple of the population's unit of " + to_text(unit_) +
                                " from -32767 to 32767: choose another unit, or give each synapse a weight");
  }
  return static_cast<std::int16_t>(whole);
}

template <class Real>
void SynapticInputs<Real>::require_room_for(std::uint64_t units) const {
  constexpr std::uint64_t most = std::numeric_limits<std::int16_t>::max();
  if (units <= most - most_units_) return;
  throw std::invalid_argument("a neuron could receive " + std::to_string(most_units_ + units) +
                              " units of weight in a step: allowed are " + std::to_string(most));
}

template <class Real>
void SynapticInputs<Real>::add(std::unique_ptr<Projection<Real>> projection, std::size_t source) {
  if (projection->targets() != neurons_) {
    throw std::invalid_argument("a projection to " + std::to_string(projection->targets().size()) +
                                " neurons in " + std::to_string(projection->targets().parts()) +
                                " parts: the inputs are for " + std::to_string(neurons_.size()) +
                                " neurons in " + std::to_string(neurons_.parts()) + " parts");
  }
  if (projection->synapses() == 0) return;
  if (projection->min_delay() < 1 || projection->max_delay() > Projection<Real>::largest_delay) {
    throw std::invalid_argument("delays from " + std::to_string(projection->min_delay()) + " to " +
                                std::to_string(projection->max_delay()) +
                                " are out of range: allowed is [1, " +
                                std::to_string(Projection<Real>::largest_delay) + "] steps");
  }
  require_room_for(projection->most_units());
  most_units_ += projection->most_units();
  has_sums_ = has_sums_ || !projection->is_in_units();
  incoming_.push_back({std::move(projection), source});
}

template <class Real>
void SynapticInputs<Real>::add_poisson(double mean, double weight, std::uint64_t seed, std::uint32_t stream) {
  const std::int16_t units = in_units(weight);
  Drive drive{PoissonCounts(mean, seed, stream), units, {}, {}};
  const std::uint64_t most =
      static_cast<std::uint64_t>(std::abs(units)) * std::numeric_limits<std::uint8_t>::max();
  require_room_for(most);
  most_units_ += most;
  for (std::size_t part = 0; part < neurons_.parts(); ++part) {
    const std::size_t size = neurons_.end(part) - neurons_.begin(part);
    drive.drawn.emplace_back(PoissonCounts::steps_in_block * rounded_up(size));
    drive.blocks.push_back(no_block);
  }
  drives_.push_back(std::move(drive));
}

template <class Real>
void SynapticInputs<Real>::accept(const std::vector<SpikeHistory>& histories, std::int64_t step,
                                  std::size_t part) {
  for (const Incoming& from : incoming_) from.projection->accept(histories[from.source], step, part);
}

template <class Real>
void SynapticInputs<Real>::gather(const std::vector<SpikeHistory>& histories, std::int64_t step,
                                  std::size_t part, Real* inputs) {
  const std::size_t first = neurons_.begin(part);
  const std::size_t end = neurons_.end(part);
  std::fill(units_.data() + first, units_.data() + end, std::int16_t{0});
  for (Drive& drive : drives_) add_drive(drive, step, part);
  for (const Incoming& from : incoming_) {
    if (!from.projection->is_in_units()) continue;
    from.projection->deliver(histories[from.source], step, part, {units_.data(), nullptr});
  }
  run_vectorised(Scale<Real>{units_.data() + first, static_cast<Real>(unit_), inputs + first, end - first});
  if (!has_sums_) return;
  for (const Incoming& from : incoming_) {
    if (from.projection->is_in_units()) continue;
    from.projection->deliver(histories[from.source], step, part, {nullptr, inputs});
  }
}

template <class Real>
void SynapticInputs<Real>::add_drive(Drive& drive, std::int64_t step, std::size_t part) {
  const std::size_t first = neurons_.begin(part);
  const std::size_t size = neurons_.end(part) - first;
  const std::size_t stride = rounded_up(size);
  const std::uint64_t block = static_cast<std::uint64_t>(step) / PoissonCounts::steps_in_block;
  std::uint8_t* const drawn = drive.drawn[part].data();
  if (drive.blocks[part] != block) {
    drive.counts.draw(first, first + size, block, drawn, stride);
    drive.blocks[part] = block;
  }
  const std::size_t row = static_cast<std::uint64_t>(step) % PoissonCounts::steps_in_block;
  run_vectorised(AddCounts{drawn + row * stride, drive.units, units_.data() + first, size});
}

template <class Real>
void SynapticInputs<Real>::reset() {
  for (const Incoming& from : incoming_) from.projection->reset();
}

template class SynapticInputs<float>;
template class SynapticInputs<double>;

}  // namespace lif
