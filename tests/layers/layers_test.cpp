// Compares the layers between neurons with loops that spell out their definitions: every term in its stated
// order, zeros included, with each operation rounded once.
#include <gtest/gtest.h>

#include <lif/layers/convolution.hpp>
#include <lif/layers/delay_line.hpp>
#include <lif/layers/dense.hpp>
#include <lif/layers/elementwise.hpp>
#include <lif/layers/pooling.hpp>
#include <lif/layers/sparse.hpp>
#include <random>
#include <stdexcept>

#include "support/bits.hpp"

namespace lif::tests {
namespace {

using Values = std::vector<double>;

/// Draws random numbers that a float represents exactly.
class Random {
 public:
  double number() {
    return static_cast<float>(std::ldexp(static_cast<double>(engine_() % 20001) - 10000, -13));
  }
  std::size_t below(std::size_t end) { return static_cast<std::size_t>(engine_() % end); }
  std::size_t within(std::size_t low, std::size_t high) { return low + below(high - low + 1); }

  Values numbers(std::size_t count) {
    Values values(count);
    for (double& value : values) value = number();
    return values;
  }

  /// Mostly zeros, with some spikes, counts and currents among them.
  Values spikes(std::size_t count) {
    Values values(count);
    for (double& value : values) {
      const std::size_t kind = below(8);
      value = kind == 0 ? 1 : kind == 1 ? static_cast<double>(below(5)) : kind == 2 ? number() : 0;
    }
    return values;
  }

 private:
  std::mt19937_64 engine_{20261123};
};

Frame<> frame_of(const Values& values) {
  Frame<> frame(values.size());
  frame.fill([&](std::size_t i) { return values[i]; });
  return frame;
}

Values output_of(Layer& layer, const Values& input) {
  const Frame<> frame = frame_of(input);
  const Frame<> nothing;
  Frame<> output(size_of(layer.output_shape()));
  layer.step({frame, nothing}, output);
  return {output.values().begin(), output.values().end()};
}

void expect_bits(const Values& actual, const Values& expected, const std::string& what) {
  ASSERT_EQ(actual.size(), expected.size()) << what;
  for (std::size_t i = 0; i < actual.size(); ++i) {
    // Adding 0 turns -0 into 0: the two are the same value, and the same spike.
    ASSERT_EQ(bits(actual[i] + 0.0), bits(expected[i] + 0.0)) << what << ", output " << i;
  }
}

template <class Real>
Values dense_by_definition(const Values& weights, const Values& bias, const Values& input,
                           std::size_t outputs) {
  Values result(outputs);
  for (std::size_t j = 0; j < outputs; ++j) {
    Real sum = 0;
    for (std::size_t i = 0; i < input.size(); ++i) {
      const Real product = static_cast<Real>(weights[j * input.size() + i]) * static_cast<Real>(input[i]);
      sum = sum + product;
    }
    if (!bias.empty()) sum = sum + static_cast<Real>(bias[j]);
    result[j] = sum;
  }
  return result;
}

template <class Real>
void try_dense() {
  Random random;
  for (int round = 0; round < 200; ++round) {
    const std::size_t inputs = random.within(1, 40);
    const std::size_t outputs = random.within(1, 20);
    const Values weights = random.numbers(inputs * outputs);
    const Values bias = random.below(2) == 0 ? Values{} : random.numbers(outputs);
    const Values input = random.spikes(inputs);
    const Values expected = dense_by_definition<Real>(weights, bias, input, outputs);
    Dense<Real> dense({inputs}, {outputs}, weights, bias);
    expect_bits(output_of(dense, input), expected, "dense");
    expect_bits(output_of(dense, input), expected, "dense, once more");
    EXPECT_EQ(dense.synapses(), inputs * outputs);
    EXPECT_EQ(dense.synaptic_events(frame_of(input)), frame_of(input).events().size() * outputs);

    // The same connections, given in reverse order.
    std::vector<Synapse> synapses;
    for (std::size_t k = weights.size(); k-- > 0;) {
      synapses.push_back(
          {static_cast<std::uint32_t>(k % inputs), static_cast<std::uint32_t>(k / inputs), weights[k]});
    }
    Sparse<Real> sparse({inputs}, {outputs}, synapses, bias);
    expect_bits(output_of(sparse, input), expected, "sparse");
    EXPECT_EQ(sparse.synaptic_events(frame_of(input)), dense.synaptic_events(frame_of(input)));
  }
}

TEST(Layers, DenseAndSparseSumInAscendingOrderOfFloats) { try_dense<float>(); }
TEST(Layers, DenseAndSparseSumInAscendingOrderOfDoubles) { try_dense<double>(); }

TEST(Layers, SparseConnectsWhatItIsToldTo) {
  Sparse<double> sparse({3}, {2}, {{2, 1, 0.5}, {0, 0, 2}, {2, 1, 0.25}}, {0.125, 0});
  expect_bits(output_of(sparse, {1, 1, 2}), {2.125, 1.5}, "sparse");
  EXPECT_EQ(sparse.synapses(), 3u);
  EXPECT_EQ(sparse.synaptic_events(frame_of({0, 0, 1})), 2u);
  EXPECT_THROW(Sparse<double>({3}, {2}, {{3, 0, 1}}), std::invalid_argument);
  EXPECT_THROW(Sparse<double>({3}, {2}, {{0, 2, 1}}), std::invalid_argument);
  EXPECT_THROW(Sparse<double>({3}, {2}, {}, {1}), std::invalid_argument);
}

/// The values that a window sees: those of an input, and 0 outside of it.
struct Plane {
  const Values& values;
  Window window;

  double at(std::size_t channel, std::ptrdiff_t row, std::ptrdiff_t column) const {
    const auto rows = static_cast<std::ptrdiff_t>(window.rows.input);
    const auto columns = static_cast<std::ptrdiff_t>(window.columns.input);
    if (row < 0 || column < 0 || row >= rows || column >= columns) return 0;
    return values[static_cast<std::size_t>((static_cast<std::ptrdiff_t>(channel) * rows + row) * columns +
                                           column)];
  }
};

std::ptrdiff_t place(const WindowAxis& axis, std::size_t output, std::size_t tap) {
  return static_cast<std::ptrdiff_t>(output * axis.stride + tap * axis.dilation) -
         static_cast<std::ptrdiff_t>(axis.padding);
}

WindowAxis random_axis(Random& random) {
  WindowAxis axis;
  do {
    axis.input = random.within(1, 9);
    axis.kernel = random.within(1, 4);
    axis.stride = random.within(1, 3);
    axis.padding = random.below(3);
    axis.trailing = random.below(3);
    axis.dilation = random.within(1, 3);
  } while (axis.outputs() == 0);
  return axis;
}

template <class Real>
void try_convolution(bool has_rows) {
  Random random;
  for (int round = 0; round < 300; ++round) {
    const std::size_t groups = random.within(1, 3);
    const std::size_t inputs_in_group = random.within(1, 3);
    const std::size_t outputs_in_group = random.within(1, 3);
    Window window;
    if (has_rows) window.rows = random_axis(random);
    window.columns = random_axis(random);
    const std::size_t inputs = groups * inputs_in_group;
    const std::size_t outputs = groups * outputs_in_group;
    Shape shape{inputs};
    if (has_rows) shape.push_back(window.rows.input);
    shape.push_back(window.columns.input);
    const std::size_t taps = window.rows.kernel * window.columns.kernel;
    const Values weights = random.numbers(outputs * inputs_in_group * taps);
    const Values bias = random.below(2) == 0 ? Values{} : random.numbers(outputs);
    const Values input = random.spikes(size_of(shape));
    const Plane plane{input, window};

    Values expected;
    for (std::size_t o = 0; o < outputs; ++o) {
      for (std::size_t y = 0; y < window.rows.outputs(); ++y) {
        for (std::size_t x = 0; x < window.columns.outputs(); ++x) {
          Real sum = 0;
          for (std::size_t c = 0; c < inputs_in_group; ++c) {
            for (std::size_t u = 0; u < window.rows.kernel; ++u) {
              for (std::size_t v = 0; v < window.columns.kernel; ++v) {
                const double value = plane.at(o / outputs_in_group * inputs_in_group + c,
                                              place(window.rows, y, u), place(window.columns, x, v));
                const double weight =
                    weights[((o * inputs_in_group + c) * window.rows.kernel + u) * window.columns.kernel + v];
                const Real product = static_cast<Real>(weight) * static_cast<Real>(value);
                sum = sum + product;
              }
            }
          }
          if (!bias.empty()) sum = sum + static_cast<Real>(bias[o]);
          expected.push_back(sum);
        }
      }
    }
    Convolution<Real> convolution(shape, window, outputs, groups, weights, bias);
    expect_bits(output_of(convolution, input), expected, "convolution " + std::to_string(round));
  }
}

TEST(Layers, ConvolutionInOneDimension) {
  try_convolution<float>(false);
  try_convolution<double>(false);
}

TEST(Layers, ConvolutionInTwoDimensions) {
  try_convolution<float>(true);
  try_convolution<double>(true);
}

TEST(Layers, ConvolutionCountsTheSynapsesThatExist) {
  // A kernel of 3 over 4 inputs with padding 1: at each end one tap lies outside.
  Window window;
  window.columns = {4, 3, 1, 1, 1, 1};
  Convolution<double> convolution({1, 4}, window, 2, 1, Values(6, 1), {});
  EXPECT_EQ(convolution.synapses(), 2u * (4 * 3 - 2));
  EXPECT_EQ(convolution.synaptic_events(frame_of({1, 0, 1, 0})), 2u * (2 + 3));
}

TEST(Layers, ConvolutionRefusesWhatDoesNotFit) {
  Window window;
  window.columns.input = 4;
  EXPECT_THROW(Convolution<double>({3, 4}, window, 2, 2, Values(3, 1), {}), std::invalid_argument);
  EXPECT_THROW(Convolution<double>({3, 4}, window, 2, 0, Values(6, 1), {}), std::invalid_argument);
  EXPECT_THROW(Convolution<double>({3, 4}, window, 2, 1, Values(5, 1), {}), std::invalid_argument);
  EXPECT_THROW(Convolution<double>({3, 4}, window, 2, 1, Values(6, 1), {1}), std::invalid_argument);
}

template <class Real>
void try_pooling(Pool pool) {
  Random random;
  for (int round = 0; round < 200; ++round) {
    Window window{random_axis(random), random_axis(random)};
    window.rows.dilation = window.columns.dilation = 1;
    const std::size_t channels = random.within(1, 3);
    const Shape shape{channels, window.rows.input, window.columns.input};
    const Values input = random.spikes(size_of(shape));
    const Plane plane{input, window};
    const Real taps = static_cast<Real>(window.rows.kernel * window.columns.kernel);
    Values expected;
    for (std::size_t c = 0; c < channels; ++c) {
      for (std::size_t y = 0; y < window.rows.outputs(); ++y) {
        for (std::size_t x = 0; x < window.columns.outputs(); ++x) {
          Real sum = 0;
          for (std::size_t u = 0; u < window.rows.kernel; ++u) {
            for (std::size_t v = 0; v < window.columns.kernel; ++v) {
              sum =
                  sum + static_cast<Real>(plane.at(c, place(window.rows, y, u), place(window.columns, x, v)));
            }
          }
          if (pool != Pool::sum) sum = sum / taps;
          if (pool == Pool::average_times_n) sum = sum * taps;
          expected.push_back(sum);
        }
      }
    }
    Pooling<Real> pooling(shape, window, pool);
    expect_bits(output_of(pooling, input), expected, "pooling " + std::to_string(round));
  }
}

TEST(Layers, PoolingSums) {
  try_pooling<float>(Pool::sum);
  try_pooling<double>(Pool::sum);
}

TEST(Layers, PoolingAverages) {
  try_pooling<float>(Pool::average);
  try_pooling<double>(Pool::average);
}

TEST(Layers, PoolingMultipliesTheAverage) { try_pooling<float>(Pool::average_times_n); }

TEST(Layers, ScaleRoundsOnce) {
  Random random;
  const Values factors = random.numbers(30);
  const Values input = random.numbers(30);
  Scale<float> scale({30}, factors);
  Values expected;
  for (std::size_t i = 0; i < 30; ++i) {
    expected.push_back(static_cast<double>(static_cast<float>(input[i]) * static_cast<float>(factors[i])));
  }
  expect_bits(output_of(scale, input), expected, "scale");
  Scale<double> one({3}, {0.5});
  expect_bits(output_of(one, {1, 2, 3}), {0.5, 1, 1.5}, "one factor");
}

TEST(Layers, ThresholdIsStrict) {
  Threshold threshold({4}, {0.5, 0.5, -1, 0});
  expect_bits(output_of(threshold, {0.5, 0.75, 0, -0.5}), {0, 1, 1, 0}, "threshold");
}

TEST(Layers, DelaysCountInSteps) {
  DelayLine line({4}, {0, 1, 2, 5});
  Random random;
  std::vector<Values> past;
  for (int step = 0; step < 60; ++step) {
    if (step == 30) {
      line.reset();
      past.clear();
    }
    past.push_back(random.spikes(4));
    Values expected(4);
    const std::vector<std::size_t> delays{0, 1, 2, 5};
    for (std::size_t i = 0; i < 4; ++i) {
      if (past.size() > delays[i]) expected[i] = past[past.size() - 1 - delays[i]][i];
    }
    expect_bits(output_of(line, past.back()), expected, "delay, step " + std::to_string(step));
  }
}

TEST(Layers, ADelayOfAllValuesHoldsThemForItsSteps) {
  for (const std::size_t delay : {0U, 1U, 2U, 7U}) {
    DelayLine line({3}, {delay});
    Random random;
    std::vector<Values> past;
    for (int step = 0; step < 40; ++step) {
      if (step == 20) {
        line.reset();
        past.clear();
      }
      past.push_back(random.spikes(3));
      const Values expected = past.size() > delay ? past[past.size() - 1 - delay] : Values(3);
      expect_bits(output_of(line, past.back()), expected, "delay, step " + std::to_string(step));
    }
  }
  EXPECT_EQ(DelayLine::values_held(4, {3}), 12U);
  EXPECT_EQ(DelayLine::values_held(4, {0, 1, 2, 5}), 8U);
}

TEST(Layers, AFrameHoldsValuesAndEvents) {
  Frame<> frame = frame_of({0, 2, 0, -1});
  EXPECT_EQ(frame.events(), (std::vector<std::uint32_t>{1, 3}));
  frame.clear();
  EXPECT_TRUE(frame.events().empty());
  EXPECT_EQ(frame, Frame<>(4));
  frame.append(2, 0.5);
  EXPECT_EQ(frame, frame_of({0, 0, 0.5, 0}));
}

TEST(Layers, ShapesSayHowManyAndWhetherTheyAreAlike) {
  EXPECT_EQ(size_of({}), 1u);
  EXPECT_EQ(size_of({2, 3, 4}), 24u);
  EXPECT_EQ(size_of({0, 1000000000000, 1000000000000}), 0u);
  EXPECT_THROW(size_of({65536, 65536}), std::length_error);
  EXPECT_THROW(size_of({1ull << 63, 2}), std::length_error);
  EXPECT_EQ(to_text(Shape{2, 6, 6}), "(2, 6, 6)");
  EXPECT_TRUE(are_alike({1, 1, 6}, {6}));
  EXPECT_FALSE(are_alike({6, 1}, {6}));
  EXPECT_FALSE(are_alike({2, 3}, {6}));
}

}  // namespace
}  // namespace lif::tests
