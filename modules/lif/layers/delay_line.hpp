#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <lif/layers/layer.hpp>

namespace lif {

/// `y(t) = x(t - d)`, each value with its own delay in steps; 0 before the first value arrives.
class DelayLine final : public Layer {
 public:
  /// @param delays  one for all values, or one per value; not empty
  DelayLine(const Shape& shape, std::vector<std::size_t> delays)
      : Layer(shape, shape), delays_(std::move(delays)) {
    past_.resize(values_held(size_of(shape), delays_));
    if (delays_.size() > 1) positions_.resize(delays_.size());
  }

  /// How many values a delay line holds: as many for each of its values as its delay has steps.
  static std::size_t values_held(std::size_t values, const std::vector<std::size_t>& delays) {
    if (delays.size() == 1) return values * delays.front();
    std::size_t held = 0;
    for (const std::size_t delay : delays) held += delay;
    return held;
  }

  std::string kind() const override { return "DelayLine"; }

  void reset() override {
    past_.assign(past_.size(), 0.0);
    now_ = 0;
  }

  void step(const LayerInputs& inputs, Frame<>& output) override {
    const double* const values = inputs.input.values().data();
    if (delays_.size() > 1) {
      std::size_t first = 0;  // of the value's own ring
      output.fill([&](std::size_t i) {
        const double delayed = exchange(first, delays_[i], positions_[i], values[i]);
        first += delays_[i];
        return delayed;
      });
      return;
    }
    const std::size_t delay = delays_.front();
    const std::size_t size = inputs.input.values().size();
    output.fill([&](std::size_t i) {
      return delay == 0 ? values[i] : std::exchange(past_[now_ * size + i], values[i]);
    });
    if (delay > 0) now_ = now_ + 1 == delay ? 0 : now_ + 1;
  }

 private:
  // Takes the oldest value of a ring, and puts the newest in its place.
  double exchange(std::size_t first, std::size_t delay, std::uint32_t& position, double value) {
    if (delay == 0) return value;
    const double oldest = std::exchange(past_[first + position], value);
    position = position + 1 == delay ? 0 : position + 1;
    return oldest;
  }

  std::vector<std::size_t> delays_;
  std::vector<double> past_;              // with one delay, frame by frame; otherwise a ring for each value
  std::size_t now_ = 0;                   // with one delay: the oldest frame
  std::vector<std::uint32_t> positions_;  // otherwise: the oldest value of each ring
};

}  // namespace lif
