#include <lif/nir/plain_layers.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

#include <lif/layers/convolution.hpp>
#include <lif/layers/delay_line.hpp>
#include <lif/layers/dense.hpp>
#include <lif/layers/elementwise.hpp>
#include <lif/layers/pooling.hpp>
#include <lif/numbers/text.hpp>

namespace lif::nir {

namespace {

constexpr std::size_t most_buffered = std::size_t{1} << 27;  // a gigabyte of doubles

const Array& array_of(const Node& node, std::string_view name) {
  const auto found = node.parameters.find(std::string(name));
  if (found == node.parameters.end()) throw Error(std::string(name) + " has to be a number");
  return found->second;
}

void require_rank(const Array& array, const std::string& name, std::size_t rank, const char* meaning) {
  if (array.shape.size() == rank) return;
  throw Error(name + " has the shape " + to_text(array.shape) + ": it needs " + std::to_string(rank) +
              " dimensions, " + meaning);
}

// An integer from a parameter that has one value for all axes, or one per axis.
std::size_t count_of(const Node& node, const std::string& name, std::size_t axis, std::size_t axes,
                     std::size_t lowest) {
  const Array& array = array_of(node, name);
  if (array.values.size() != 1 && array.values.size() != axes) {
    throw Error(name + " has " + std::to_string(array.values.size()) + " values: allowed is 1 or " +
                std::to_string(axes));
  }
  const double value = array.values[array.values.size() == 1 ? 0 : axis];
  if (value != std::floor(value) || value < static_cast<double>(lowest) || value > 0x7fffffff) {
    throw Error(name + " is " + to_text(value) + ": allowed is an integer within [" + std::to_string(lowest) +
                ", 2147483647]");
  }
  return static_cast<std::size_t>(value);
}

void require_output(const Window& window, std::size_t channels) {
  const Shape output{channels, window.rows.outputs(), window.columns.outputs()};
  if (size_of(output) <= most_values) return;
  throw Error("its output " + to_text(output) + " has more than 2^25 values");
}

void require_fit(const WindowAxis& axis) {
  if (axis.outputs() > 0) return;
  throw Error("a window of " + std::to_string(axis.kernel) + " does not fit an input of " +
              std::to_string(axis.input));
}

// The weights as the convention holds them, then rounded to the hardware's format if there is one.
std::vector<double> weights_of(const PlainRequest& request, const std::string& name) {
  std::vector<double> values = array_of(request.node, name).values;
  if (request.builder.precision() == Precision::single_precision) {
    for (double& value : values) {
      value = as_float(value);
      if (!std::isfinite(value)) throw Error(name + " has a value that float cannot hold");
    }
  }
  if (const auto& format = request.options.quantisation.weights) {
    for (double& value : values) value = DynamicFixed(value, DynamicFormat(*format)).to_double();
  }
  return values;
}

template <template <class> class Kind, class... Arguments>
std::unique_ptr<Layer> in_precision(const PlainRequest& request, Arguments&&... arguments) {
  const bool is_single = request.builder.precision() == Precision::single_precision &&
                         !request.options.quantisation.state.has_value();
  if (is_single) return std::make_unique<Kind<float>>(std::forward<Arguments>(arguments)...);
  return std::make_unique<Kind<double>>(std::forward<Arguments>(arguments)...);
}

std::unique_ptr<Layer> dense(const PlainRequest& request) {
  const Array& weight = array_of(request.node, "weight");
  require_rank(weight, "weight", 2, "outputs and inputs");
  if (!are_alike(request.input, {weight.shape[1]})) {
    throw Error("weight has the shape " + to_text(weight.shape) + ", and what reaches the node is " +
                to_text(request.input));
  }
  std::vector<double> bias;
  if (request.node.type == "Affine") {
    bias = weights_of(request, "bias");
    if (!are_alike(array_of(request.node, "bias").shape, {weight.shape[0]})) {
      throw Error("bias has the shape " + to_text(array_of(request.node, "bias").shape) + ": it needs " +
                  to_text(Shape{weight.shape[0]}));
    }
  }
  if (size_of(weight.shape) == 0) throw Error("weight is empty");
  return in_precision<Dense>(request, request.input, Shape{weight.shape[0]}, weights_of(request, "weight"),
                             bias);
}

void set_padding(const PlainRequest& request, WindowAxis& axis, std::size_t index, std::size_t axes) {
  const auto text = request.node.texts.find("padding");
  if (text == request.node.texts.end()) {
    axis.padding = axis.trailing = count_of(request.node, "padding", index, axes, 0);
  } else if (text->second == "same") {
    if (axis.stride != 1) throw Error("padding 'same' needs a stride of 1");
    const std::size_t total = axis.dilation * (axis.kernel - 1);
    axis.padding = total / 2;
    axis.trailing = total - axis.padding;
  } else if (text->second != "valid") {
    throw Error("padding is '" + text->second + "': allowed is a number, same or valid");
  }
}

// Checks the input shape against the one that the node declares, if it does.
void require_input_shape(const PlainRequest& request, std::size_t axis, std::size_t axes) {
  const auto found = request.node.parameters.find("input_shape");
  if (found == request.node.parameters.end() || found->second.values.size() != axes) return;
  const double declared = found->second.values[axis];
  if (declared == static_cast<double>(request.input[axis + 1])) return;
  throw Error("input_shape is " + to_text(declared) + " along axis " + std::to_string(axis) +
              ", and what reaches the node is " + to_text(request.input));
}

// @param axes  1 or 2
std::unique_ptr<Layer> convolution(const PlainRequest& request, std::size_t axes) {
  const Node& node = request.node;
  const Array& weight = array_of(node, "weight");
  require_rank(weight, "weight", axes + 2,
               axes == 1 ? "output and input channels, taps" : "output and input channels, rows, columns");
  if (request.input.size() != axes + 1) {
    throw Error("what reaches the node is " + to_text(request.input) + ": it needs " +
                (axes == 1 ? "(channels, width)" : "(channels, height, width)"));
  }
  if (size_of(weight.shape) == 0) throw Error("weight is empty");
  const std::size_t groups = count_of(node, "groups", 0, 1, 1);
  if (groups > 1 && !request.builder.knows_groups()) {
    throw Error("the importer of " + std::string(request.builder.name()) +
                " does not take convolutions in groups (convention nir does)");
  }
  if (weight.shape[1] * groups != request.input[0]) {
    throw Error("weight has the shape " + to_text(weight.shape) + " in " + std::to_string(groups) +
                " groups, and what reaches the node is " + to_text(request.input));
  }
  Window window;
  for (std::size_t i = 0; i < axes; ++i) {
    WindowAxis& axis = axes == 1 || i == 1 ? window.columns : window.rows;
    axis.input = request.input[i + 1];
    require_input_shape(request, i, axes);
    axis.kernel = weight.shape[i + 2];
    axis.stride = count_of(node, "stride", i, axes, 1);
    axis.dilation = count_of(node, "dilation", i, axes, 1);
    set_padding(request, axis, i, axes);
    require_fit(axis);
  }
  require_output(window, weight.shape[0]);
  return in_precision<Convolution>(request, request.input, window, weight.shape[0], groups,
                                   weights_of(request, "weight"), weights_of(request, "bias"));
}

std::unique_ptr<Layer> pooling(const PlainRequest& request, Pool pool) {
  const Node& node = request.node;
  if (request.input.size() != 3) {
    throw Error("what reaches the node is " + to_text(request.input) +
                ": it needs (channels, height, width)");
  }
  Window window;
  for (std::size_t i = 0; i < 2; ++i) {
    WindowAxis& axis = i == 0 ? window.rows : window.columns;
    axis.input = request.input[i + 1];
    axis.kernel = count_of(node, "kernel_size", i, 2, 1);
    axis.stride = count_of(node, "stride", i, 2, 1);
    axis.padding = axis.trailing = count_of(node, "padding", i, 2, 0);
    if (pool == Pool::average_times_n && axis.padding != 0) {
      request.notes.emplace_back("padding is ignored: 0 is used");
      axis.padding = axis.trailing = 0;
    }
    require_fit(axis);
  }
  require_output(window, request.input[0]);
  if (pool == Pool::average_times_n)
    request.notes.emplace_back("the sum is the average times the window's size");
  return in_precision<Pooling>(request, request.input, window, pool);
}

std::vector<double> one_or_each(const PlainRequest& request, const std::string& name,
                                std::vector<double> values) {
  const Array& array = array_of(request.node, name);
  if (array.values.size() != 1 && !are_alike(array.shape, request.input)) {
    throw Error(name + " has the shape " + to_text(array.shape) + ", and what reaches the node is " +
                to_text(request.input));
  }
  return values;
}

std::unique_ptr<Layer> threshold(const PlainRequest& request) {
  std::vector<double> values = array_of(request.node, "threshold").values;
  if (request.builder.precision() == Precision::single_precision) {
    std::transform(values.begin(), values.end(), values.begin(), as_float);
  }
  return std::make_unique<Threshold>(request.input, one_or_each(request, "threshold", std::move(values)));
}

std::unique_ptr<Layer> delay(const PlainRequest& request) {
  std::vector<std::size_t> steps = delay_steps(request.node, request.options.dt);
  one_or_each(request, "delay", {});
  if (request.is_fed_late) {
    for (std::size_t& step : steps) --step;
  }
  // A delay has fewer than 2^31 steps and a layer no more than 2^25 values, so that nothing overflows here.
  const std::size_t held = DelayLine::values_held(size_of(request.input), steps);
  if (held > most_buffered - request.buffered) {
    throw Error("a delay that holds " + std::to_string(held) + " values, after delays that hold " +
                std::to_string(request.buffered) +
                ", takes too much memory: all delays of a network may hold " + std::to_string(most_buffered) +
                " values");
  }
  request.buffered += held;
  return std::make_unique<DelayLine>(request.input, std::move(steps));
}

// Index of one of `rank` dimensions; a negative parameter counts from the end.
std::size_t dimension(const Node& node, const char* name, std::size_t rank, bool counts_batch_axis) {
  const Array& array = array_of(node, name);
  if (array.values.size() != 1) throw Error(std::string(name) + " has to be one number");
  double value = array.values.front();
  if (value < 0) {
    value += static_cast<double>(rank);
  } else if (counts_batch_axis && value > 0) {
    value -= 1;
  }
  if (value != std::floor(value) || value < 0 || value >= static_cast<double>(rank)) {
    throw Error(std::string(name) + " is " + to_text(array.values.front()) + ", and there are " +
                std::to_string(rank) + " dimensions");
  }
  return static_cast<std::size_t>(value);
}

std::unique_ptr<Layer> flatten(const PlainRequest& request) {
  const Shape& input = request.input;
  const bool with_batch = request.builder.counts_batch_axis();
  const std::size_t start = dimension(request.node, "start_dim", input.size(), with_batch);
  const std::size_t end = dimension(request.node, "end_dim", input.size(), with_batch);
  if (start > end) throw Error("start_dim comes after end_dim");
  const auto first = input.begin() + static_cast<std::ptrdiff_t>(start);
  const auto last = input.begin() + static_cast<std::ptrdiff_t>(end) + 1;
  Shape output(input.begin(), first);
  output.push_back(size_of(Shape(first, last)));
  output.insert(output.end(), last, input.end());
  return std::make_unique<Relay>(input, output);
}

std::unique_ptr<Layer> end(const PlainRequest& request) {
  const Array& shape = array_of(request.node, "shape");
  std::string declared;
  double size = 1;
  for (const double extent : shape.values) {
    declared += (declared.empty() ? "" : ", ") + to_text(extent);
    size *= extent;
  }
  if (request.node.type == "Output" && size != static_cast<double>(size_of(request.input))) {
    throw Error("its shape is (" + declared + "), and what reaches the node is " + to_text(request.input));
  }
  return std::make_unique<Relay>(request.input, request.input);
}

}  // namespace

bool is_neuron(const std::string& node_type) {
  static constexpr std::array<const char*, 6> types{"CubaLI", "CubaLIF", "I", "IF", "LI", "LIF"};
  return std::find(types.begin(), types.end(), node_type) != types.end();
}

std::optional<Shape> own_input_shape(const Node& node) {
  if (node.type == "Affine" || node.type == "Linear") {
    const Shape& weights = array_of(node, "weight").shape;
    if (weights.size() == 2) return Shape{weights[1]};
    return std::nullopt;
  }
  const bool is_elementwise =
      is_neuron(node.type) || node.type == "Scale" || node.type == "Threshold" || node.type == "Delay";
  if (!is_elementwise) return std::nullopt;
  std::optional<Shape> shape;
  for (const auto& [name, array] : node.parameters) {
    if (array.shape.empty()) continue;
    if (!shape || size_of(array.shape) > size_of(*shape)) shape = array.shape;
  }
  return shape;
}

std::vector<std::size_t> delay_steps(const Node& node, double dt) {
  std::vector<std::size_t> steps;
  for (const double delay : array_of(node, "delay").values) {
    const double exact = delay / dt;
    const double nearest = std::round(exact);
    if (!(exact >= 0) || nearest > 0x7fffffff || std::fabs(exact - nearest) > 1e-6 * std::max(1.0, nearest)) {
      throw Error("node '" + node.name + "' (Delay): a delay of " + to_text(delay) + " is " + to_text(exact) +
                  " steps of dt = " + to_text(dt) + ": allowed is a whole number of them");
    }
    steps.push_back(static_cast<std::size_t>(nearest));
  }
  if (steps.empty()) throw Error("node '" + node.name + "' (Delay): delay is empty");
  return steps;
}

std::unique_ptr<Layer> make_plain_layer(const PlainRequest& request) {
  const std::string& type = request.node.type;
  if (type == "Input" || type == "Output") return end(request);
  if (!request.builder.knows(type)) {
    throw Error("the importer of " + std::string(request.builder.name()) + " does not know " + type +
                " (convention nir does)");
  }
  if (type == "Affine" || type == "Linear") return dense(request);
  if (type == "Conv1d") return convolution(request, 1);
  if (type == "Conv2d") return convolution(request, 2);
  if (type == "SumPool2d") return pooling(request, request.builder.sum_pool());
  if (type == "AvgPool2d") return pooling(request, Pool::average);
  if (type == "Scale") {
    return in_precision<Scale>(request, request.input,
                               one_or_each(request, "scale", weights_of(request, "scale")));
  }
  if (type == "Threshold") return threshold(request);
  if (type == "Delay") return delay(request);
  if (type == "Flatten") return flatten(request);
  throw Error("nodes of type " + type + " are not supported");
}

}  // namespace lif::nir
