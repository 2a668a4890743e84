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

// What the input of a neuron is made of, one value per neuron.
template <class Real>
struct Terms {
  const std::int16_t* units;
  Real unit;
  Real current;
  std::int32_t* counted;  // set to 0 where it is read; or null
  Real* sums;             // as `counted`
  Real* inputs;
  std::size_t size;
};

template <class Real, bool has_counted, bool has_sums>
struct AddTerms {
  Terms<Real> terms;

  [[gnu::always_inline]] void operator()() {
    const std::int16_t* const from = terms.units;
    std::int32_t* const counted = terms.counted;
    Real* const sums = terms.sums;
    Real* const to = terms.inputs;
    const Real by = terms.unit;
    const Real always = terms.current;
    const std::size_t end = terms.size;
    LIF_INDEPENDENT_ITERATIONS
    for (std::size_t i = 0; i < end; ++i) {
      std::int32_t units = from[i];
      if constexpr (has_counted) {
        units += counted[i];
        counted[i] = 0;
      }
      Real input = static_cast<Real>(units) * by;
      if constexpr (has_sums) {
        input += sums[i];
        sums[i] = 0;
      }
      to[i] = input + always;
    }
  }
};

// Adds the events of a Poisson process, times their weight.
template <class Real>
struct AddWeightedCounts {
  const std::uint8_t* counts;
  Real weight;
  Real* inputs;
  std::size_t size;

  [[gnu::always_inline]] void operator()() {
    const std::uint8_t* const from = counts;
    Real* const to = inputs;
    const Real by = weight;
    const std::size_t end = size;
    LIF_INDEPENDENT_ITERATIONS
    for (std::size_t i = 0; i < end; ++i) to[i] += by * static_cast<Real>(from[i]);
  }
};

template <class Real>
void add_terms(const Terms<Real>& terms) {
  if (terms.counted != nullptr && terms.sums != nullptr)
    return run_vectorised(AddTerms<Real, true, true>{terms});
  if (terms.counted != nullptr) return run_vectorised(AddTerms<Real, true, false>{terms});
  if (terms.sums != nullptr) return run_vectorised(AddTerms<Real, false, true>{terms});
  run_vectorised(AddTerms<Real, false, false>{terms});
}

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
bool SynapticInputs<Real>::is_multiple(double weight) const {
  constexpr double most = std::numeric_limits<std::int16_t>::max();
  const double units = weight / unit_;
  const double whole = std::nearbyint(units);
  return std::abs(units - whole) <= 1e-9 * std::max(1.0, std::abs(whole)) && std::abs(whole) <= most;
}

template <class Real>
std::int16_t SynapticInputs<Real>::in_units(double weight) const {
  if (!is_multiple(weight)) {
    throw std::invalid_argument("weight = " + to_text(weight) +
                                " is no multiple of the population's unit of " + to_text(unit_) +
                                " from -32767 to 32767: choose another unit, or give each synapse a weight");
  }
  return static_cast<std::int16_t>(std::nearbyint(weight / unit_));
}

template <class Real>
bool SynapticInputs<Real>::has_room_for(std::uint64_t units) const {
  constexpr std::uint64_t most = std::numeric_limits<std::int16_t>::max();
  return units <= most - most_units_;
}

template <class Real>
void SynapticInputs<Real>::require_room_for(std::uint64_t units) const {
  constexpr std::uint64_t most = std::numeric_limits<std::int16_t>::max();
  if (has_room_for(units)) return;
  throw std::invalid_argument("a neuron could receive " + std::to_string(most_units_ + units) +
                              " units of weight in a step: allowed are " + std::to_string(most));
}

template <class Real>
void SynapticInputs<Real>::add(std::unique_ptr<Projection> projection, std::size_t source) {
  if (projection->targets() != neurons_) {
    throw std::invalid_argument("a projection to " + std::to_string(projection->targets().size()) +
                                " neurons in " + std::to_string(projection->targets().parts()) +
                                " parts: the inputs are for " + std::to_string(neurons_.size()) +
                                " neurons in " + std::to_string(neurons_.parts()) + " parts");
  }
  if (projection->synapses() == 0) return;
  if (projection->delay() < 1 || projection->delay() > largest_delay) {
    throw std::invalid_argument("delay = " + std::to_string(projection->delay()) +
                                " is out of range: allowed is [1, " + std::to_string(largest_delay) +
                                "] steps");
  }
  require_room_for(projection->most_units());
  most_units_ += projection->most_units();
  incoming_.push_back({std::move(projection), source});
}

template <class Real>
void SynapticInputs<Real>::add_poisson(double mean, double weight, std::uint64_t seed, std::uint32_t stream) {
  const std::int16_t units = in_units(weight);
  Drive drive{PoissonCounts(mean, seed, stream), units, Real{0}, {}, {}};
  const std::uint64_t most = static_cast<std::uint64_t>(std::abs(units)) * drive.counts.most();
  require_room_for(most);
  most_units_ += most;
  add(std::move(drive));
}

template <class Real>
void SynapticInputs<Real>::add_weighted_poisson(double mean, double weight, std::uint64_t seed,
                                                std::uint32_t stream) {
  if (!std::isfinite(static_cast<Real>(weight))) {
    throw std::invalid_argument("weight = " + to_text(weight) +
                                ": allowed is any number that is finite in the network's number type");
  }
  add({PoissonCounts(mean, seed, stream), 0, static_cast<Real>(weight), {}, {}});
}

template <class Real>
void SynapticInputs<Real>::add(Drive drive) {
  for (std::size_t part = 0; part < neurons_.parts(); ++part) {
    const std::size_t size = neurons_.end(part) - neurons_.begin(part);
    drive.drawn.emplace_back(PoissonCounts::steps_in_block * rounded_up(size));
    drive.blocks.push_back(no_block);
  }
  drives_.push_back(std::move(drive));
}

template <class Real>
void SynapticInputs<Real>::add_current(double current) {
  const double sum = current_ + current;
  if (!std::isfinite(static_cast<Real>(sum))) {
    throw std::invalid_argument("current = " + to_text(sum) +
                                ": allowed is any number that is finite in the network's number type");
  }
  current_ = sum;
}

template <class Real>
void SynapticInputs<Real>::gather(const std::vector<SpikeHistory>& histories, std::int64_t step,
                                  std::size_t part, const Arrived& arrived, Real* inputs) {
  const std::size_t first = neurons_.begin(part);
  const std::size_t end = neurons_.end(part);
  std::fill(units_.data() + first, units_.data() + end, std::int16_t{0});
  for (Drive& drive : drives_) {
    if (drive.units == 0) continue;
    run_vectorised(AddCounts{counts_of(drive, step, part), drive.units, units_.data() + first, end - first});
  }
  for (const Incoming& from : incoming_)
    from.projection->deliver(histories[from.source], step, part, units_.data());
  add_terms(Terms<Real>{units_.data() + first, static_cast<Real>(unit_), static_cast<Real>(current_),
                        arrived.units, arrived.sums, inputs + first, end - first});
  for (Drive& drive : drives_) {
    if (drive.weight == 0) continue;
    run_vectorised(
        AddWeightedCounts<Real>{counts_of(drive, step, part), drive.weight, inputs + first, end - first});
  }
}

template <class Real>
const std::uint8_t* SynapticInputs<Real>::counts_of(Drive& drive, std::int64_t step, std::size_t part) {
  const std::size_t first = neurons_.begin(part);
  const std::size_t size = neurons_.end(part) - first;
  const std::size_t stride = rounded_up(size);
  const std::uint64_t block = static_cast<std::uint64_t>(step) / PoissonCounts::steps_in_block;
  std::uint8_t* const drawn = drive.drawn[part].data();
  if (drive.blocks[part] != block) {
    drive.counts.draw(first, first + size, block, drawn, stride);
    drive.blocks[part] = block;
  }
  return drawn + static_cast<std::uint64_t>(step) % PoissonCounts::steps_in_block * stride;
}

template class SynapticInputs<float>;
template class SynapticInputs<double>;

}  // namespace lif
