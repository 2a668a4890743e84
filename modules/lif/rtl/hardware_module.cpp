#include <lif/rtl/hardware_module.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <lif/rtl/text.hpp>

namespace lif::systemverilog {

namespace {

std::string vector_text(const std::optional<Type>& type) { return type ? type->text() + " " : ""; }

struct Line {
  std::string text;
  std::string comment;
};

// A list with commas, its comments in one column.
std::string listed(const std::vector<Line>& lines) {
  std::size_t width = 0;
  for (const Line& line : lines) width = std::max(width, line.text.size() + 1);
  std::string result;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string text = "    " + lines[i].text + (i + 1 < lines.size() ? "," : "");
    text.resize(width + 6, ' ');
    result += text + "// " + lines[i].comment + "\n";
  }
  return result;
}

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.resize(width, ' ');
  return text;
}

}  // namespace

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
  std::string text = commented(heading, 0) + header_text();
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

std::string HardwareModule::header_text() const {
  std::string text = "module " + name_;
  std::size_t width = 0;
  for (const ModuleParameter& one : parameters_) width = std::max(width, one.type.text().size());
  if (!parameters_.empty()) {
    std::vector<Line> lines;
    for (const ModuleParameter& one : parameters_) {
      lines.push_back({"parameter logic " + padded(one.type.text(), width) + " " + one.name + " = " +
                           one.type.literal(one.value),
                       one.meaning});
    }
    text += " #(\n" + listed(lines) + ")";
  }
  width = 0;
  for (const Port& one : ports_) width = std::max(width, vector_text(one.type).size());
  std::vector<Line> lines;
  for (const Port& one : ports_) {
    lines.push_back({std::string(one.is_input ? "input  " : "output ") + "logic " +
                         padded(vector_text(one.type), width) + one.name,
                     one.meaning});
  }
  return text + " (\n" + listed(lines) + ");\n";
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
  const auto indented = [](const std::string& lines, const std::string& margin) {
    std::string result;
    for (std::size_t begin = 0; begin < lines.size();) {
      const std::size_t end = lines.find('\n', begin);
      result += margin + lines.substr(begin, end - begin + 1);
      begin = end + 1;
    }
    return result;
  };
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
