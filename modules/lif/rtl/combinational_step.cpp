#include <lif/rtl/combinational_step.hpp>

#include <algorithm>
#include <stdexcept>

namespace lif::systemverilog {

namespace {

bool is_in_a_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Whether a name stands in a text, and not as a part of a longer name.
bool names(const std::string& text, const std::string& name) {
  for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    const bool begins = at == 0 || !is_in_a_name(text[at - 1]);
    const bool ends = end == text.size() || !is_in_a_name(text[end]);
    if (begins && ends) return true;
  }
  return false;
}

// The code without comments, in which words may be names of signals.
std::string without_comments(const std::string& text) {
  std::string code;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string line = text.substr(begin, end - begin);
    code += line.substr(0, line.find("//")) + "\n";
    begin = end + 1;
  }
  return code;
}

}  // namespace

std::string before_step(const std::string& register_name) { return "stored_" + register_name; }
std::string after_step(const std::string& register_name) { return register_name + "_after"; }

CombinationalStep combinational_step(const Neuron& neuron, const std::string& module_name,
                                     const std::vector<std::string>& constants) {
  const HardwareModule& module = neuron.module;
  if (neuron.spike_timing != SpikeTiming::after_the_edge)
    throw std::invalid_argument("a neuron whose spike shows before the edge has no registered step");
  CombinationalStep step;
  std::vector<ModuleParameter> parameters;
  for (const ModuleParameter& one : module.parameters()) {
    const bool differs = std::find(constants.begin(), constants.end(), one.name) != constants.end();
    (differs ? step.constants : parameters).push_back(one);
  }
  std::string code = without_comments(module.path().text());
  for (const Register& one : module.registers()) code += one.next + "\n";

  std::vector<Port> ports;
  for (const Port& port : module.ports()) {
    if (port.is_input && port.name != "clk" && port.name != "rst_n") ports.push_back(port);
  }
  for (const ModuleParameter& one : step.constants) ports.push_back({one.name, true, one.type, one.meaning});
  ports.push_back({"is_first", true, std::nullopt, "whether the state is the initial one"});
  std::string state;
  for (const Register& one : module.registers()) {
    if (!names(code, one.name)) continue;
    step.state.push_back(one);
    ports.push_back({before_step(one.name), true, one.type, "before the step"});
    state += statement("wire " + (one.type ? one.type->text() + " " : std::string()) + one.name + " = ",
                       "is_first ? " + one.reset + " : " + before_step(one.name));
  }
  std::string assignments;
  for (const Register& one : module.registers()) {
    ports.push_back({after_step(one.name), false, one.type, "after the step"});
    assignments += statement("assign " + after_step(one.name) + " = ", one.next);
  }
  step.text = commented(neuron.heading_text, 0) + module_header(module_name, parameters, ports) + state +
              module.path().text() + "\n" + assignments + "endmodule\n";
  return step;
}

}  // namespace lif::systemverilog
