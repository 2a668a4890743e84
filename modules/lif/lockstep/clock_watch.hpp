#pragma once

#include <string>
#include <vector>

#include <lif/shell/compat.hpp>

namespace lif {

/// Finds clocks that arrive later than they should within a time stamp. A module whose clock passes through a
/// process, for instance one that copies or gates it, sees its edges a delta cycle late; inputs that change
/// at the edge have changed by then, so that it takes each of them a cycle too early, without a word.
class ClockWatch {
 public:
  /// @param clk        the clock that counts
  /// @param is_rising  whether its rising edge is the active one
  ClockWatch(const sc_core::sc_signal_in_if<bool>& clk, bool is_rising) : clk_(clk), is_rising_(is_rising) {}

  /// Watches the clock ports of a module: inputs of type bool whose name contains `clk` or `clock`. Ports
  /// that are bound to the clock that counts need no watching. Call this at the end of elaboration.
  void add(const sc_core::sc_module& module);

  /// To be called at each active edge of the clock that counts.
  void note_edge() {
    time_ = sc_core::sc_time_stamp();
    delta_ = sc_core::sc_delta_count();
  }

  /// The sentence about a clock that has arrived late since the last call, or "". To be called once in each
  /// cycle, after everything has settled.
  std::string complaint();

 private:
  struct Watched {
    std::string port;
    sc_core::sc_time time;
    sc_dt::uint64 delta = 0;
    bool is_known = false;
  };

  const sc_core::sc_signal_in_if<bool>& clk_;
  bool is_rising_;
  sc_core::sc_time time_;
  sc_dt::uint64 delta_ = 0;
  std::vector<Watched> watched_;
};

}  // namespace lif
