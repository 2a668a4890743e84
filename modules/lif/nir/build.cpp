#include <lif/nir/build.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <stdexcept>
#include <utility>

#include <lif/layers/feedback.hpp>
#include <lif/models/model_doubts.hpp>
#include <lif/nir/node_builder.hpp>
#include <lif/nir/plain_layers.hpp>
#include <lif/numbers/text.hpp>

namespace lif::nir {

const NodeBuilder& node_builder(Convention convention) {
#define LIF_CASE(name, meaning) \
  case Convention::name:        \
    return name##_builder();
  switch (convention) { LIF_NIR_CONVENTIONS(LIF_CASE) }
#undef LIF_CASE
  throw std::invalid_argument("unknown convention");
}

namespace {

class Builder {
 public:
  Builder(const Graph& graph, const BuildOptions& options)
      : options_(options),
        builder_(node_builder(options.convention)),
        nodes_(graph.nodes),
        outgoing_(nodes_.size()),
        incoming_(nodes_.size()),
        description_(options.quantisation.state ? Precision::double_precision : builder_.precision()) {
    if (!(options.dt > 0)) throw Error("dt = " + to_text(options.dt) + ": allowed is greater than 0");
    for (std::size_t i = 0; i < nodes_.size(); ++i) index_[nodes_[i].name] = i;
    for (const auto& [from, to] : graph.edges) {
      outgoing_[index_.at(from)].push_back(edges_.size());
      incoming_[index_.at(to)].push_back(edges_.size());
      edges_.push_back({index_.at(from), index_.at(to)});
    }
    input_ = only_end(graph.inputs, "Input");
    output_ = only_end(graph.outputs, "Output");
  }

  BuiltNetwork build() {
    require_memory_in_loops();
    find_late_edges();
    find_feedback_edges();
    find_recurrent_ports();
    make_layers();
    connect();
    return {std::move(description_), std::move(assumptions_), std::move(doubts_)};
  }

 private:
  std::size_t only_end(const std::vector<std::string>& names, const char* type) const {
    if (names.size() != 1) {
      throw Error("the graph has " + std::to_string(names.size()) + " " + type + " nodes: allowed is one");
    }
    return index_.at(names.front());
  }

  std::string described(std::size_t node) const {
    return "node '" + nodes_[node].name + "' (" + nodes_[node].type + ")";
  }

  void doubt(const std::string& node, const StoredValues& stored) {
    std::string text = roundings_text(stored);
    if (!text.empty()) doubts_.push_back({node, std::move(text)});
  }

  // Adds an assumption unless it is already among the last ones: an assumption that holds for both axes of a
  // pool is noted only once.
  void assume(const std::string& node, std::string text) {
    const auto is_same = [&](const Assumption& other) { return other.node == node && other.text == text; };
    if (std::any_of(assumptions_.rbegin(), assumptions_.rbegin() + recent(), is_same)) return;
    assumptions_.push_back({node, std::move(text)});
  }

  std::ptrdiff_t recent() const {
    return static_cast<std::ptrdiff_t>(std::min<std::size_t>(assumptions_.size(), 8));
  }

  bool delays_a_step(std::size_t node) const {
    if (nodes_[node].type != "Delay") return false;
    const std::vector<std::size_t> steps = delay_steps(nodes_[node], options_.dt);
    return *std::min_element(steps.begin(), steps.end()) > 0;
  }

  std::vector<bool> reachable_from(std::size_t start) const {
    std::vector<bool> is_reached(nodes_.size());
    std::vector<std::size_t> next{start};
    is_reached[start] = true;
    while (!next.empty()) {
      const std::size_t node = next.back();
      next.pop_back();
      for (const std::size_t edge : outgoing_[node]) {
        if (is_reached[edges_[edge].to]) continue;
        is_reached[edges_[edge].to] = true;
        next.push_back(edges_[edge].to);
      }
    }
    return is_reached;
  }

  // Refuses loops that consist only of sums, because these have no value.
  void require_memory_in_loops() const {
    std::vector<bool> remembers(nodes_.size());
    for (std::size_t i = 0; i < nodes_.size(); ++i)
      remembers[i] = is_neuron(nodes_[i].type) || delays_a_step(i);
    std::vector<Edge> edges;
    for (const Edge& edge : edges_) {
      if (!remembers[edge.from] && !remembers[edge.to]) edges.push_back(edge);
    }
    std::vector<bool> is_in_order(nodes_.size());
    for (const std::size_t node : in_order(nodes_.size(), edges)) is_in_order[node] = true;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      if (!is_in_order[i])
        throw Error(described(i) +
                    " is part of a loop without neurons or delays, so that its value is not defined");
    }
  }

  // In a loop with a Delay, the connection that leads to the Delay provides the loop's step.
  void find_late_edges() {
    is_late_.resize(edges_.size());
    is_fed_late_.resize(nodes_.size());
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      if (!delays_a_step(i)) continue;
      const std::vector<bool> is_reached = reachable_from(i);
      const auto closes = [&](std::size_t edge) { return is_reached[edges_[edge].from]; };
      if (std::none_of(incoming_[i].begin(), incoming_[i].end(), closes)) continue;
      is_fed_late_[i] = true;
      for (const std::size_t edge : incoming_[i]) is_late_[edge] = true;
    }
  }

  void find_feedback_edges() {
    std::vector<Edge> edges;
    std::vector<std::size_t> places;
    for (std::size_t edge = 0; edge < edges_.size(); ++edge) {
      if (is_late_[edge]) continue;
      edges.push_back(edges_[edge]);
      places.push_back(edge);
    }
    std::vector<std::string> names;
    for (const Node& node : nodes_) names.push_back(node.name);
    const std::vector<std::size_t> others = walked_after_input();
    const std::vector<bool> closes = find_feedback(names, edges, input_, others);
    is_feedback_.resize(edges_.size());
    for (std::size_t i = 0; i < places.size(); ++i) is_feedback_[places[i]] = closes[i];
    for (std::size_t edge = 0; edge < edges_.size(); ++edge) {
      if (!is_feedback_[edge]) continue;
      assume(nodes_[edges_[edge].to].name, "what comes back from '" + nodes_[edges_[edge].from].name +
                                               "' is one step late, and 0 in the first");
    }
  }

  // The order in which nodes are walked that the walk from the Input has not met. First those that it did not
  // meet because of a Delay, neurons before others. Then those that drive themselves: where nothing leads to
  // them, then the others before neurons, as what a layer with a bias gives acts in the same step.
  std::vector<std::size_t> walked_after_input() const {
    const std::vector<bool> is_reached = reachable_from(input_);
    std::vector<std::size_t> order;
    const auto add_if = [&](const auto& condition) {
      for (std::size_t i = 0; i < nodes_.size(); ++i) {
        if (condition(i, is_neuron(nodes_[i].type))) order.push_back(i);
      }
    };
    add_if([&](std::size_t i, bool has_neurons) { return is_reached[i] && has_neurons; });
    add_if([&](std::size_t i, bool has_neurons) { return is_reached[i] && !has_neurons; });
    add_if([&](std::size_t i, bool) { return !is_reached[i] && incoming_[i].empty(); });
    add_if([&](std::size_t i, bool has_neurons) { return !is_reached[i] && !has_neurons; });
    add_if([&](std::size_t i, bool has_neurons) { return !is_reached[i] && has_neurons; });
    return order;
  }

  // Finds dense layers that lead from neurons only to the same neurons.
  void find_recurrent_ports() {
    is_recurrent_.resize(edges_.size());
    has_recurrent_port_.resize(nodes_.size());
    if (!builder_.keeps_recurrence_apart()) return;
    for (std::size_t edge = 0; edge < edges_.size(); ++edge) {
      const auto [weights, neurons] = edges_[edge];
      if (!is_feedback_[edge] || !(nodes_[neurons].type == "LIF" || nodes_[neurons].type == "CubaLIF"))
        continue;
      if (nodes_[weights].type != "Affine" && nodes_[weights].type != "Linear") continue;
      if (outgoing_[weights].size() != 1 || incoming_[weights].size() != 1) continue;
      if (edges_[incoming_[weights].front()].from != neurons) continue;
      is_recurrent_[edge] = has_recurrent_port_[neurons] = true;
    }
  }

  // Makes the layers in the order in which they are reached, so that the input shape of a node is known when
  // it is made: from the Input first, then from nodes that drive themselves.
  void make_layers() {
    place_.assign(nodes_.size(), unplaced);
    const auto own = nodes_[input_].parameters.find("shape");
    if (own == nodes_[input_].parameters.end()) throw Error(described(input_) + ": has no shape");
    make_layers_from(input_, input_shape(own->second));
    for (const std::size_t node : walked_after_input()) {
      if (place_[node] != unplaced) continue;
      if (incoming_[node].empty() && outgoing_[node].empty())
        throw Error(described(node) + " is not reached from the Input, and leads nowhere");
      const std::optional<Shape> shape = own_input_shape(nodes_[node]);
      if (shape) make_layers_from(node, *shape);
    }
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      if (place_[i] == unplaced) {
        throw Error(described(i) +
                    " is not reached from the Input, and the shape of its input cannot be told "
                    "from its parameters");
      }
    }
  }

  void make_layers_from(std::size_t start, const Shape& input_of_start) {
    std::vector<std::pair<std::size_t, Shape>> reached{{start, input_of_start}};
    place_[start] = description_.nodes().size();
    values_ += size_of(input_of_start);
    require_few_values(start);
    for (std::size_t next = 0; next < reached.size(); ++next) {
      const auto [node, input] = reached[next];
      std::unique_ptr<Layer> layer = make_layer(node, input);
      const Shape output = layer->output_shape();
      values_ += size_of(output);
      require_few_values(node);
      description_.add(nodes_[node].name, std::move(layer));
      for (const std::size_t edge : outgoing_[node]) {
        const std::size_t follower = edges_[edge].to;
        if (place_[follower] != unplaced) continue;
        place_[follower] = place_[start] + reached.size();
        reached.emplace_back(follower, output);
      }
    }
  }

  void require_few_values(std::size_t node) const {
    if (values_ <= most_values) return;
    if (node == input_) throw Error(described(input_) + " has more than 2^25 values");
    throw Error("the network has more than 2^25 values in a step");
  }

  Shape input_shape(const Array& shape) const {
    Shape extents;
    for (const double extent : shape.values) {
      if (extent != std::floor(extent) || extent < 1 || extent > 0x7fffffff) {
        throw Error(described(input_) + ": a shape with an extent of " + to_text(extent) +
                    ": allowed is an integer within [1, 2147483647]");
      }
      extents.push_back(static_cast<std::size_t>(extent));
    }
    size_of(extents);
    return extents;
  }

  std::unique_ptr<Layer> make_layer(std::size_t index, const Shape& input) {
    const Node& node = nodes_[index];
    std::vector<std::string> notes;
    std::unique_ptr<Layer> layer;
    try {
      if (is_neuron(node.type)) {
        const NeuronParameters parameters(node, input);
        const StoredValues stored;
        layer = builder_.neurons({parameters, options_, has_recurrent_port_[index], notes});
        doubt(node.name, stored);
      } else {
        layer = make_plain_layer({node, input, builder_, options_, is_fed_late_[index], buffered_, notes});
      }
    } catch (const std::logic_error& error) {
      throw Error(described(index) + ": " + error.what());
    } catch (const Error& error) {
      const std::string what = error.what();
      throw Error(what.rfind("node '", 0) == 0 ? what : described(index) + ": " + what);
    }
    for (std::string& note : notes) assume(node.name, std::move(note));
    const auto forward = std::count_if(incoming_[index].begin(), incoming_[index].end(),
                                       [&](std::size_t edge) { return !is_feedback_[edge]; });
    if (forward > 1 && builder_.loses_sums())
      assume(node.name, "its inputs are summed, as the format has it; nirtorch would lose the node");
    return layer;
  }

  void connect() {
    const bool has_registers = options_.latency == Latency::next_step;
    const std::vector<bool> leads_on = find_leading_on();
    for (std::size_t edge = 0; edge < edges_.size(); ++edge) {
      const auto [from, to] = edges_[edge];
      const bool is_next_step = is_feedback_[edge] || is_late_[edge] ||
                                (has_registers && is_neuron(nodes_[from].type) && leads_on[to]);
      try {
        description_.connect({place_[from], place_[to],
                              is_next_step ? Latency::next_step : Latency::same_step,
                              is_recurrent_[edge] ? LayerPort::recurrent : LayerPort::input});
      } catch (const std::invalid_argument& error) {
        throw Error(error.what());
      }
    }
    description_.set_ends(place_[input_], place_[output_]);
    assume("", has_registers ? "spikes reach the next layer of neurons one step later (latency 1)"
                             : "spikes reach the next layer of neurons in the same step (latency 0)");
    if (options_.quantisation.weights) assume("", "weights, biases and factors are rounded to fixed point");
    if (options_.quantisation.state)
      assume("", "neurons compute in fixed point, in place of the number types named above");
    const std::string problem = description_.problem();
    if (!problem.empty()) throw Error(problem);
  }

  // The nodes that are neurons or lead to neurons within the step.
  std::vector<bool> find_leading_on() const {
    std::vector<Edge> edges;
    for (std::size_t edge = 0; edge < edges_.size(); ++edge) {
      if (!is_feedback_[edge] && !is_late_[edge]) edges.push_back({edges_[edge].to, edges_[edge].from});
    }
    std::vector<std::vector<std::size_t>> sources(nodes_.size());
    for (const Edge& edge : edges) sources[edge.from].push_back(edge.to);
    std::vector<bool> leads_on(nodes_.size());
    for (const std::size_t node : in_order(nodes_.size(), edges)) {
      if (is_neuron(nodes_[node].type)) leads_on[node] = true;
      if (!leads_on[node]) continue;
      for (const std::size_t source : sources[node]) leads_on[source] = true;
    }
    return leads_on;
  }

  static constexpr std::size_t unplaced = static_cast<std::size_t>(-1);

  const BuildOptions& options_;
  const NodeBuilder& builder_;
  const std::vector<Node>& nodes_;
  std::map<std::string, std::size_t> index_;
  std::vector<Edge> edges_;
  std::vector<std::vector<std::size_t>> outgoing_;  // edges of each node
  std::vector<std::vector<std::size_t>> incoming_;
  std::size_t input_ = 0;
  std::size_t output_ = 0;
  std::vector<bool> is_late_;
  std::vector<bool> is_fed_late_;
  std::size_t buffered_ = 0;  // values that delays hold
  std::size_t values_ = 0;    // of all layers in a step
  std::vector<bool> is_feedback_;
  std::vector<bool> is_recurrent_;
  std::vector<bool> has_recurrent_port_;
  std::vector<std::size_t> place_;  // index of each node's layer in the description
  LayerGraph description_;
  std::vector<Assumption> assumptions_;
  std::vector<Assumption> doubts_;
};

}  // namespace

BuiltNetwork build(const Graph& graph, const BuildOptions& options) {
  try {
    return Builder(graph, options).build();
  } catch (const std::length_error& error) {
    throw Error(error.what());
  }
}

}  // namespace lif::nir
