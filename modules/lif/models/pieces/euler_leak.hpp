#pragma once

namespace lif {

/// Makes one step of forward Euler of tau dV/dt = (rest - V) + I, in the order of Norse:
///
///     V <- V + rate * ((rest - V) + I)      rate = dt/tau
template <class Potential, class Coefficient, class Current>
constexpr void relax_with_current(Potential& potential, const Potential& rest, const Current& current,
                                  const Coefficient& rate) {
  Potential change = rest;
  change -= potential;
  change += current;
  change *= rate;
  potential += change;
}

/// Makes one step of forward Euler of tau dV/dt = (rest - V) + I, with the input added to the rest first:
///
///     V <- V + rate * ((I + rest) - V)
template <class Potential, class Coefficient, class Current>
constexpr void relax_towards_drive(Potential& potential, const Potential& rest, const Current& current,
                                   const Coefficient& rate) {
  Potential change = rest;
  change += current;
  change -= potential;
  change *= rate;
  potential += change;
}

}  // namespace lif
