#pragma once

namespace lif {

/// One step of forward Euler of tau dV/dt = (rest - V) + I, as Norse orders it:
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

/// The same with the input added to the rest first:
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
