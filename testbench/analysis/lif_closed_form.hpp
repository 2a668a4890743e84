#pragma once

#include <cstdint>
#include <optional>

namespace lif::testbench {

/// What the `lif` model does under constant current, from its closed form in real numbers.
///
/// Without a spike the potential after n steps from V0 is
/// V(n) = beta^n * V0 + I * (1 - beta^n) / (1 - beta), and V0 + n*I for beta = 1. It moves in one
/// direction, so the first n with V(n) > threshold is when the neuron spikes, or there is none: never
/// for V0 = 0 and I <= threshold * (1 - beta). A limit of the potential within a few units in the last
/// place of the threshold counts as not above it, for a neuron that rounds does not get there.
struct LifClosedForm {
  double beta = 0.9;  ///< 0 to 1
  double threshold = 1;
  double reset_potential = 0;
  double initial_potential = 0;
  std::int64_t refractory_steps = 0;

  /// The step of the first spike, counted from 0.
  std::optional<std::int64_t> first_step(double current) const;

  /// Steps from spike to spike.
  std::optional<std::int64_t> interval(double current) const;

  /// Spikes per step in the long run.
  double rate(double current) const;

 private:
  std::optional<std::int64_t> steps_to_spike(double current, double start) const;
};

}  // namespace lif::testbench
