#pragma once

#include <optional>
#include <string>

#include <lif/numbers/number_system.hpp>

namespace lif {

/// The kind of number that a value is: it decides how the value is read and written. Recorders handle all
/// values as double, which represents each of these exactly.
enum class NumberKind { float64, float32, integer, fixed };

/// The fixed-point formats of a neuron's quantities.
struct FixedFormats {
  FixedFormat potential;    ///< format of potentials, thresholds and reset values
  FixedFormat current;      ///< format of the input and the synaptic currents
  FixedFormat coefficient;  ///< format of factors and divisors of the others
};

/// The number type of a neuron, as the option `--dtype` names it.
struct NumberType {
  NumberKind kind = NumberKind::float64;  ///< kind of number of all quantities
  FixedFormats formats{};                 ///< for NumberKind::fixed

  /// The text that `--dtype` reads; for fixed point it names all formats in full.
  std::string name() const;
};

/// The words that name the kinds: `double`, `float`, `int`, `fixed`.
const char* name_of(NumberKind kind);

/// The syntax of `--dtype` for fixed point, for help and messages.
extern const char* const fixed_syntax;

/// Reads a number type: the word of a kind, or `fixed:W.F[:ROUNDING[:OVERFLOW]]` with overrides such as
/// `,current=8.4:floor:wrap`. A `u` before the width makes the format unsigned.
/// @returns the number type, or nothing if the text does not name one
std::optional<NumberType> parse_number_type(const std::string& text);

}  // namespace lif
