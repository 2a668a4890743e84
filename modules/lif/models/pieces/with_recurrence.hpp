#pragma once

namespace lif {

/// What a neuron takes that adds what comes back from its own layer last: `x += input` then means two
/// additions, each rounded.
template <class Current>
struct WithRecurrence {
  Current input;      ///< from the layers before
  Current recurrent;  ///< from the last step's spikes of its own layer
};

/// The two additions.
template <class Quantity, class Current>
constexpr Quantity& operator+=(Quantity& quantity, const WithRecurrence<Current>& inputs) {
  quantity += inputs.input;
  quantity += inputs.recurrent;
  return quantity;
}

}  // namespace lif
