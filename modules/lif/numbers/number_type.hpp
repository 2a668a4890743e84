#pragma once

#include <optional>
#include <string>

#include <lif/numbers/number_system.hpp>

namespace lif {

/// What kind of number a value is: how it is parsed and written. Recorders handle all values as double,
/// which holds each of these exactly.
enum class NumberKind { float64, float32, integer, fixed };

/// The formats of a neuron's quantities in fixed point.
struct FixedFormats {
  FixedFormat potential;
  FixedFormat current;
  FixedFormat coefficient;
};

/// The number type of a neuron, as `--dtype` names it.
struct NumberType {
  NumberKind kind = NumberKind::float64;
  FixedFormats formats{};  ///< of NumberKind::fixed

  /// As `--dtype` reads it; of fixed point, all formats in full.
  std::string name() const;
};

/// The words that name the kinds: `double`, `float`, `int`, `fixed`.
const char* name_of(NumberKind kind);

/// What `--dtype` takes for fixed point, for help and messages.
extern const char* const fixed_syntax;

/// Reads a number type: a kind's word, or `fixed:W.F[:ROUNDING[:OVERFLOW]]` with overrides such as
/// `,current=8.4:floor:wrap`. A `u` before the width makes it unsigned.
/// @returns nothing where the text is none
std::optional<NumberType> parse_number_type(const std::string& text);

}  // namespace lif
