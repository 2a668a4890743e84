#pragma once

#include <array>
#include <cstdlib>
#include <iostream>
#include <lif/nir/build.hpp>
#include <stdexcept>

namespace lif::tests {

/// Builds a graph under every convention and makes two steps of each layer, without SystemC. Whatever the
/// graph is, the result has to be a network, or an nir::Error with a message.
inline void build_all(const nir::Graph& graph) {
  using nir::Convention;
  constexpr std::array conventions{Convention::nir, Convention::snntorch, Convention::norse,
                                   Convention::spikingjelly, Convention::sinabs};
  for (const Convention convention : conventions) {
    nir::BuildOptions options;
    options.dt = 1e-3;
    options.convention = convention;
    try {
      const nir::BuiltNetwork built = nir::build(graph, options);
      for (const auto& node : built.description.nodes()) {
        if (size_of(node.layer->input_shape()) + size_of(node.layer->output_shape()) > 100000) continue;
        Frame<> input(size_of(node.layer->input_shape()));
        input.fill([](std::size_t i) { return i % 2 == 0 ? 1.0 : 0.25; });
        const Frame<> nothing;
        Frame<> output(size_of(node.layer->output_shape()));
        try {
          for (int step = 0; step < 2; ++step) node.layer->step({input, nothing}, output);
        } catch (const std::domain_error&) {  // allowed: a potential that is no longer finite
        }
      }
    } catch (const nir::Error& error) {
      if (std::string(error.what()).empty()) std::abort();
    }
  }
}

}  // namespace lif::tests
