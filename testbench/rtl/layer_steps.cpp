#include "rtl/layer_steps.hpp"

#include <cmath>
#include <random>

#include "errors.hpp"
#include "interrupt.hpp"
#include "network/raw_input.hpp"

namespace lif::testbench {

namespace {

using systemverilog::LayerStep;

void append_results(LayerStep& step, const NeuronLayer& neurons, const Frame<>& spikes,
                    const FixedFormat& format) {
  for (std::size_t j = 0; j < spikes.size(); ++j) {
    step.spikes.push_back(spikes.values()[j] != 0);
    step.potentials.push_back(
        static_cast<std::int64_t>(std::ldexp(neurons.potential(j), format.fraction_bits)));
  }
}

}  // namespace

LayerStepRecorder::LayerStepRecorder(const LayerNetwork& network, const NetworkLayer& layer,
                                     const LayerFormats& formats, std::uint64_t most)
    : network_(network),
      layer_(layer),
      formats_(formats),
      most_(most),
      last_(size_of(layer.dense->input_shape())) {}

void LayerStepRecorder::record(std::uint64_t step, const Frame<>& /*input*/) {
  if (steps_.size() == most_) return;
  LayerStep recorded;
  recorded.is_after_reset = is_reset_;
  if (is_reset_) last_.assign(last_.size(), 0);
  is_reset_ = false;
  const Frame<>& now = network_.layer(layer_.source).frame();
  for (std::size_t i = 0; i < last_.size(); ++i) {
    const double value = layer_.latency == Latency::same_step ? now.values()[i] : last_[i];
    recorded.inputs.push_back(raw_input(value, formats_.input, i, step));
    last_[i] = now.values()[i];
  }
  append_results(recorded, *layer_.neurons, network_.layer(layer_.node).frame(),
                 formats_.state.formats.potential);
  steps_.push_back(std::move(recorded));
}

std::vector<LayerStep> random_layer_steps(const NetworkLayer& layer, const LayerFormats& formats,
                                          std::uint64_t count, std::uint64_t seed) {
  std::mt19937_64 engine(seed);
  const auto one_in = [&](std::uint64_t n) { return engine() % n == 0; };
  const FixedFormat& format = formats.input;
  const std::uint64_t values = std::uint64_t{1} << format.width;
  Frame<> input(size_of(layer.dense->input_shape()));
  Frame<> current(size_of(layer.dense->output_shape()));
  Frame<> spikes(current.size());
  const Frame<> nothing(0);
  std::size_t driven = 0;
  bool is_driven = false;
  std::uint64_t share = 0;  // of other inputs that are active, in eighths
  std::vector<LayerStep> steps(count);
  for (LayerStep& step : steps) {
    if (interrupted()) throw Interrupted();
    step.is_after_reset = one_in(50);
    if (step.is_after_reset) layer.neurons->reset();
    if (one_in(4)) {
      driven = engine() % current.size();
      is_driven = !one_in(4);
      share = engine() % 9;
    }
    for (std::size_t i = 0; i < input.size(); ++i) {
      const bool is_active =
          is_driven ? (layer.dense->weight(driven, i) > 0) != one_in(8) : engine() % 8 < share;
      const std::int64_t value = static_cast<std::int64_t>(engine() % values) + format.lowest_raw();
      step.inputs.push_back(!is_active          ? 0
                            : format.width == 1 ? format.lowest_raw() + format.highest_raw()
                                                : value);
    }
    input.fill([&](std::size_t i) {
      return std::ldexp(static_cast<double>(step.inputs[i]), -format.fraction_bits);
    });
    layer.dense->step({input, nothing}, current);
    layer.neurons->step({current, nothing}, spikes);
    append_results(step, *layer.neurons, spikes, formats.state.formats.potential);
  }
  return steps;
}

}  // namespace lif::testbench
