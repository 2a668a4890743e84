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
    for (std::size_t tried = 0; tried < frames_.size(); ++tried) {
      next_ = (next_ + 1) % frames_.size();
      if (frames_[next_].use_count() == 1) return frames_[next_];
    }
    frames_.push_back(std::make_shared<Frame<Value>>(size_));
    return frames_.back();
  }

 private:
  std::size_t size_;
  std::size_t next_ = 0;
  std::vector<std::shared_ptr<Frame<Value>>> frames_;
};

}  // namespace lif
