#pragma once

#include <cstdint>
#include <optional>

namespace lif::testbench {

/// What the `lif` model does under a constant current, from its closed form in real numbers.
///
/// Without a spike the potential after n steps from V0 is V(n) = beta^n * V0 + I * (1 - beta^n) / (1 - beta),
/// and V0 + n*I for beta = 1. It rises all the time or falls all the time, so the neuron spikes at the first
/// n with V(n) > threshold. There may be no such n: from V0 = 0 the neuron never spikes if I <= threshold *
/// (1 - beta). If the potential approaches a limit that is above the threshold by only a few units in the
/// last place, this counts as no spike, because a neuron that rounds its potential does not get there.
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
