#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comparison/vcd_words.hpp"

namespace lif::testbench {

/// A signal of a VCD: one variable, or a bus that was dumped as single bits.
struct VcdSignal {
  /// A variable that holds the signal, or one bit of it.
  struct Part {
    std::string code;
    std::size_t bit = 0;  ///< 0 is the lowest; of a whole signal 0
  };

  std::string name;         ///< in full, scopes joined by dots
  std::vector<Part> parts;  ///< one, or one for each bit
  std::size_t width = 1;
};

/// The variables of a VCD that somebody may ask for, and the rules of their names: a range belongs to no
/// name, whether it stands apart or is glued to it; several names may share an identifier code; a name may be
/// given in full or by its end, `tb.dut.clk` or `dut.clk` or `clk`, as long as it means one signal.
class VcdVariables {
 public:
  /// Reads the declarations. @param asked  names that may be asked for; others are not kept
  VcdVariables(VcdWords& words, const std::vector<std::string>& asked);

  /// The signal that the name means, or nothing. @throws InputError naming two, if it means several
  std::optional<VcdSignal> find(std::string_view name) const;

  /// The same; of several, the one in the scope of `beside`, or nothing.
  std::optional<VcdSignal> find_beside(std::string_view name, const VcdSignal& beside) const;

  /// Whether the file declares a variable with this identifier code.
  bool declares(const std::string& code) const;

 private:
  struct Variable {
    std::string name;  // in full, without its range
    std::string code;
    std::size_t width;
    std::optional<std::int64_t> bit;  // of a bus, if the range is one index
  };

  void add(const std::vector<std::string>& declaration, const std::vector<std::string>& scopes,
           const std::vector<std::string>& asked);
  std::vector<VcdSignal> meant_by(std::string_view name) const;

  const VcdWords& words_;
  std::vector<Variable> variables_;
  std::vector<std::uint64_t> codes_;  // of all variables, in ascending order
};

}  // namespace lif::testbench
