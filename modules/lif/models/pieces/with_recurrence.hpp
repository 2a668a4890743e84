#pragma once

namespace lif {

/// The input of a neuron that adds the feedback from its own layer last: `x += input` means two additions,
/// each of them rounded.
template <class Current>
struct WithRecurrence {
  Current input;      ///< input from the layers before
  Current recurrent;  ///< feedback caused by the last step's spikes of its own layer
};

/// Makes the two additions.
template <class Quantity, class Current>
constexpr Quantity& operator+=(Quantity& quantity, const WithRecurrence<Current>& inputs) {
  quantity += inputs.input;
  quantity += inputs.recurrent;
  return quantity;
}

}  // namespace lif
