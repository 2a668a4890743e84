#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <systemc>

#include <lif/aer/bounded_fifo.hpp>

namespace lif::aer {

/// Where address events can be put.
class EventPut : public virtual sc_core::sc_interface {
 public:
  /// Puts an event, as far as there is room. @returns whether it was taken
  virtual bool put(std::uint64_t word) = 0;
  /// Whether another event would be taken now.
  virtual bool has_room() const = 0;
};

/// Where address events come from.
class EventGet : public virtual sc_core::sc_interface {
 public:
  /// Takes the oldest event, at most one in a delta cycle. @returns nothing if there is none
  virtual std::optional<std::uint64_t> get() = 0;
  /// Whether get() would give an event now.
  virtual bool has_event() const = 0;
  /// Is notified when there are events that can be taken.
  virtual const sc_core::sc_event& event_arrived() const = 0;
};

/// A link of address events at transaction level: a FIFO of bounded depth with a stated answer to overflow,
/// as a channel. What is put and taken shows in the next delta cycle, so that the order in which processes
/// run changes nothing; room that is made by a get counts from then on.
class EventFifo : public sc_core::sc_prim_channel, public EventPut, public EventGet {
 public:
  /// @param name    of the channel
  /// @param depth   entries that it holds, 1 or more
  /// @param policy  what happens to an event that finds no room
  explicit EventFifo(const char* name, std::size_t depth = 16, OverflowPolicy policy = OverflowPolicy::stall)
      : sc_core::sc_prim_channel(name), policy_(policy), fifo_(depth, policy) {}

  bool put(std::uint64_t word) override {
    if (!has_room()) {
      ++refused_;
      return false;
    }
    arriving_.push_back(word);
    request_update();
    return true;
  }
  bool has_room() const override {
    return policy_ != OverflowPolicy::stall || fifo_.size() + arriving_.size() < fifo_.depth();
  }
  std::optional<std::uint64_t> get() override {
    if (is_taken_ || fifo_.is_empty()) return std::nullopt;
    is_taken_ = true;
    request_update();
    return fifo_.head();
  }
  bool has_event() const override { return !is_taken_ && !fifo_.is_empty(); }
  const sc_core::sc_event& event_arrived() const override { return arrived_; }

  std::size_t size() const { return fifo_.size(); }    ///< number of events inside
  std::size_t depth() const { return fifo_.depth(); }  ///< number of events that it holds
  /// What it has seen: each event that was taken in went out, was dropped, or is inside.
  FifoCounts counts() const {
    FifoCounts counts = fifo_.counts();
    counts.refused = refused_;
    return counts;
  }

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::aer::EventFifo"; }

 private:
  void update() override {
    if (is_taken_) fifo_.pop();
    is_taken_ = false;
    for (const std::uint64_t word : arriving_) fifo_.push(word);
    arriving_.clear();
    if (!fifo_.is_empty()) arrived_.notify(sc_core::SC_ZERO_TIME);
  }

  OverflowPolicy policy_;
  BoundedFifo<std::uint64_t> fifo_;
  std::vector<std::uint64_t> arriving_;
  bool is_taken_ = false;
  std::uint64_t refused_ = 0;
  sc_core::sc_event arrived_;
};

}  // namespace lif::aer
