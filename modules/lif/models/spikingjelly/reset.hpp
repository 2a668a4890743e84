#pragma once

#include <optional>

#include <lif/models/parameters.hpp>

namespace lif::spikingjelly {

// Descriptions of the parameters of SpikingJelly's neurons, shared by all of them.
/// Description of the threshold.
inline constexpr QuantityInfo v_threshold{"v_threshold", "spikes when the potential is at it or above"};
/// Description of the reset potential.
inline constexpr QuantityInfo v_reset{"v_reset", "potential after a spike; none: v_threshold is subtracted"};

/// The framework's two resets: hard, to v_reset, or soft, by the threshold, where there is no v_reset.
template <class Number>
class Reset {
 public:
  /// @param given  v_reset, or nothing for the soft reset
  /// @param make   NumberMaker of the potential
  /// @throws std::invalid_argument naming v_reset, if it does not fit the number type
  template <class Maker>
  Reset(const std::optional<double>& given, const Maker& make)
      : value_(make("v_reset", given.value_or(0.0))), is_hard_(given.has_value()) {}

  /// Resets the potential after a spike.
  void apply(Number& potential, const Number& threshold) const {
    if (is_hard_) {
      potential = value_;
    } else {
      potential -= threshold;
    }
  }

  /// v_reset, or 0 without it: the potential at the start and, for LIFNode, the one towards which it leaks.
  const Number& value() const { return value_; }

 private:
  Number value_;
  bool is_hard_;
};

}  // namespace lif::spikingjelly
