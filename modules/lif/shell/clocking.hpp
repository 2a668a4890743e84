#pragma once

namespace lif {

/// The edge of the clock at which a module makes a step.
enum class ClockEdge {
  rising,  ///< from low to high
  falling  ///< from high to low
};

/// When a reset takes effect.
enum class ResetTiming {
  asynchronous,  ///< at once, without a clock
  synchronous    ///< at the active edge of the clock
};

/// The level of the reset port at which the reset is active.
enum class ResetLevel {
  low,  ///< active low, as the name rst_n says
  high  ///< active high; the port is then named rst
};

/// How a module takes its clock and its reset: a choice that a hardware designer makes once for a design.
///
///     lif::LIFNeuron<> neuron{"neuron", {}, {}, {lif::ClockEdge::falling, lif::ResetTiming::synchronous}};
struct Clocking {
  ClockEdge edge = ClockEdge::rising;              ///< the edge at which a step is made
  ResetTiming timing = ResetTiming::asynchronous;  ///< when the reset takes effect
  ResetLevel active_level = ResetLevel::low;       ///< the level at which the reset is active

  /// An order of all clockings, for their use as keys of a std::map.
  friend bool operator<(const Clocking& a, const Clocking& b) {
    if (a.edge != b.edge) return a.edge < b.edge;
    if (a.timing != b.timing) return a.timing < b.timing;
    return a.active_level < b.active_level;
  }
};

}  // namespace lif
