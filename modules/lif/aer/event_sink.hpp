#pragma once

#include <cstdint>
#include <functional>
#include <type_traits>
#include <utility>

#include <lif/aer/event_fifo.hpp>

namespace lif::aer {

/// Where a receiver puts its words: a function that takes all of them, or a FIFO, which may have no room.
class EventSink {
 public:
  using Function = std::function<void(std::uint64_t word)>;  ///< is told each word

  /// A function, or anything that can be called like it.
  template <class Callable, class = std::enable_if_t<std::is_invocable_v<Callable&, std::uint64_t>>>
  EventSink(Callable function) : function_(std::move(function)) {}
  /// A FIFO, or another place for events, which has to outlive the receiver.
  EventSink(EventPut& fifo) : fifo_(&fifo) {}

  /// Puts a word. @returns whether it was taken
  bool put(std::uint64_t word) {
    if (fifo_ != nullptr) return fifo_->put(word);
    function_(word);
    return true;
  }
  /// Whether another word would be taken.
  bool has_room() const { return fifo_ == nullptr || fifo_->has_room(); }

 private:
  Function function_;
  EventPut* fifo_ = nullptr;
};

}  // namespace lif::aer
