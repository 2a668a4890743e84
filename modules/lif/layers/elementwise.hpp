#pragma once

#include <string>
#include <utility>
#include <vector>

#include <lif/layers/layer.hpp>

namespace lif {

/// Multiplies each value by a factor of its own, `y = x*s`, rounded to Real.
template <class Real>
class Scale final : public Layer {
 public:
  /// @param factors  one for all values, or one per value
  Scale(const Shape& shape, std::vector<double> factors)
      : Layer(shape, shape), factors_(std::move(factors)) {}

  std::string kind() const override { return "Scale"; }
  void step(const LayerInputs& inputs, Frame<>& output) override {
    output.fill([&](std::size_t i) {
      const Real factor = static_cast<Real>(factors_[factors_.size() == 1 ? 0 : i]);
      return static_cast<double>(static_cast<Real>(static_cast<Real>(inputs.input.values()[i]) * factor));
    });
  }

 private:
  std::vector<double> factors_;
};

/// Emits a spike where `x > threshold` (strictly greater); the layer has no memory.
class Threshold final : public Layer {
 public:
  /// @param thresholds  one for all values, or one per value
  Threshold(const Shape& shape, std::vector<double> thresholds)
      : Layer(shape, shape), thresholds_(std::move(thresholds)) {}

  std::string kind() const override { return "Threshold"; }
  void step(const LayerInputs& inputs, Frame<>& output) override {
    output.fill([&](std::size_t i) {
      return inputs.input.values()[i] > thresholds_[thresholds_.size() == 1 ? 0 : i] ? 1.0 : 0.0;
    });
  }

 private:
  std::vector<double> thresholds_;
};

/// Passes its input on, perhaps under another shape: used for inputs, outputs and flattening.
class Relay final : public Layer {
 public:
  /// Takes the shapes of input and output, which have the same number of values.
  using Layer::Layer;

  std::string kind() const override { return "Relay"; }
  void step(const LayerInputs& inputs, Frame<>& output) override {
    output.clear();
    for (const std::uint32_t i : inputs.input.events()) output.append(i, inputs.input.values()[i]);
  }
};

}  // namespace lif
