#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <lif/numbers/number_system.hpp>

namespace lif::snntorch {

/// functional.quant.state_quant(num_bits, uniform=True, threshold): rounds a state to the nearest of 2^bits
/// levels, evenly spaced from -threshold to 1.2*threshold; a tie goes to the lower level. In general neither
/// 0 nor the threshold is a level, so the levels are not those of a fixed-point format.
template <class Number>
class StateQuantiser {
 public:
  /// @param bits  1 to 16, or 0 for no quantisation
  template <class Maker>
  StateQuantiser(std::int32_t bits, double threshold, const Maker& make) : is_on_(bits != 0) {
    if (!is_on_) return;
    const auto count = static_cast<std::int32_t>(1u << static_cast<unsigned>(bits));
    for (std::int32_t i = 0; i < count; ++i) {
      const auto top = static_cast<float>(threshold + threshold * 0.2);
      levels_.push_back(make(static_cast<double>(level(i, count, static_cast<float>(-threshold), top))));
    }
  }

  /// Whether states are quantised.
  bool is_on() const { return is_on_; }

  /// The level nearest to a state; call this only if is_on().
  Number nearest(const Number& state) const { return nearest(levels_.data(), levels_.size(), state); }

 private:
  // Never inline: a loop over neurons that contained this loop would not be vectorised, even with
  // quantisation off.
  [[gnu::noinline]] static Number nearest(const Number* levels, std::size_t count, Number state) {
    const Number zero{};
    const auto distance = [&](const Number& level) {
      Number difference = level;
      difference -= state;
      if (difference < zero) {
        Number magnitude = zero;
        magnitude -= difference;
        return magnitude;
      }
      return difference;
    };
    // The levels rise: the search starts at the bottom and ends when the distance grows again.
    std::size_t best = 0;
    Number least = distance(levels[0]);
    for (std::size_t i = 1; i < count; ++i) {
      const Number next = distance(levels[i]);
      if (least < next) break;
      if (next < least) {
        least = next;
        best = i;
      }
    }
    return levels[best];
  }

  // A level of torch.linspace as PyTorch 1.13 computes it with AVX2, in float32 whatever the state's type:
  // the first of each eight neighbours is computed from one of the ends with one rounding, the others from it
  // with two.
  static float level(std::int32_t index, std::int32_t count, float first, float last) {
    constexpr std::int32_t lanes = 8;
    const float step = (last - first) / static_cast<float>(count - 1);
    const std::int32_t begin = count < lanes ? index : index / lanes * lanes;
    const float base = begin < count / 2 ? std::fma(step, static_cast<float>(begin), first)
                                         : std::fma(-step, static_cast<float>(count - begin - 1), last);
    return base + static_cast<float>(index - begin) * step;
  }

  bool is_on_;
  std::vector<Number> levels_;
};

}  // namespace lif::snntorch
