#include <lif/nir/neuron_parameters.hpp>

#include <algorithm>

namespace lif::nir {

namespace {

bool are_equal(const std::vector<double>& values) {
  return std::all_of(values.begin(), values.end(), [&](double value) { return value == values.front(); });
}

}  // namespace

NeuronParameters::NeuronParameters(const Node& node, const Shape& shape) : node_(node), shape_(shape) {
  for (const auto& [name, array] : node.parameters) {
    if (array.values.size() == 1) continue;
    if (array.values.empty()) throw Error(name + " is empty: allowed is one value or more");
    if (!are_alike(array.shape, shape)) {
      throw Error(name + " has the shape " + to_text(array.shape) + ", and what reaches the node is " +
                  to_text(shape) + ": allowed is the same shape or a single value");
    }
    if (!are_equal(array.values)) sets_ = size_of(shape);
  }
}

const Array* NeuronParameters::find(const std::string& name) const {
  const auto found = node_.parameters.find(name);
  return found == node_.parameters.end() ? nullptr : &found->second;
}

double NeuronParameters::get(const std::string& name, std::size_t set, double otherwise) const {
  const Array* array = find(name);
  if (array == nullptr) return otherwise;
  return array->values[array->values.size() == 1 ? 0 : set];
}

bool NeuronParameters::is_uniform(const std::string& name) const {
  const Array* array = find(name);
  return array == nullptr || are_equal(array->values);
}

ElementType NeuronParameters::type(const std::string& name) const {
  const Array* array = find(name);
  return array == nullptr ? ElementType::float64 : array->type;
}

bool NeuronParameters::is_array(const std::string& name) const {
  const Array* array = find(name);
  return array != nullptr && !array->shape.empty();
}

}  // namespace lif::nir
