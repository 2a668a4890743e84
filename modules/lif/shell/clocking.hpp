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

/// The level of the reset at which the initial state holds.
enum class ResetLevel {
  low,  ///< as the name rst_n says
  high  ///< the port is then named rst
};

/// How a module takes its clock and its reset: what a hardware designer chooses once for a design.
///
///     lif::LIFNeuron<> neuron{"neuron", {}, {}, {lif::ClockEdge::falling, lif::ResetTiming::synchronous}};
struct Clocking {
  ClockEdge edge = ClockEdge::rising;              ///< a step is made at it
  ResetTiming timing = ResetTiming::asynchronous;  ///< of the reset
  ResetLevel active_level = ResetLevel::low;       ///< of the reset

  friend bool operator<(const Clocking& a, const Clocking& b) {
    if (a.edge != b.edge) return a.edge < b.edge;
    if (a.timing != b.timing) return a.timing < b.timing;
    return a.active_level < b.active_level;
  }
};

}  // namespace lif
