#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <lif/lockstep/rtl_probe.hpp>

namespace lif {

/// One value of a neuron that a LockStep compares with a value of its RTL.
struct ComparedValue {
  std::string name;  ///< as the user gave it
  /// Where the model's value comes from.
  enum class Source { state, function, input };

  Source source = Source::state;  ///< where the model's value comes from
  std::size_t state_index = 0;    ///< place in the neuron's state
  std::function<double()> model;  ///< reads another value of the model
  RtlProbe rtl;                   ///< reads the value of the RTL

  /// Whether the RTL's value is read at the edge, and not after it.
  bool is_early() const { return source == Source::input || rtl.is_early(); }

  double last_model = 0;  ///< what the model had in the last cycle that was compared
  double last_rtl = 0;    ///< what the RTL had in that cycle; not a number where a bit was x or z
};

/// What a LockStep saw in one cycle. Values of RTL with bits that are x or z are not numbers.
struct LockStepCycle {
  std::uint64_t number = 0;         ///< active edges before this one
  sc_core::sc_time time;            ///< time of the active edge
  std::optional<double> input;      ///< input current at the edge
  std::optional<double> threshold;  ///< threshold of the model
  bool is_enabled = true;           ///< level of the enable line
  bool is_reset = false;            ///< whether the reset held the neuron
  bool is_compared = false;         ///< whether the values were compared
  std::vector<double> state;        ///< state of the model after the edge
  std::vector<double> model;        ///< compared values of the model after the edge
  std::vector<double> expected;     ///< what the RTL should show: where it is late, of an earlier cycle
  std::vector<double> rtl;          ///< what it shows

  /// Whether a compared value differs.
  bool differs(std::size_t place) const { return !(expected[place] == rtl[place]); }
};

}  // namespace lif
