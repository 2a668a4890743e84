#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include <lif/arrays/frame.hpp>

namespace lif {

/// The frames of one writer. A frame that was handed out is not written again while somebody holds it, so
/// that readers share it instead of copying; after that its memory serves again.
template <class Value>
class FrameRing {
 public:
  /// @param size  values of a frame
  explicit FrameRing(std::size_t size) : size_(size) {}

  std::size_t size() const { return size_; }

  /// A frame that nobody else holds. Its values are what they were when it served last, or zeros.
  std::shared_ptr<Frame<Value>> take() {
    for (const std::shared_ptr<Frame<Value>>& frame : frames_) {  // as few as possible, for the cache's sake
      if (frame.use_count() == 1) return frame;
    }
    frames_.push_back(std::make_shared<Frame<Value>>(size_));
    return frames_.back();
  }

 private:
  std::size_t size_;
  std::vector<std::shared_ptr<Frame<Value>>> frames_;
};

}  // namespace lif
