#pragma once

#include <functional>
#include <type_traits>
#include <utility>

#include <lif/lockstep/rtl_word.hpp>

namespace lif {

/// A value of RTL that a LockStep reads in every cycle: a signal, or a register inside the RTL, with its
/// width and with the time at which it shows a step.
///
///     lif::probe(spike)                                // an sc_signal<bool>, right after the edge
///     lif::probe(potential, lif::signed_bits(12))      // an sc_signal<std::uint32_t>
///     lif::probe(spike).later(2)                       // shows a step two cycles late
///     lif::probe(spike).before_edge()                  // combinational, from the inputs of the step
///     lif::probe([&] { return dut.rootp->top__DOT__count; }, lif::unsigned_bits(4))
class RtlProbe {
 public:
  /// @param read  reads the value's word
  RtlProbe(std::function<RtlWord()> read, const RtlBits& bits) : read_(std::move(read)), bits_(bits) {}

  /// The same probe, for a value of RTL that shows each step `cycles` cycles late.
  RtlProbe later(int cycles) && {
    lag_ = cycles;
    return std::move(*this);
  }
  /// The same value of RTL that shows the step before the edge: a Mealy output. What it shows at the moment
  /// of the edge counts.
  RtlProbe before_edge() && {
    is_early_ = true;
    return std::move(*this);
  }

  /// The value now.
  RtlWord read() const { return read_(); }
  /// The width and the meaning of its bits.
  const RtlBits& bits() const { return bits_; }
  /// The number of cycles by which it is late.
  int lag() const { return lag_; }
  /// Whether it is read at the edge, and not after it.
  bool is_early() const { return is_early_; }

 private:
  std::function<RtlWord()> read_;
  RtlBits bits_;
  int lag_ = 0;
  bool is_early_ = false;
};

/// A signal of RTL, or a port that is bound to one. Without `bits` it is unsigned and as wide as its type.
template <class T>
RtlProbe probe(const sc_core::sc_signal_in_if<T>& signal,
               const RtlBits& bits = unsigned_bits(RtlType<T>::width)) {
  return {[&signal] { return RtlType<T>::read(signal.read()); }, bits};
}

/// A value that a function reads inside the RTL, such as a register of a module that Verilator made.
template <class Read, class T = std::decay_t<std::invoke_result_t<const Read&>>, int = RtlType<T>::width>
RtlProbe probe(Read read, const RtlBits& bits) {
  return {[read = std::move(read)] { return RtlType<T>::read(read()); }, bits};
}

}  // namespace lif
