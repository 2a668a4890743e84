#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <lif/bus/register_map.hpp>
#include <lif/models/parameter_entry.hpp>

namespace lif::bus {

/// How the parameters of a model stand in registers, by their own descriptions:
///
/// * an integer in two's complement in one register, or in two (`_low` and `_high`) if its range needs it;
/// * a flag as 0 or 1, a word as its place among the words of the parameter;
/// * a number as an IEEE 754 number of 64 bits in two registers, `none` as a NaN.
///
/// Parameters with a syntax of their own (ParameterEntry::Type::text) have no registers.
class ParameterWords {
 public:
  /// @param entries  of the parameters, with the values that registers have at start
  explicit ParameterWords(std::vector<ParameterEntry> entries);

  /// The registers, in the order of the parameters.
  const std::vector<Register>& registers() const { return registers_; }

  /// A parameter that registers hold, as users type it.
  struct Value {
    std::string name;  ///< of the parameter
    std::string text;  ///< value
  };

  /// What the registers hold.
  /// @param words  as many as there are registers
  /// @throws std::invalid_argument naming the parameter if a word does not stand for a value
  std::vector<Value> values(const std::uint32_t* words) const;
  /// The words of a parameter.
  /// @param words  as many as there are registers; those of this parameter are set
  /// @throws std::invalid_argument if there is no such parameter, or no word for the value
  void set(std::uint32_t* words, const std::string& name, const std::string& text) const;

 private:
  enum class Kind { integer, wide_integer, flag, word, number };

  struct Placed {
    ParameterEntry entry;
    Kind kind;
    std::size_t first;  // its first register
  };

  static std::uint64_t encoded(const Placed& one, const std::string& text);
  static std::string decoded(const Placed& one, std::uint64_t bits);

  std::vector<Placed> placed_;
  std::vector<Register> registers_;
};

}  // namespace lif::bus
