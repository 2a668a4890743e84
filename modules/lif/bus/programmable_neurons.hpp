#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <lif/bus/parameter_words.hpp>
#include <lif/catalogue/dynamic_model.hpp>
#include <lif/core/core_neurons.hpp>

namespace lif::bus {

/// What makes the neurons of a core from parameters that software wrote.
struct NeuronChoice {
  std::vector<DynamicParameters> sets;  ///< different sets of parameters
  std::vector<std::size_t> set_of;      ///< set of each neuron
  std::vector<std::int64_t> biases;     ///< of each neuron, in units of weights
};

/// How neurons are made of their parameters.
struct NeuronMaker {
  /// Makes neurons. @throws std::invalid_argument if a parameter is not allowed
  std::function<std::unique_ptr<core::CoreNeurons>(const NeuronChoice& choice)> make;
  bool has_biases = true;  ///< whether they have biases
};

/// Neurons that step with time references, as core::StepNeurons are.
/// @param unit  value of a sum of 1
NeuronMaker step_neurons(double unit);

/// Neurons that step with each synaptic event, as core::RuleNeurons are; they have no bias.
/// @param unit            value of a weight of 1
/// @param synaptic_event  parameters that are others in the step of a synaptic event, by name
/// @param time_reference  parameters that are others in the step of a time reference, by name
NeuronMaker event_neurons(double unit, const std::map<std::string, std::string>& synaptic_event,
                          const std::map<std::string, std::string>& time_reference);

/// Neurons whose parameters, biases and marks stand in registers. What is written there is taken over all at
/// once, by take_over(); until then the neurons are as they were.
class ProgrammableNeurons final : public core::CoreNeurons {
 public:
  /// The registers of a neuron before those of its parameters.
  enum Word : std::uint32_t { mode, bias, potential_low, potential_high, first_parameter };

  /// @param count       number of neurons, at least 1
  /// @param parameters  of all neurons at start
  /// @throws std::invalid_argument if they are not allowed
  ProgrammableNeurons(std::size_t count, DynamicParameters parameters, NeuronMaker maker);

  /// The registers of one neuron.
  std::vector<Register> registers() const;
  /// The value of a register.
  std::uint32_t read(std::size_t neuron, std::size_t word) const;
  /// Writes a register, as far as it can be written: see registers(). The mark `disabled` holds at once:
  /// whoever owns the neurons passes it on.
  void write(std::size_t neuron, std::size_t word, std::uint32_t value);
  /// Writes a parameter as users type it.
  /// @throws std::invalid_argument if there is no such parameter, or no register for the value
  void set(std::size_t neuron, const std::string& name, const std::string& text);
  /// Whether spikes of a neuron go nowhere.
  bool is_disabled(std::size_t neuron) const { return words_[neuron * stride() + mode] != 0; }
  /// Whether something was written that was not taken over yet.
  bool is_changed() const { return is_changed_; }

  /// A neuron whose parameters are not allowed.
  struct Problem {
    std::size_t neuron;  ///< the first of them
    std::string text;    ///< what is wrong, and what is allowed
  };

  /// Makes the neurons anew from their registers. @returns nothing; or why they stay as they were
  std::optional<Problem> take_over();

  std::size_t size() const override { return neurons_->size(); }
  void reset(std::size_t first, std::size_t end) override { neurons_->reset(first, end); }
  std::size_t integrate(const core::SynapseRow& row, std::size_t first, std::size_t end,
                        std::int32_t value) override {
    return neurons_->integrate(row, first, end, value);
  }
  std::size_t advance_time(std::size_t first, std::size_t end) override {
    return neurons_->advance_time(first, end);
  }
  double potential(std::size_t neuron) const override { return neurons_->potential(neuron); }
  double spike(std::size_t neuron) const override { return neurons_->spike(neuron); }
  std::uint64_t saturated_inputs() const override { return saturated_ + neurons_->saturated_inputs(); }

 private:
  std::size_t stride() const { return first_parameter + layout_.registers().size(); }
  DynamicParameters parameters_of(const std::uint32_t* words) const;

  DynamicParameters start_;
  ParameterWords layout_;
  NeuronMaker maker_;
  std::vector<std::uint32_t> words_;  // by neuron and register; those of potentials are not used
  bool is_changed_ = false;
  std::unique_ptr<core::CoreNeurons> neurons_;
  std::uint64_t saturated_ = 0;  // of neurons before the present ones
};

}  // namespace lif::bus
