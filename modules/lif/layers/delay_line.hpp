#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <lif/layers/layer.hpp>

namespace lif {

/// `y(t) = x(t - d)`, each value with its own delay in steps; 0 before the first value arrives.
class DelayLine final : public Layer {
 public:
  /// @param delays  one for all values, or one per value; not empty
  DelayLine(const Shape& shape, std::vector<std::size_t> delays)
      : Layer(shape, shape),
        delays_(std::move(delays)),
        past_(*std::max_element(delays_.begin(), delays_.end()) + 1, Frame<>(size_of(shape))) {}

  std::string kind() const override { return "DelayLine"; }

  void reset() override {
    for (Frame<>& frame : past_) frame.clear();
    now_ = 0;
  }

  void step(const LayerInputs& inputs, Frame<>& output) override {
    now_ = (now_ + 1) % past_.size();
    past_[now_] = inputs.input;
    output.fill([&](std::size_t i) {
      const std::size_t delay = delays_[delays_.size() == 1 ? 0 : i];
      return past_[(now_ + past_.size() - delay) % past_.size()].values()[i];
    });
  }

 private:
  std::vector<std::size_t> delays_;
  std::vector<Frame<>> past_;  // a ring buffer
  std::size_t now_ = 0;
};

}  // namespace lif
