#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include <lif/arrays/frame.hpp>

namespace lif {

/// The frames of one writer. A frame that was handed out is not written again while somebody holds it, so
/// that readers can share it instead of copying it; afterwards its memory is used again.
template <class Value>
class FrameRing {
 public:
  /// @param size  number of values in a frame
  explicit FrameRing(std::size_t size) : size_(size) {}

  /// Number of values in each frame.
  std::size_t size() const { return size_; }

  /// A frame that nobody else holds. Its values are those of its last use, or zeros.
  std::shared_ptr<Frame<Value>> take() {
    for (const std::shared_ptr<Frame<Value>>& frame : frames_) {  // few frames use the cache best
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
