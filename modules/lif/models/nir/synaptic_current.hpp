#pragma once

#include <lif/models/model.hpp>
#include <lif/models/nir/parameters.hpp>

namespace lif::nir {

/// A synaptic current, tau_syn di/dt = -i + w_in*I, integrated by forward Euler:
///
///     i <- i + (dt/tau_syn) * (w_in*I - i)
///
/// dt/tau_syn is computed in the neuron's number type where that is a floating-point type, otherwise in
/// double.
template <class T>
class SynapticCurrent {
 public:
  using Numbers = NumberSystem<T>;          ///< number types of its quantities
  using Input = typename Numbers::Current;  ///< type of the input and of the synaptic current

  /// Takes dt and tau_syn in the same unit.
  /// @throws std::invalid_argument naming the coefficient that does not fit the number type
  SynapticCurrent(double dt, double tau_syn, double w_in, const Numbers& numbers)
      : rate_(
            numbers.coefficient("dt/tau_syn", static_cast<RealOf<T>>(dt) / static_cast<RealOf<T>>(tau_syn))),
        w_in_(numbers.coefficient("w_in", w_in)) {}

  /// Makes one step.
  void advance(Input& current, const Input& input) const {
    Input change = input;
    change *= w_in_;
    change -= current;
    change *= rate_;
    current += change;
  }

 private:
  typename Numbers::Coefficient rate_;
  typename Numbers::Coefficient w_in_;
};

}  // namespace lif::nir
