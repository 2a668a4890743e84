#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <lif/models/rtl/lif.hpp>

#include "identify/observed_trace.hpp"

namespace lif::testbench {

/// When the rows of a trace were sampled.
enum class Sampling {
  after,  ///< a row has a step's input and what the step left, as `run` writes it
  before  ///< a row has a step's input and what the step before left, as dumps of RTL before the edge have it
};

/// A rule that may explain a trace: parameters of rtl.LIF, and how its rows were sampled.
struct Hypothesis {
  rtl::LIFParameters parameters;
  Sampling sampling = Sampling::after;
};

/// One step that a trace shows: the potential goes from that of one row to that of the next.
struct ObservedStep {
  std::size_t row = 0;            ///< row with the potential after the step
  std::size_t given = 0;          ///< set of given parameters; see Steps::given_sets()
  std::int64_t before = 0;        ///< potential before
  std::int64_t after = 0;         ///< potential after
  std::int64_t input = 0;         ///< input
  bool spike_after = false;       ///< spike in the row of the potential after
  bool spike_with_input = false;  ///< spike in the row of the input
  bool is_first = false;          ///< nothing is known of the step before
};

/// The steps of a trace in one sampling.
class Steps {
 public:
  Steps(const ObservedTrace& trace, Sampling sampling);

  Sampling sampling() const { return sampling_; }
  const std::vector<ObservedStep>& all() const { return steps_; }

  /// The different sets of given parameters: name and value.
  const std::vector<std::map<std::string, std::int64_t>>& given_sets() const { return given_sets_; }

  /// Whether the input of a rule holds all inputs of the trace.
  bool fit(const FixedFormat& input) const {
    return lowest_input_ >= input.lowest_raw() && highest_input_ <= input.highest_raw();
  }

  /// The spike that a hypothesis has to give in a step.
  bool spike(const ObservedStep& step, rtl::SpikeOutput output) const {
    return output == rtl::SpikeOutput::mealy ? step.spike_with_input : step.spike_after;
  }

 private:
  Sampling sampling_;
  std::vector<ObservedStep> steps_;
  std::int64_t lowest_input_ = 0;
  std::int64_t highest_input_ = 0;
  std::vector<std::map<std::string, std::int64_t>> given_sets_;
};

/// A hypothesis as neurons: one for each set of given parameters, made when it is first asked for.
class RuleUnderTest {
 public:
  /// @param fires  false leaves out the threshold, so that no step fires
  RuleUnderTest(const rtl::LIFParameters& parameters, const Steps& steps, bool fires = true)
      : parameters_(parameters), steps_(steps), fires_(fires), neurons_(steps.given_sets().size()) {}

  /// The neuron for a step. @throws std::invalid_argument if the parameters are not allowed
  const rtl::LIF& neuron(const ObservedStep& step) {
    auto& neuron = neurons_[step.given];
    if (!neuron) neuron.emplace(with_given(step.given));
    return *neuron;
  }

 private:
  rtl::LIFParameters with_given(std::size_t set) const;

  rtl::LIFParameters parameters_;
  const Steps& steps_;
  bool fires_;
  std::vector<std::optional<rtl::LIF>> neurons_;
};

/// What a hypothesis explains of a trace.
struct Explanation {
  std::size_t differing = 0;  ///< steps that it does not explain
  std::size_t first = 0;      ///< the first of them, as an index of Steps::all()
  rtl::LIF::State expected;   ///< what it gives there
};

/// Runs a hypothesis over all steps. The potential before each step is that of the trace, so that a step that
/// is not explained does not make others fail; what the trace does not show, such as a refractory counter, is
/// the rule's own.
/// @param most  stops when more than so many steps differ
Explanation explain(const rtl::LIFParameters& parameters, const Steps& steps, std::size_t most);

}  // namespace lif::testbench
