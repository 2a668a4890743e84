// Writes random neurons as SystemVerilog: neurons.sv has their modules, batch.sv a module `batch` that holds
// one of each. The registers of small neurons get ports that load them in a reset, so that a bench reaches
// every state; nothing else of the modules is changed.
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <string>

#include "rtl/random_neurons.hpp"

namespace lif::tests {
namespace {

using systemverilog::Neuron;
using systemverilog::Port;
using systemverilog::Register;

constexpr std::size_t most_registers = 8;  // as in batch_runner.cpp

void replace_once(std::string& text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error("not in the module: " + from);
  text.replace(at, from.size(), to);
}

std::string loadable(const Neuron& neuron) {
  std::string text = neuron.text();
  std::string ports;
  for (const Register& one : neuron.module.registers()) {
    replace_once(text, "      " + one.name + " <= " + one.reset + ";",
                 "      " + one.name + " <= load_" + one.name + ";");
    ports +=
        "    input logic " + (one.type ? one.type->text() + " " : std::string()) + "load_" + one.name + ",\n";
  }
  const std::size_t at = text.find("    input  logic ");
  return text.insert(at, ports);
}

std::string instance(const Neuron& neuron, std::size_t index) {
  const std::string n = std::to_string(index);
  std::string text = "  " + neuron.module.name() + " i" + n + " (";
  for (const Port& port : neuron.module.ports()) {
    const std::string width = port.type ? std::to_string(port.type->width) : "";
    text += "." + port.name + "(";
    if (port.name == "clk") {
      text += "clk";
    } else if (port.name == "potential") {
      text += "potential" + n;
    } else if (port.name == "input_current") {
      text += "input_current[" + n + "][" + std::to_string(port.type->width - 1) + ":0]";
    } else {
      text += port.name + "[" + n + "]";
    }
    text += "), ";
  }
  std::size_t place = index * most_registers;
  std::string states;
  for (const Register& one : neuron.module.registers()) {
    const int highest = one.type ? one.type->width - 1 : 0;
    if (is_small(neuron)) {
      text +=
          ".load_" + one.name + "(load[" + std::to_string(place) + "][" + std::to_string(highest) + ":0]), ";
    }
    states += "  assign state[" + std::to_string(place) + "] = 64'(i" + n + "." + one.name + ");\n";
    ++place;
  }
  text.resize(text.size() - 2);
  const std::string type = neuron.module.ports().back().type->text();
  return "  wire " + type + " potential" + n + ";\n" + text + ");\n" + states;
}

void write(const std::string& path, const std::string& text) {
  std::ofstream file(path);
  file << text;
  if (!file.flush()) throw std::runtime_error("cannot write " + path);
}

int write_batch(const std::string& kind, std::uint64_t seed, std::size_t count, const std::string& folder) {
  std::string modules;
  std::string loadable_modules;
  const std::string size = std::to_string(count - 1);
  std::string top = "module batch (\n  input logic clk,\n";
  for (const char* bit : {"rst_n", "enable", "synaptic_event", "time_reference"})
    top += "  input logic [" + size + ":0] " + bit + ",\n";
  const std::string registers = std::to_string(count * most_registers - 1);
  top += "  input logic [63:0] input_current [0:" + size + "],\n  input logic [63:0] load [0:" + registers +
         "],\n  output logic [" + size + ":0] spike,\n  output logic [63:0] state [0:" + registers +
         "]\n);\n";
  std::size_t index = 0;
  for (const RandomNeuron& one : random_neurons(kind, seed, count)) {
    const Neuron neuron = systemverilog::make_neuron(one.choice);
    if (neuron.module.registers().size() > most_registers) throw std::runtime_error("too many registers");
    modules += neuron.text() + "\n";
    loadable_modules += (is_small(neuron) ? loadable(neuron) : neuron.text()) + "\n";
    top += instance(neuron, index++);
  }
  write(folder + "/neurons.sv", modules);
  write(folder + "/batch.sv", loadable_modules + top + "endmodule\n");
  return 0;
}

}  // namespace
}  // namespace lif::tests

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fputs("usage: rtl-batch-writer rtl|fixed SEED COUNT FOLDER\n", stderr);
    return 2;
  }
  try {
    return lif::tests::write_batch(argv[1], std::stoull(argv[2]), std::stoull(argv[3]), argv[4]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "rtl-batch-writer: %s\n", error.what());
    return 1;
  }
}
