#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include <lif/arrays/frame.hpp>
#include <lif/shell/checked.hpp>
#include <lif/shell/compat.hpp>
#include <lif/shell/report.hpp>

namespace lif {

/// The interface of a channel through which frames are received.
template <class Value = double>
class FrameReadIf : virtual public sc_core::sc_interface {
 public:
  /// Number of values in a frame.
  virtual std::size_t size() const = 0;
  /// The newest frame; before the first one, zeros.
  virtual const Frame<Value>& read() const = 0;
  /// The frame before the newest one.
  virtual const Frame<Value>& read_previous() const = 0;
  /// Number of frames since the start or the last clear().
  virtual std::uint64_t frames() const = 0;
  /// The event that occurs one delta cycle after each write, whether or not a value has changed.
  virtual const sc_core::sc_event& frame_event() const = 0;
};

/// The interface of a channel through which frames are sent.
template <class Value = double>
class FrameWriteIf : virtual public sc_core::sc_interface {
 public:
  /// Number of values in a frame.
  virtual std::size_t size() const = 0;
  /// Sends the frame of a step; it shows one delta cycle later. The frame is shared, not copied, and must not
  /// change any more.
  virtual void write(std::shared_ptr<const Frame<Value>> frame) = 0;
  /// Sends a copy of the frame; it shows one delta cycle later.
  void write(const Frame<Value>& frame) { write(std::make_shared<const Frame<Value>>(frame)); }
  /// Sets all values to zero and the number of frames to 0; this shows one delta cycle later.
  virtual void clear() = 0;
};

/// A channel that carries the spikes of many neurons, one Frame per step. Like a signal it follows SystemC's
/// evaluate and update phases, so that the value that a reader sees does not depend on the order of
/// processes. Unlike a signal it reports every frame, even one that equals the last, because a step without
/// spikes is a step, too.
///
/// A frame of another size is an error (`/lif/input`), and so is a second writer in the same delta cycle.
template <class Value = double>
class FrameChannel : public sc_core::sc_prim_channel, public FrameReadIf<Value>, public FrameWriteIf<Value> {
 public:
  /// @param size  number of values in a frame
  FrameChannel(const char* instance, std::size_t size)
      : sc_core::sc_prim_channel(instance),
        zeros_(build_or_report(name(), [&] { return std::make_shared<const Frame<Value>>(size); })),
        newest_(zeros_),
        previous_(zeros_) {}

  std::size_t size() const override { return zeros_->size(); }
  const Frame<Value>& read() const override { return *newest_; }
  const Frame<Value>& read_previous() const override { return *previous_; }
  std::uint64_t frames() const override { return frames_; }
  const sc_core::sc_event& frame_event() const override { return frame_event_; }
  /// The event of a process that is sensitive to the channel: frame_event().
  const sc_core::sc_event& default_event() const override { return frame_event_; }

  using FrameWriteIf<Value>::write;

  /// Sends the frame of a step; a wrong size or a second frame in one delta cycle is an error.
  void write(std::shared_ptr<const Frame<Value>> frame) override {
    if (frame->size() != size()) {
      report_error(
          message_type::input, name(),
          "a frame of " + std::to_string(frame->size()) + " values: allowed is " + std::to_string(size()));
      return;
    }
    if (is_written_) {
      report_error(message_type::input, name(), "two frames in one delta cycle: a channel has one writer");
      return;
    }
    next_ = std::move(frame);
    is_written_ = true;
    request_update();
  }

  void clear() override {
    is_cleared_ = true;
    request_update();
  }

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::FrameChannel"; }

 protected:
  /// Makes the written frame the newest one, or all zeros after clear(), and notifies frame_event().
  void update() override {
    if (is_cleared_) {
      newest_ = previous_ = zeros_;
      frames_ = 0;
    } else {
      previous_ = std::move(newest_);
      newest_ = std::move(next_);
      ++frames_;
    }
    is_written_ = is_cleared_ = false;
    frame_event_.notify(sc_core::SC_ZERO_TIME);
  }

 private:
  std::shared_ptr<const Frame<Value>> zeros_;
  std::shared_ptr<const Frame<Value>> newest_;
  std::shared_ptr<const Frame<Value>> previous_;
  std::shared_ptr<const Frame<Value>> next_;
  std::uint64_t frames_ = 0;
  bool is_written_ = false;
  bool is_cleared_ = false;
  sc_core::sc_event frame_event_;
};

}  // namespace lif
