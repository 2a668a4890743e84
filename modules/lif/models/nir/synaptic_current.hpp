#pragma once

#include <lif/models/model.hpp>
#include <lif/models/nir/parameters.hpp>

namespace lif::nir {

/// One step of forward Euler of tau_syn di/dt = -i + w_in*I:
///
///     i <- i + (dt/tau_syn) * (w_in*I - i)
///
/// dt/tau_syn is computed in the neuron's floating-point type, in double for other types.
template <class T>
class SynapticCurrent {
 public:
  using Numbers = NumberSystem<T>;          ///< of its quantities
  using Input = typename Numbers::Current;  ///< of the input and of the synaptic current

  SynapticCurrent(double dt, double tau_syn, double w_in, const Numbers& numbers)
      : rate_(
            numbers.coefficient("dt/tau_syn", static_cast<RealOf<T>>(dt) / static_cast<RealOf<T>>(tau_syn))),
        w_in_(numbers.coefficient("w_in", w_in)) {}

  /// The step.
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
