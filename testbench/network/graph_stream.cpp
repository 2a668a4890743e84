#include "network/graph_stream.hpp"

#include <cstdint>

namespace lif::testbench {

namespace {

void send(PipeWriter& pipe, const nir::Array& array) {
  pipe.write(static_cast<std::uint64_t>(array.type));
  pipe.write(static_cast<std::uint64_t>(array.shape.size()));
  for (const std::size_t extent : array.shape) pipe.write(static_cast<std::uint64_t>(extent));
  pipe.write(static_cast<std::uint64_t>(array.values.size()));
  pipe.write(array.values.data(), array.values.size() * sizeof(double));
}

nir::Array receive_array(PipeReader& pipe) {
  nir::Array array;
  array.type = static_cast<nir::ElementType>(pipe.read_count(2));
  array.shape.resize(pipe.read_count(max_elements));
  for (std::size_t& extent : array.shape) extent = pipe.read_count(max_elements);
  array.values.resize(pipe.read_count(max_elements));
  pipe.read(array.values.data(), array.values.size() * sizeof(double));
  return array;
}

void send(PipeWriter& pipe, const nir::Node& node) {
  pipe.write(node.name);
  pipe.write(node.type);
  pipe.write(static_cast<std::uint64_t>(node.parameters.size()));
  for (const auto& [name, array] : node.parameters) {
    pipe.write(name);
    send(pipe, array);
  }
  pipe.write(static_cast<std::uint64_t>(node.texts.size()));
  for (const auto& [name, text] : node.texts) {
    pipe.write(name);
    pipe.write(text);
  }
}

nir::Node receive_node(PipeReader& pipe) {
  nir::Node node;
  node.name = pipe.read_text();
  node.type = pipe.read_text();
  for (std::size_t count = pipe.read_count(max_elements); count > 0; --count) {
    const std::string name = pipe.read_text();
    node.parameters[name] = receive_array(pipe);
  }
  for (std::size_t count = pipe.read_count(max_elements); count > 0; --count) {
    const std::string name = pipe.read_text();
    node.texts[name] = pipe.read_text();
  }
  return node;
}

void send(PipeWriter& pipe, const std::vector<std::string>& names) {
  pipe.write(static_cast<std::uint64_t>(names.size()));
  for (const std::string& name : names) pipe.write(name);
}

std::vector<std::string> receive_names(PipeReader& pipe) {
  std::vector<std::string> names;
  for (std::size_t count = pipe.read_count(max_elements); count > 0; --count)
    names.push_back(pipe.read_text());
  return names;
}

}  // namespace

void send_graph(PipeWriter& pipe, const nir::Graph& graph) {
  pipe.write(graph.version);
  pipe.write(static_cast<std::uint64_t>(graph.nodes.size()));
  for (const nir::Node& node : graph.nodes) send(pipe, node);
  send(pipe, graph.inputs);
  send(pipe, graph.outputs);
  pipe.write(static_cast<std::uint64_t>(graph.edges.size()));
  for (const auto& [from, to] : graph.edges) {
    pipe.write(from);
    pipe.write(to);
  }
}

nir::Graph receive_graph(PipeReader& pipe) {
  nir::Graph graph;
  graph.version = pipe.read_text();
  for (std::size_t count = pipe.read_count(max_elements); count > 0; --count) {
    graph.nodes.push_back(receive_node(pipe));
  }
  graph.inputs = receive_names(pipe);
  graph.outputs = receive_names(pipe);
  for (std::size_t count = pipe.read_count(max_elements); count > 0; --count) {
    const std::string from = pipe.read_text();
    graph.edges.emplace_back(from, pipe.read_text());
  }
  return graph;
}

}  // namespace lif::testbench
