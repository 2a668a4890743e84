#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>

#include <lif/models/parameters.hpp>
#include <lif/models/pieces/comparison.hpp>
#include <lif/models/pieces/spike_count.hpp>

namespace lif::sinabs {

/// The number of spikes that a step may have.
enum class SpikeFunction { multi, single };

/// The words that users type: MultiSpike and SingleSpike of the framework.
constexpr std::array<Word<SpikeFunction>, 2> words(SpikeFunction) {
  return {{{"multi", SpikeFunction::multi}, {"single", SpikeFunction::single}}};
}

/// How spikes reset the potential.
enum class ResetFunction { sub, zero };

/// The words that users type: MembraneSubtract and MembraneReset of the framework.
constexpr std::array<Word<ResetFunction>, 2> words(ResetFunction) {
  return {{{"sub", ResetFunction::sub}, {"zero", ResetFunction::zero}}};
}

/// Descriptions of the parameters of Sinabs's neurons, shared by all of them.
namespace quantity {

/// Threshold, above 0: a neuron spikes when its potential is at it or above.
inline constexpr QuantityInfo spike_threshold{"spike_threshold",
                                              "spikes when the potential is at it or above", Range::above(0)};
/// SpikeFunction: whether a step may have several spikes, or one at most.
inline constexpr QuantityInfo spike_fn{"spike_fn", "several spikes in a step, or one at most"};
/// ResetFunction: whether each spike subtracts the threshold, or spikes set the potential to 0.
inline constexpr QuantityInfo reset_fn{"reset_fn", "spikes subtract the threshold each, or set 0"};
/// Lower limit of the potential after the reset, or none.
inline constexpr QuantityInfo min_v_mem{"min_v_mem", "lower limit of the potential, or none"};

}  // namespace quantity

/// The part of the rule that the framework's neurons share: spikes and reset from the potential.
///
///     S <- [V > 0]*trunc(V/spike_threshold)    multi: a count, at most 2147483647
///     S <- V - spike_threshold >= 0            single
///     V <- V - S*spike_threshold, or 0         in the same step
///     V <- max(V - min_v_mem, 0) + min_v_mem   where there is a limit, after the reset
template <class Number>
class Firing {
 public:
  using Spike = std::int32_t;  ///< number of spikes in the step

  /// @param parameters  has spike_threshold, spike_fn, reset_fn and min_v_mem
  /// @throws std::invalid_argument if the threshold is 0 in the number type
  template <class Parameters, class Maker>
  Firing(const Parameters& parameters, const Maker& make)
      : threshold_(make("spike_threshold", parameters.spike_threshold)),
        lower_limit_(make("min_v_mem", parameters.min_v_mem.value_or(0.0))),
        zero_(make(0)),
        spike_function_(parameters.spike_fn),
        reset_function_(parameters.reset_fn),
        has_lower_limit_(parameters.min_v_mem.has_value()) {
    if (threshold_ > zero_) return;
    throw std::invalid_argument("spike_threshold = " + to_text(parameters.spike_threshold) +
                                " is 0 in the neuron's number type: allowed is greater than 0");
  }

  /// The threshold in the number type of the potential.
  const Number& threshold() const { return threshold_; }
  /// Zero, in the potential's format.
  const Number& zero() const { return zero_; }

  /// Returns the number of spikes for a potential, and resets the potential.
  Spike fire(Number& potential) const {
    const Spike spikes = count(potential);
    reset(potential, spikes);
    return spikes;
  }

 private:
  Spike count(const Number& potential) const {
    const bool fires = at_or_above(potential, threshold_);
    if (spike_function_ == SpikeFunction::single) return fires ? 1 : 0;
    return times_contained(fires ? potential : zero_, threshold_);
  }

  void reset(Number& potential, Spike spikes) const {
    if (reset_function_ == ResetFunction::zero) {
      // Computed as v*(s == 0) + 0, which also turns -0 into 0.
      if (spikes != 0) potential = zero_;
      potential += zero_;
    } else if (spikes != 0) {
      subtract_multiple(potential, threshold_, spikes);
    }
    if (!has_lower_limit_) return;
    potential -= lower_limit_;
    if (potential < zero_) potential = zero_;
    potential += lower_limit_;
  }

  Number threshold_;
  Number lower_limit_;
  Number zero_;
  SpikeFunction spike_function_;
  ResetFunction reset_function_;
  bool has_lower_limit_;
};

}  // namespace lif::sinabs
