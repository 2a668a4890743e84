#pragma once

#include <cstddef>
#include <string>
#include <type_traits>

#include <lif/channels/frame_channel.hpp>
#include <lif/numbers/number_traits.hpp>
#include <lif/shell/compat.hpp>
#include <lif/shell/report.hpp>

namespace lif {

namespace detail {

inline void require_frame_size(const std::string& instance, std::size_t channel, std::size_t signals) {
  if (channel == signals) return;
  report_error(message_type::wiring, instance,
               "port frame is connected to a channel of " + std::to_string(channel) + " values: it needs " +
                   std::to_string(signals));
}

}  // namespace detail

/// Joins single signals, one per neuron, into the frames that a LayerNetwork or a Population takes: the
/// spikes of single neurons, or the levels of a bus. A frame follows each change of a signal by one delta
/// cycle, so that a value that changes at an edge is input of the next step, as with a register.
///
/// @tparam Signal  `bool`, or a number type
/// @tparam Value   type of the frame's values
template <class Signal = bool, class Value = double>
class SignalsToFrame : public sc_core::sc_module {
 public:
  sc_core::sc_vector<sc_core::sc_in<Signal>> signals;    ///< one per value of the frame
  sc_core::sc_port<FrameWriteIf<Value>> frame{"frame"};  ///< frame of all signals' values

  LIF_HAS_PROCESS(SignalsToFrame);

  /// @param size  number of signals, which the size of the channel at port `frame` has to equal
  SignalsToFrame(const sc_core::sc_module_name& instance, std::size_t size)
      : sc_core::sc_module(instance), signals("signals", checked_size(name(), size)), frame_(size) {
    SC_METHOD(gather);
    for (auto& signal : signals) sensitive << signal;
  }

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::SignalsToFrame"; }

 protected:
  /// Reports ports that are not bound.
  void before_end_of_elaboration() override {
    require_bound(name(), frame, "frame", "a FrameChannel");
    for (std::size_t i = 0; i < signals.size(); ++i)
      require_bound(name(), signals[i], "signals[" + std::to_string(i) + "]", "a signal of its type");
  }

  /// Checks the size of the channel that the port is bound to.
  void end_of_elaboration() override { detail::require_frame_size(name(), frame->size(), signals.size()); }

 private:
  void gather() {
    frame_.fill([&](std::size_t i) {
      const Signal& value = signals[i].read();
      if constexpr (NumberTraits<Signal>::is_specialized && !std::is_same_v<Signal, Value>) {
        return NumberTraits<Signal>::to_double(value);
      } else {
        return value;
      }
    });
    frame->write(frame_);
  }

  Frame<Value> frame_;
};

/// Splits the frames of a LayerNetwork or a Population into single signals, one per neuron. The signals
/// change one delta cycle after the frame and hold until the next frame: a spike is high for one step.
///
/// @tparam Signal  `bool`, which tells whether there is a spike, or a number type for graded spikes
/// @tparam Value   type of the frame's values
template <class Signal = bool, class Value = double>
class FrameToSignals : public sc_core::sc_module {
 public:
  sc_core::sc_port<FrameReadIf<Value>> frame{"frame"};  ///< frame that is split
  sc_core::sc_vector<sc_core::sc_out<Signal>> signals;  ///< one per value of the frame

  LIF_HAS_PROCESS(FrameToSignals);

  /// @param size  number of signals, which the size of the channel at port `frame` has to equal
  FrameToSignals(const sc_core::sc_module_name& instance, std::size_t size)
      : sc_core::sc_module(instance), signals("signals", checked_size(name(), size)) {
    SC_METHOD(wait_for_frames);
  }

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::FrameToSignals"; }

 protected:
  /// Reports ports that are not bound.
  void before_end_of_elaboration() override {
    require_bound(name(), frame, "frame", "a FrameChannel");
    for (std::size_t i = 0; i < signals.size(); ++i)
      require_bound(name(), signals[i], "signals[" + std::to_string(i) + "]", "a signal of its type");
  }

  /// Checks the size of the channel that the port is bound to.
  void end_of_elaboration() override { detail::require_frame_size(name(), frame->size(), signals.size()); }

 private:
  void wait_for_frames() {
    const auto& values = frame->read().values();
    for (std::size_t i = 0; i < signals.size(); ++i) {
      if constexpr (std::is_same_v<Signal, bool>) {
        signals[i].write(values[i] != Value{});
      } else {
        signals[i].write(static_cast<Signal>(values[i]));
      }
    }
    next_trigger(frame->frame_event());
  }
};

}  // namespace lif
