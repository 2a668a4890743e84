#pragma once

#include <string>

#include <lif/models/rtl/parameters.hpp>
#include <lif/rtl/hardware_module.hpp>

namespace lif::systemverilog {

/// The leak of rtl.LIF in a datapath.
class RtlLeak {
 public:
  /// Adds operations to this module, and parameters as far as the leak needs them.
  RtlLeak(HardwareModule& module, const rtl::LIFParameters& parameters);

  /// What the leak of a step leaves of the potential, exactly, as the wire `name`; the names of the wires
  /// that it is computed from begin with `name`, too.
  Value leaked(const std::string& name, const Value& potential);
  /// The rule of the leak as text; "" without a leak.
  std::string words() const;

 private:
  Value leaked_to_zero(const std::string& name, const Value& x);
  Value subtracted(const std::string& name, const Value& x);
  Value shifted_off(const std::string& name, const Value& x);
  Value shift_sum(const std::string& name, const Value& x);
  Value shifted(const std::string& name, const Value& x, int shift);
  Value amount_parameter(Value& place, const std::string& name, std::int64_t value,
                         const std::string& meaning);

  HardwareModule& module_;
  Datapath& path_;
  const rtl::LIFParameters& p_;
  Type potential_type_;
  Value rest_;
  Value amount_;
  Value factor_;
};

}  // namespace lif::systemverilog
