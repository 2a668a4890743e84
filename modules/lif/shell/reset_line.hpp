#pragma once

#include <lif/shell/clocking.hpp>
#include <lif/shell/compat.hpp>

namespace lif {

/// What a module's reset port is bound to, looked up once: small, so that it may stand beside what a step
/// touches.
class ResetLine {
 public:
  using Channel = sc_core::sc_signal_in_if<bool>;  ///< what carries the reset

  /// Never active.
  ResetLine() = default;
  /// @param channel  null where the port is unbound
  ResetLine(const Channel* channel, ResetLevel active_level)
      : channel_(channel), is_active_high_(active_level == ResetLevel::high) {}

  /// Whether the initial state holds.
  bool is_active() const { return channel_ != nullptr && channel_->read() == is_active_high_; }

  /// Of the level at which it is active.
  bool is_active_high() const { return is_active_high_; }

  /// Null where the port is unbound.
  const Channel* channel() const { return channel_; }

  /// Notified when the reset becomes active. Ask only where there is a channel.
  const sc_core::sc_event& activation() const {
    return is_active_high_ ? channel_->posedge_event() : channel_->negedge_event();
  }

 private:
  const Channel* channel_ = nullptr;
  bool is_active_high_ = false;
};

}  // namespace lif
