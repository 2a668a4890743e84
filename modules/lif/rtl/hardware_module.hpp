#pragma once

#include <optional>
#include <string>
#include <vector>

#include <lif/rtl/datapath.hpp>
#include <lif/rtl/text.hpp>
#include <lif/rtl/value.hpp>

namespace lif::systemverilog {

/// A port of a module.
struct Port {
  std::string name;          ///< as in the module
  bool is_input = true;      ///< or an output
  std::optional<Type> type;  ///< empty for a port of one bit
  std::string meaning;       ///< for the comment and the table of ports
};

/// A parameter of a module.
struct ModuleParameter {
  std::string name;     ///< in capitals, as in the module
  Type type;            ///< of any value that may be given
  Wide value = 0;       ///< default
  std::string meaning;  ///< for the comment and the table of parameters
};

/// A register of a module.
struct Register {
  std::string name;                ///< as in the module
  std::optional<Type> type;        ///< empty for a register of one bit
  std::string reset;               ///< its value in a reset, as an expression
  std::string next;                ///< its value after an edge, as an expression
  bool is_always_clocked = false;  ///< whether it changes without `enable`, too
};

/// The beginning of a module: its name, parameters and ports.
std::string module_header(const std::string& name, const std::vector<ModuleParameter>& parameters,
                          const std::vector<Port>& ports);

/// The ports as a list of ports has them.
std::vector<ListEntry> port_entries(const std::vector<Port>& ports);

/// A module of SystemVerilog under construction: ports, parameters, registers, and the datapath between them.
/// It has `clk`, at whose rising edges all registers change, and `rst_n`, which resets them at once while it
/// is low.
class HardwareModule {
 public:
  /// @param name  name of the module; an identifier of SystemVerilog
  explicit HardwareModule(std::string name);

  /// Adds a parameter.
  Value parameter(const std::string& name, const Type& type, Wide value, const std::string& meaning);
  /// Adds an input of several bits.
  Value input(const std::string& name, const Type& type, const std::string& meaning);
  /// Adds an input of one bit.
  Condition input_bit(const std::string& name, const std::string& meaning);
  /// Adds the input `enable`: while it is low, no register changes, except those that are always clocked.
  Condition enable(const std::string& meaning);
  /// Adds an output of several bits or of one; assign() or a register of the same name drives it.
  void output(const std::string& name, const std::optional<Type>& type, const std::string& meaning);
  /// Adds a register of several bits.
  Value state(const std::string& name, const Type& type, const Value& reset);
  /// Adds a register of one bit.
  Condition state_bit(const std::string& name, bool reset);
  /// Replaces the value of a register in a reset.
  void reset_to(const std::string& name, const Value& value);
  /// Says what a register becomes at an edge.
  void next(const std::string& name, const Value& value);
  /// Says what a register of one bit becomes at an edge.
  void next(const std::string& name, const Condition& condition, bool is_always_clocked = false);
  /// Drives an output that no register drives.
  void assign(const std::string& name, const Condition& condition);

  /// The combinational part.
  Datapath& path() { return path_; }
  const Datapath& path() const { return path_; }  ///< the combinational part

  const std::string& name() const { return name_; }                               ///< name of the module
  const std::vector<Port>& ports() const { return ports_; }                       ///< all ports, clk first
  const std::vector<ModuleParameter>& parameters() const { return parameters_; }  ///< all parameters
  const std::vector<Register>& registers() const { return registers_; }           ///< all registers

  /// The module in SystemVerilog.
  /// @param heading  comment above the module
  std::string text(const std::string& heading) const;

 private:
  Register& register_named(const std::string& name);
  bool is_port(const std::string& name) const;
  std::string registers_text() const;

  std::string name_;
  std::vector<Port> ports_;
  std::vector<ModuleParameter> parameters_;
  std::vector<Register> registers_;
  std::string enable_;
  std::string assignments_;
  Datapath path_;
};

}  // namespace lif::systemverilog
