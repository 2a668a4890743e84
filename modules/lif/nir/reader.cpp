#include <lif/nir/reader.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <stdexcept>

#include <lif/nir/hdf5_file.hpp>
#include <lif/nir/node_types.hpp>
#include <lif/numbers/text.hpp>

namespace lif::nir {

namespace {

constexpr int deepest_nesting = 16;
constexpr std::size_t most_nodes = 10000;
constexpr std::size_t most_edges = 1000000;

std::string quoted(const std::string& name) { return "node '" + name + "'"; }

// Reads the tree of groups below /node.
class Tree {
 public:
  explicit Tree(Hdf5File& file) : file_(file) {}

  Graph read() {
    if (!file_.is_group("/node")) throw Error("it has no group /node, so it is no NIR file");
    if (file_.has("/version")) graph_.version = file_.text("/version");
    const std::string type = type_of("/node", "the graph");
    if (type != "NIRGraph") throw Error("it holds a single " + type + ": a network is a NIRGraph");
    const Ends ends = read_graph("/node", "", 0);
    graph_.inputs = ends.inputs;
    graph_.outputs = ends.outputs;
    std::sort(graph_.nodes.begin(), graph_.nodes.end(),
              [](const Node& a, const Node& b) { return a.name < b.name; });
    std::sort(graph_.edges.begin(), graph_.edges.end());
    graph_.edges.erase(std::unique(graph_.edges.begin(), graph_.edges.end()), graph_.edges.end());
    return std::move(graph_);
  }

 private:
  // The nodes that edges to and from a nested graph lead to: its one Input and its one Output.
  struct Ends {
    std::vector<std::string> inputs;
    std::vector<std::string> outputs;
  };

  std::string type_of(const std::string& group, const std::string& what) {
    if (!file_.has(group + "/type")) throw Error(what + " has no type");
    return file_.text(group + "/type");
  }

  // @param prefix  prefix of the names of its nodes, with a dot at the end; "" for the outermost graph
  Ends read_graph(const std::string& group, const std::string& prefix, int depth) {
    if (depth > deepest_nesting)
      throw Error("graphs are nested more than " + std::to_string(deepest_nesting) + " deep");
    const std::string nodes = group + "/nodes";
    if (!file_.is_group(nodes)) throw Error(nodes + " is missing");
    Ends ends;
    std::map<std::string, Ends> nested;
    std::set<std::string> names;
    for (const std::string& name : file_.members(nodes)) {
      const std::string full_name = prefix + name;
      const std::string path = nodes + "/" + name;
      if (!file_.is_group(path)) throw Error(quoted(full_name) + " is no group");
      names.insert(name);
      const std::string type = type_of(path, quoted(full_name));
      if (type == "NIRGraph") {
        nested[name] = read_graph(path, full_name + ".", depth + 1);
        continue;
      }
      if (type == "Input") ends.inputs.push_back(full_name);
      if (type == "Output") ends.outputs.push_back(full_name);
      read_node(path, full_name, type);
    }
    read_edges(group + "/edges", prefix, names, nested);
    return ends;
  }

  void read_node(const std::string& path, const std::string& name, const std::string& type_name) {
    const NodeType* type = find_node_type(type_name);
    if (type == nullptr)
      throw Error(quoted(name) + " is of type '" + type_name + "', which NIR does not have");
    if (graph_.nodes.size() == most_nodes)
      throw Error("there are more than " + std::to_string(most_nodes) + " nodes");
    Node node{name, type_name, {}, {}};
    for (const char* parameter : type->parameters) {
      if (!file_.has(path + "/" + parameter)) {
        throw Error(quoted(name) + " (" + type_name + ") lacks " + parameter);
      }
      read_parameter(path, parameter, node);
    }
    for (const char* parameter : type->optional) {
      if (file_.has(path + "/" + parameter)) read_parameter(path, parameter, node);
    }
    graph_.nodes.push_back(std::move(node));
  }

  void read_parameter(const std::string& path, const std::string& parameter, Node& node) {
    const std::string dataset = path + "/" + parameter;
    try {
      if (file_.is_text(dataset)) {
        if (parameter != "padding" && parameter != "input_type")
          throw Error(parameter + " has to be a number, and is a text");
        node.texts[parameter] = file_.text(dataset);
        return;
      }
      Array array = file_.numbers(dataset);
      require_finite(array, parameter);
      node.parameters[parameter] = std::move(array);
    } catch (const std::exception& error) {
      throw Error(quoted(node.name) + " (" + node.type + "): " + error.what());
    }
  }

  static void require_finite(const Array& array, const std::string& parameter) {
    const auto found = std::find_if_not(array.values.begin(), array.values.end(),
                                        [](double value) { return std::isfinite(value); });
    if (found == array.values.end()) return;
    throw Error(parameter + " is " + to_text(*found) + " at index " +
                std::to_string(found - array.values.begin()) + ": allowed is any finite number");
  }

  void read_edges(const std::string& path, const std::string& prefix, const std::set<std::string>& names,
                  const std::map<std::string, Ends>& nested) {
    const Shape shape = file_.shape(path);
    if (size_of(shape) == 0) return;
    if (shape.size() != 2 || shape[1] != 2) {
      throw Error(path + " has the shape " + to_text(shape) + ": edges are pairs of names");
    }
    if (shape[0] > most_edges) throw Error("there are more than " + std::to_string(most_edges) + " edges");
    Shape ignored;
    const std::vector<std::string> ends = file_.texts(path, ignored);
    const auto resolve = [&](const std::string& name, bool is_source) {
      if (names.count(name) == 0) {
        throw Error("an edge " + std::string(is_source ? "comes from" : "leads to") + " '" + prefix + name +
                    "', which is no node");
      }
      const auto graph = nested.find(name);
      if (graph == nested.end()) return prefix + name;
      const auto& candidates = is_source ? graph->second.outputs : graph->second.inputs;
      if (candidates.size() != 1) {
        throw Error("graph '" + prefix + name + "' has " + std::to_string(candidates.size()) +
                    (is_source ? " Outputs" : " Inputs") + ": a nested graph needs one");
      }
      return candidates.front();
    };
    for (std::size_t i = 0; i + 1 < ends.size(); i += 2) {
      graph_.edges.emplace_back(resolve(ends[i], true), resolve(ends[i + 1], false));
    }
  }

  Hdf5File& file_;
  Graph graph_;
};

}  // namespace

Graph read(const std::string& path) {
  try {
    Hdf5File file(path);
    return Tree(file).read();
  } catch (const std::length_error& error) {
    throw Error(error.what());
  }
}

}  // namespace lif::nir
