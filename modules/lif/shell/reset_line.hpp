#pragma once

#include <lif/shell/clocking.hpp>
#include <lif/shell/compat.hpp>

namespace lif {

/// The signal that a module's reset port is bound to, looked up once. The object is small, so that it can lie
/// in memory beside the data that a step touches.
class ResetLine {
 public:
  using Channel = sc_core::sc_signal_in_if<bool>;  ///< the signal that carries the reset

  /// A reset that is never active.
  ResetLine() = default;
  /// @param channel       signal that the port is bound to; null where the port is unbound
  /// @param active_level  level at which the reset is active
  ResetLine(const Channel* channel, ResetLevel active_level)
      : channel_(channel), is_active_high_(active_level == ResetLevel::high) {}

  /// Whether the reset is active, so that the initial state holds.
  bool is_active() const { return channel_ != nullptr && channel_->read() == is_active_high_; }

  /// Whether the reset is active at the high level.
  bool is_active_high() const { return is_active_high_; }

  /// The signal that the port is bound to; null where it is unbound.
  const Channel* channel() const { return channel_; }

  /// The event that occurs when the reset becomes active. Call this only where channel() is not null.
  const sc_core::sc_event& activation() const {
    return is_active_high_ ? channel_->posedge_event() : channel_->negedge_event();
  }

 private:
  const Channel* channel_ = nullptr;
  bool is_active_high_ = false;
};

}  // namespace lif
