#pragma once

#include <lif/models/model.hpp>

namespace lif {

/// A membrane, tau dV/dt = (rest - V) + R*I, integrated by forward Euler:
///
///     V <- V + (dt/tau) * ((rest - V) + R*I)
///
/// Each of the five operations is rounded once. dt/tau is computed in the neuron's number type where that is
/// a floating-point type, otherwise in double.
template <class T>
class EulerMembrane {
 public:
  using Numbers = NumberSystem<T>;             ///< number types of its quantities
  using Number = typename Numbers::Potential;  ///< type of the potential
  using Input = typename Numbers::Current;     ///< type of the input current

  /// Takes dt and tau in the same unit.
  /// @throws std::invalid_argument naming the quantity that does not fit the number type
  EulerMembrane(double dt, double tau, double resistance, double rest, const Numbers& numbers)
      : rate_(numbers.coefficient("dt/tau", static_cast<RealOf<T>>(dt) / static_cast<RealOf<T>>(tau))),
        resistance_(numbers.coefficient("r", resistance)),
        rest_(numbers.potential("v_leak", rest)) {}

  /// Makes one step.
  void advance(Number& potential, const Input& input) const {
    Number drive = rest_;
    assign(drive, input);
    drive *= resistance_;
    Number change = rest_;
    change -= potential;
    change += drive;
    change *= rate_;
    potential += change;
  }

 private:
  typename Numbers::Coefficient rate_;
  typename Numbers::Coefficient resistance_;
  Number rest_;
};

}  // namespace lif
