#include "rtl/random_neurons.hpp"

#include <cmath>
#include <map>
#include <random>
#include <stdexcept>

#include <lif/catalogue/catalogue.hpp>
#include <lif/frameworks/all.hpp>
#include <lif/numbers/fixed_arithmetic.hpp>
#include <lif/numbers/text.hpp>

namespace lif::tests {

namespace {

using Settings = std::map<std::string, std::string>;

const Catalogue& catalogue() {
  static const Catalogue all = every_framework();
  return all;
}

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : engine_(seed) {}

  std::int64_t within(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(high - low + 1));
  }
  bool one_in(int n) { return within(1, n) == 1; }
  std::string flag() { return one_in(2) ? "true" : "false"; }
  const std::string& one_of(const std::vector<std::string>& words) {
    return words[static_cast<std::size_t>(within(0, static_cast<std::int64_t>(words.size()) - 1))];
  }

 private:
  std::mt19937_64 engine_;
};

RandomNeuron named(DynamicParameters model, const std::string& name, const std::string& type,
                   std::size_t index) {
  RandomNeuron neuron{std::move(model), {}};
  neuron.choice.model = name;
  neuron.choice.parameters = neuron.model.entries();
  neuron.choice.type = *parse_number_type(type);
  neuron.choice.module_name = "n" + std::to_string(index);
  return neuron;
}

// A value in or around the register's range; in most cases a small one.
std::int64_t amount(Chance& chance, const FixedFormat& format, bool has_to_fit) {
  const std::int64_t low = format.lowest_raw();
  const std::int64_t high = format.highest_raw();
  constexpr std::int64_t furthest = 4294967295;  // that any parameter takes
  const std::int64_t reach = has_to_fit ? 0 : 3;
  switch (chance.within(0, 3)) {
    case 0:
      return chance.one_in(2) ? low - reach : std::min(high + reach, furthest);
    case 1:
      return chance.within(low, high);
    default:
      return chance.within(low / 8, high / 8);
  }
}

Settings random_rtl_settings(Chance& chance) {
  const bool is_small = chance.one_in(2);
  const auto width = [&] { return chance.within(1, is_small ? 8 : 32); };
  Settings settings;
  const std::int64_t own_width = std::max<std::int64_t>(width(), width());
  const bool is_signed = chance.one_in(2);
  const FixedFormat format{static_cast<std::uint8_t>(own_width), 0, is_signed, Rounding::floor,
                           Overflow::saturate};
  settings["width"] = std::to_string(own_width);
  settings["signed"] = is_signed ? "true" : "false";
  settings["input_width"] = std::to_string(width());
  for (const char* flag : {"input_signed", "compare_wide", "fit_between", "leak_guard", "leak_on_spike",
                           "refractory_leak", "refractory_integrate", "input_register"})
    settings[flag] = chance.flag();
  const std::int64_t threshold = amount(chance, format, false);
  settings["threshold"] = std::to_string(chance.one_in(2) ? std::abs(threshold) / 2 : threshold);
  settings["overflow"] = chance.one_of({"saturate", "wrap"});
  settings["reset_overflow"] = chance.one_of({"saturate", "wrap"});
  settings["comparison"] = chance.one_of({">", ">="});
  settings["threshold_on"] = chance.one_of({"new", "old"});
  settings["leak"] = chance.one_of({"none", "subtract", "shift", "two_shifts", "shift_sum", "multiply"});
  settings["leak_order"] = chance.one_of({"before", "after"});
  if (chance.one_in(3)) settings["rest_potential"] = std::to_string(amount(chance, format, true));
  settings["leak_amount"] = std::to_string(amount(chance, format, false));
  settings["leak_shift"] = std::to_string(chance.within(0, chance.one_in(8) ? 31 : 6));
  settings["leak_shift_2"] = std::to_string(chance.within(0, chance.one_in(8) ? 31 : 6));
  if (chance.one_in(2)) settings["leak_minimum"] = std::to_string(chance.within(0, 5));
  settings["leak_shifts"] = chance.one_of({"1", "1+2", "1+2+3", "0+2", "2+5+31", "3+4"});
  settings["leak_fraction_bits"] = std::to_string(chance.within(0, chance.one_in(4) ? 31 : 8));
  settings["leak_factor"] =
      std::to_string(chance.one_in(6) ? chance.within(-4294967295, 4294967295) : chance.within(-40, 255));
  settings["leak_rounding"] = chance.one_of({"floor", "zero", "nearest-even", "nearest-away"});
  settings["reset"] = chance.one_of({"zero", "value", "input", "subtract", "none"});
  settings["reset_value"] = std::to_string(amount(chance, format, true));
  settings["keep_input"] = chance.one_of({"by_reset", "true", "false"});
  settings["spike_output"] = chance.one_of({"registered", "moore", "mealy", "delayed"});
  settings["disabled_spike"] = chance.one_of({"low", "hold"});
  settings["refractory_period"] = std::to_string(chance.one_in(2) ? 0 : chance.within(1, 9));
  settings["update"] = chance.one_of({"clock", "event", "event_else_leak", "input_else_leak"});
  settings["initial_potential"] = std::to_string(amount(chance, format, true));
  settings["adaptation"] = chance.one_of({"none", "none", "linear", "shift"});
  settings["adaptation_jump"] = std::to_string(chance.within(0, 40));
  settings["adaptation_recovery"] = std::to_string(chance.within(0, 9));
  settings["adaptation_shift"] = std::to_string(chance.within(0, 9));
  settings["adaptation_cap"] = std::to_string(chance.within(0, chance.one_in(2) ? 300 : 100'000));
  return settings;
}

std::string random_format(Chance& chance, int widest) {
  const std::int64_t width = chance.within(2, widest);
  const std::int64_t fraction = chance.within(0, std::min<std::int64_t>(53, width + 2));
  return (chance.one_in(4) ? "u" : "") + std::to_string(width) + "." + std::to_string(fraction) + ":" +
         chance.one_of({"floor", "zero", "nearest-even", "nearest-away"}) + ":" +
         chance.one_of({"saturate", "wrap"});
}

// A value that the format holds exactly; a share between 0 and 1 where it is one of a coefficient.
double fitting(Chance& chance, const FixedFormat& format, bool is_share) {
  const std::int64_t one = std::int64_t{1} << format.fraction_bits;
  const std::int64_t high = is_share ? std::min(format.highest_raw(), one) : format.highest_raw();
  const std::int64_t raw = is_share ? chance.within(0, high) : chance.within(format.lowest_raw(), high);
  return std::ldexp(static_cast<double>(chance.one_in(2) ? raw : raw / 4), -format.fraction_bits);
}

RandomNeuron random_fixed_neuron(Chance& chance, std::size_t index) {
  static const std::vector<std::string> models{"lif",     "lif.ALIF", "snntorch.Leaky", "snntorch.Synaptic",
                                               "nir.LIF", "nir.IF",   "nir.CubaLIF"};
  const int widest = chance.one_in(2) ? 8 : chance.one_in(4) ? 53 : 20;
  std::string type = "fixed:" + random_format(chance, widest);
  if (chance.one_in(2)) type += ",current=" + random_format(chance, widest);
  if (chance.one_in(2)) type += ",coefficient=" + random_format(chance, widest);
  const FixedFormats formats = parse_number_type(type)->formats;
  const auto potential = [&] { return to_text(fitting(chance, formats.potential, false)); };
  const auto share = [&] { return to_text(fitting(chance, formats.coefficient, true)); };
  const std::string& model = models[index % models.size()];
  Settings settings;
  if (model == "lif" || model == "lif.ALIF") {
    settings = {{"threshold", potential()}, {"beta", share()}, {"reset_potential", potential()}};
  }
  if (model == "lif") {
    settings["initial_potential"] = potential();
    if (chance.one_in(2)) settings["refractory_steps"] = std::to_string(chance.within(1, 5));
  } else if (model == "lif.ALIF") {
    settings["adaptation_decay"] = share();
    settings["adaptation_strength"] = share();
  } else if (model == "snntorch.Leaky" || model == "snntorch.Synaptic") {
    settings = {{"threshold", potential()},
                {"beta", share()},
                {"reset_mechanism", chance.one_of({"subtract", "zero", "none"})},
                {"reset_delay", chance.flag()}};
    if (model == "snntorch.Synaptic") settings["alpha"] = share();
  } else {
    settings = {{"v_threshold", potential()}, {"v_reset", potential()}, {"r", share()}, {"dt", "0.25"}};
    if (model == "nir.LIF") settings["tau"] = to_text(0.25 * static_cast<double>(chance.within(1, 9)));
    if (model == "nir.CubaLIF") {
      settings["tau_mem"] = to_text(0.25 * static_cast<double>(chance.within(1, 9)));
      settings["tau_syn"] = to_text(0.25 * static_cast<double>(chance.within(1, 9)));
      settings["w_in"] = share();
    }
    if (model != "nir.IF") settings["v_leak"] = potential();
  }
  const auto value = catalogue().configure(model, type, settings);
  (void)value.make_rule();
  return named(value, model, type, index);
}

}  // namespace

std::vector<RandomNeuron> random_rtl_neurons(std::uint64_t seed, std::size_t count) {
  Chance chance(seed);
  std::vector<RandomNeuron> neurons;
  while (neurons.size() < count) {
    const Settings settings = random_rtl_settings(chance);
    neurons.push_back(
        named(catalogue().configure("rtl.LIF", "int", settings), "rtl.LIF", "int", neurons.size()));
  }
  return neurons;
}

std::vector<RandomNeuron> random_fixed_neurons(std::uint64_t seed, std::size_t count) {
  Chance chance(seed);
  std::vector<RandomNeuron> neurons;
  while (neurons.size() < count) {
    try {
      neurons.push_back(random_fixed_neuron(chance, neurons.size()));
    } catch (const std::invalid_argument&) {
      // A format that does not hold one of the parameters, such as the step of an adaptation: another one.
    }
  }
  return neurons;
}

std::vector<RandomNeuron> random_neurons(const std::string& kind, std::uint64_t seed, std::size_t count) {
  return kind == "rtl" ? random_rtl_neurons(seed, count) : random_fixed_neurons(seed, count);
}

bool is_small(const systemverilog::Neuron& neuron) {
  for (const auto& port : neuron.module.ports()) {
    if (port.type && port.type->width > 8) return false;
  }
  return true;
}

}  // namespace lif::tests
