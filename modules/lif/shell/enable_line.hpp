#pragma once

#include <lif/shell/optional_port.hpp>

namespace lif {

/// The signal that a module's enable port is bound to, looked up once: while it is low, an edge makes no
/// step, and state and outputs hold. A reset takes effect all the same.
class EnableLine {
 public:
  using Channel = sc_core::sc_signal_in_if<bool>;  ///< the signal that carries the enable

  /// An enable that is always high.
  EnableLine() = default;
  /// Call this only when the port is bound, or left unbound: from the end of elaboration on.
  explicit EnableLine(const OptionalIn<bool>& port)
      : channel_(port.is_bound() ? port.operator->() : nullptr) {}

  /// Whether a step may be made.
  bool is_high() const { return channel_ == nullptr || channel_->read(); }

  /// The signal that the port is bound to; null where it is unbound.
  const Channel* channel() const { return channel_; }

 private:
  const Channel* channel_ = nullptr;
};

}  // namespace lif
