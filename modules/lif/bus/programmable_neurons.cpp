#include <lif/bus/programmable_neurons.hpp>

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <utility>

#include <lif/core/rule_neurons.hpp>
#include <lif/core/step_neurons.hpp>

namespace lif::bus {

namespace {

using Texts = std::map<std::string, std::string>;
using Rules = std::vector<std::shared_ptr<const DynamicRule>>;

void set(DynamicParameters& parameters, const std::string& name, const std::string& text) {
  if (parameters.set(name, text)) return;
  const std::vector<ParameterEntry> entries = parameters.entries();
  const auto entry = std::find_if(entries.begin(), entries.end(),
                                  [&](const ParameterEntry& one) { return one.name == name; });
  throw std::invalid_argument(name + " = " + text + " is not allowed: allowed is " + allowed_text(*entry));
}

Rules rules_of(const NeuronChoice& choice, const Texts& others) {
  Rules rules;
  rules.reserve(choice.sets.size());
  for (DynamicParameters parameters : choice.sets) {
    for (const auto& [name, text] : others) set(parameters, name, text);
    rules.push_back(parameters.make_rule());
  }
  return rules;
}

}  // namespace

NeuronMaker step_neurons(double unit) {
  const auto make = [unit](const NeuronChoice& choice) -> std::unique_ptr<core::CoreNeurons> {
    const Rules of_set = rules_of(choice, {});
    core::StepNeurons::Rules rules;
    rules.reserve(choice.set_of.size());
    for (const std::size_t number : choice.set_of) rules.push_back(of_set[number]);
    return std::make_unique<core::StepNeurons>(rules, unit, choice.biases);
  };
  return {make, true};
}

NeuronMaker event_neurons(double unit, const Texts& synaptic_event, const Texts& time_reference) {
  const auto make = [unit, synaptic_event,
                     time_reference](const NeuronChoice& choice) -> std::unique_ptr<core::CoreNeurons> {
    const Rules of_events = rules_of(choice, synaptic_event);
    const Rules of_time = rules_of(choice, time_reference);
    std::vector<core::NeuronRules> rules;
    rules.reserve(choice.set_of.size());
    for (const std::size_t number : choice.set_of) {
      core::NeuronRules of_neuron;
      of_neuron.synaptic_event = of_events[number];
      of_neuron.time_reference = of_time[number];
      rules.push_back(std::move(of_neuron));
    }
    return std::make_unique<core::RuleNeurons>(rules, unit);
  };
  return {make, false};
}

ProgrammableNeurons::ProgrammableNeurons(std::size_t count, DynamicParameters parameters, NeuronMaker maker)
    : start_(std::move(parameters)), layout_(start_.entries()), maker_(std::move(maker)) {
  if (count == 0) throw std::invalid_argument("a core without neurons: allowed is one or more");
  words_.reserve(count * stride());
  for (std::size_t neuron = 0; neuron < count; ++neuron) {
    words_.insert(words_.end(), first_parameter, 0);
    for (const Register& one : layout_.registers()) words_.push_back(one.reset());
  }
  neurons_ = maker_.make({{start_}, std::vector<std::size_t>(count, 0), std::vector<std::int64_t>(count, 0)});
}

std::vector<Register> ProgrammableNeurons::registers() const {
  std::vector<Register> all{
      {"mode",
       "how the neuron takes part",
       {{"disabled", 0, 1, Access::read_write, 0, "its spikes go nowhere; holds at once"}},
       "",
       "",
       0},
      whole_register("bias", maker_.has_biases ? Access::read_write : Access::read_only, 0,
                     maker_.has_biases
                         ? "input of each step besides its synapses, in units of weights (two's complement)"
                         : "0, as these neurons have no bias"),
      whole_register("potential_low", Access::read_only, 0,
                     "membrane potential (IEEE 754 number of 64 bits), bits 31 to 0"),
      whole_register("potential_high", Access::read_only, 0, "the same, bits 63 to 32")};
  const auto bits = [this] {
    const double potential = neurons_->potential(0);
    std::uint64_t raw = 0;
    std::memcpy(&raw, &potential, sizeof raw);
    return raw;
  };
  all[potential_low].fields.front().reset = static_cast<std::uint32_t>(bits());
  all[potential_high].fields.front().reset = static_cast<std::uint32_t>(bits() >> 32U);
  all.insert(all.end(), layout_.registers().begin(), layout_.registers().end());
  return all;
}

std::uint32_t ProgrammableNeurons::read(std::size_t neuron, std::size_t word) const {
  if (word != potential_low && word != potential_high) return words_[neuron * stride() + word];
  const double potential = neurons_->potential(neuron);
  std::uint64_t bits = 0;
  std::memcpy(&bits, &potential, sizeof bits);
  return static_cast<std::uint32_t>(word == potential_low ? bits : bits >> 32U);
}

void ProgrammableNeurons::write(std::size_t neuron, std::size_t word, std::uint32_t value) {
  if (word == potential_low || word == potential_high || (word == bias && !maker_.has_biases)) return;
  if (word == mode) {
    words_[neuron * stride() + mode] = value & 1U;
    return;
  }
  words_[neuron * stride() + word] = value;
  is_changed_ = true;
}

void ProgrammableNeurons::set(std::size_t neuron, const std::string& name, const std::string& text) {
  layout_.set(&words_[neuron * stride() + first_parameter], name, text);
  is_changed_ = true;
}

DynamicParameters ProgrammableNeurons::parameters_of(const std::uint32_t* words) const {
  DynamicParameters parameters = start_;
  for (const ParameterWords::Value& value : layout_.values(words)) {
    bus::set(parameters, value.name, value.text);
  }
  parameters.make_rule();  // refuses values that do not go together
  return parameters;
}

std::optional<ProgrammableNeurons::Problem> ProgrammableNeurons::take_over() {
  if (!is_changed_) {
    neurons_->reset(0, neurons_->size());
    return std::nullopt;
  }
  const std::size_t count = neurons_->size();
  NeuronChoice choice;
  std::map<std::vector<std::uint32_t>, std::size_t> known;
  std::size_t neuron = 0;
  try {
    for (; neuron < count; ++neuron) {
      const std::uint32_t* const words = &words_[neuron * stride()];
      std::vector<std::uint32_t> of_parameters(words + first_parameter, words + stride());
      const auto [place, is_new] = known.try_emplace(std::move(of_parameters), choice.sets.size());
      if (is_new) choice.sets.push_back(parameters_of(words + first_parameter));
      choice.set_of.push_back(place->second);
      choice.biases.push_back(static_cast<std::int32_t>(words[bias]));
    }
    neuron = 0;
    std::unique_ptr<core::CoreNeurons> made = maker_.make(choice);
    saturated_ += neurons_->saturated_inputs();
    neurons_ = std::move(made);
  } catch (const std::invalid_argument& error) {
    neurons_->reset(0, count);
    return Problem{neuron, error.what()};
  }
  is_changed_ = false;
  return std::nullopt;
}

}  // namespace lif::bus
