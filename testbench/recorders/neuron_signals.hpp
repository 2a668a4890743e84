#pragma once

#include <functional>
#include <string>
#include <vector>

#include <lif/catalogue/neuron_description.hpp>
#include <lif/trace/gtkwave_save_file.hpp>

#include "recorders/signal_patterns.hpp"
#include "simulation/step_record.hpp"

namespace lif::testbench {

/// How a recorded signal behaves.
enum class SignalKind {
  clock,   ///< a bit that is low when a step begins, and high from its edge on
  bit,     ///< a level
  number,  ///< a value of a number type
  event    ///< a moment, in steps in which its value is not 0
};

/// When a signal takes its value of a step.
enum class SignalMoment { begin_of_step, edge };

/// One signal of a neuron's waveform: all that VCD, FST, GTKWave's save file, --trace and the estimate of a
/// file's size know of it.
struct NeuronSignal {
  std::string name;          ///< in its scope
  bool is_of_bench = false;  ///< it stands beside the neuron's own scope
  SignalKind kind = SignalKind::number;
  NumberKind number = NumberKind::float64;  ///< of SignalKind::number
  SignalMoment moment = SignalMoment::edge;
  std::function<double(const StepRecord&)> value;
  std::string label;  ///< in GTKWave
  GtkwaveSaveFile::Color color = GtkwaveSaveFile::Color::green;
  int rows = 1;  ///< that a number takes in GTKWave

  /// With the scopes of the simulated design, joined by dots.
  std::string full_name() const;
};

/// Names of the scopes, as in the simulated design.
inline constexpr const char* bench_scope = "testbench";
inline constexpr const char* neuron_scope = "neuron";

/// The signals of a neuron, in the order in which they are declared: those of the bench first.
std::vector<NeuronSignal> neuron_signals(const NeuronDescription& neuron);

/// Those whose names fit a pattern, or all where there are no patterns.
std::vector<NeuronSignal> chosen_signals(const NeuronDescription& neuron, SignalPatterns chosen);

}  // namespace lif::testbench
