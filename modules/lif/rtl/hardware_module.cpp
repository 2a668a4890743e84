#include <lif/rtl/hardware_module.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace lif::systemverilog {

namespace {

std::string vector_text(const std::optional<Type>& type) { return type ? type->text() + " " : ""; }

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.resize(width, ' ');
  return text;
}

}  // namespace

std::string module_header(const std::string& name, const std::vector<ModuleParameter>& parameters,
                          const std::vector<Port>& ports) {
  std::string text = "module " + name;
  std::size_t width = 0;
  for (const ModuleParameter& one : parameters) width = std::max(width, one.type.text().size());
  if (!parameters.empty()) {
    std::vector<ListEntry> entries;
    entries.reserve(parameters.size());
    for (const ModuleParameter& one : parameters) {
      entries.push_back({"parameter logic " + padded(one.type.text(), width) + " " + one.name + " = " +
                             one.type.literal(one.value),
                         one.meaning});
    }
    text += " #(\n" + listed(entries) + ")";
  }
  return text + " (\n" + listed(port_entries(ports)) + ");\n";
}

std::vector<ListEntry> port_entries(const std::vector<Port>& ports) {
  std::size_t width = 0;
  for (const Port& one : ports) width = std::max(width, vector_text(one.type).size());
  std::vector<ListEntry> entries;
  entries.reserve(ports.size());
  for (const Port& one : ports) {
    entries.push_back({std::string(one.is_input ? "input  " : "output ") + "logic " +
                           padded(vector_text(one.type), width) + one.name,
                       one.meaning});
  }
  return entries;
}

HardwareModule::HardwareModule(std::string name) : name_(std::move(name)) {
  input_bit("clk", "one step per rising edge");
  input_bit("rst_n", "asynchronous reset, active low");
}

Value HardwareModule::parameter(const std::string& name, const Type& type, Wide value,
                                const std::string& meaning) {
  parameters_.push_back({name, type, value, meaning});
  return Value::signal(name, type);
}

Value HardwareModule::input(const std::string& name, const Type& type, const std::string& meaning) {
  ports_.push_back({name, true, type, meaning});
  return Value::signal(name, type);
}

Condition HardwareModule::input_bit(const std::string& name, const std::string& meaning) {
  ports_.push_back({name, true, std::nullopt, meaning});
  return Condition::expression(name);
}

Condition HardwareModule::enable(const std::string& meaning) {
  enable_ = "enable";
  return input_bit(enable_, meaning);
}

void HardwareModule::output(const std::string& name, const std::optional<Type>& type,
                            const std::string& meaning) {
  ports_.push_back({name, false, type, meaning});
}

Value HardwareModule::state(const std::string& name, const Type& type, const Value& reset) {
  registers_.push_back({name, type, path_.expression(reset, type), "", false});
  return Value::signal(name, type);
}

Condition HardwareModule::state_bit(const std::string& name, bool reset) {
  registers_.push_back({name, std::nullopt, reset ? "1'b1" : "1'b0", "", false});
  return Condition::expression(name);
}

void HardwareModule::reset_to(const std::string& name, const Value& value) {
  Register& target = register_named(name);
  target.reset = path_.expression(value, target.type.value());
}

void HardwareModule::next(const std::string& name, const Value& value) {
  Register& target = register_named(name);
  target.next = path_.expression(value, target.type.value());
}

void HardwareModule::next(const std::string& name, const Condition& condition, bool is_always_clocked) {
  Register& target = register_named(name);
  target.next = condition.text();
  target.is_always_clocked = is_always_clocked;
}

void HardwareModule::assign(const std::string& name, const Condition& condition) {
  assignments_ += statement("assign " + name + " = ", condition.text());
}

std::string HardwareModule::text(const std::string& heading) const {
  std::string text = commented(heading, 0) + module_header(name_, parameters_, ports_);
  for (const Register& one : registers_) {
    if (!is_port(one.name)) text += "  logic " + vector_text(one.type) + one.name + ";\n";
  }
  text += path_.text();
  text += registers_text();
  if (!assignments_.empty()) text += "\n" + assignments_;
  return text + "endmodule\n";
}

Register& HardwareModule::register_named(const std::string& name) {
  for (Register& one : registers_) {
    if (one.name == name) return one;
  }
  throw std::logic_error("there is no register " + name);
}

bool HardwareModule::is_port(const std::string& name) const {
  return std::any_of(ports_.begin(), ports_.end(), [&](const Port& port) { return port.name == name; });
}

std::string HardwareModule::registers_text() const {
  if (registers_.empty()) return "";
  std::string text = "\n  always_ff @(posedge clk or negedge rst_n) begin\n    if (!rst_n) begin\n";
  for (const Register& one : registers_) text += "      " + one.name + " <= " + one.reset + ";\n";
  std::string always;
  std::string enabled;
  for (const Register& one : registers_) {
    if (one.next.empty()) throw std::logic_error("register " + one.name + " never changes");
    (one.is_always_clocked ? always : enabled) += one.name + " <= " + one.next + ";\n";
  }
  if (enable_.empty()) {
    text += "    end else begin\n" + indented(always + enabled, "      ");
  } else if (always.empty()) {
    text += "    end else if (" + enable_ + ") begin\n" + indented(enabled, "      ");
  } else {
    text += "    end else begin\n" + indented(always, "      ") + "      if (" + enable_ + ") begin\n" +
            indented(enabled, "        ") + "      end\n";
  }
  return text + "    end\n  end\n";
}

}  // namespace lif::systemverilog
