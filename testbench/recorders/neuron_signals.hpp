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
  clock,   ///< a bit that is low at the beginning of a step, and high from its edge on
  bit,     ///< a bit that is low or high
  number,  ///< a value of a number type
  event    ///< a moment, in each step in which the value is not 0
};

/// When a signal takes the value that it has in a step.
enum class SignalMoment { begin_of_step, edge };

/// One signal of a neuron's waveform. VCD, FST, the GTKWave save file, --trace and the estimate of a file's
/// size all use this description.
struct NeuronSignal {
  std::string name;          ///< name in its scope
  bool is_of_bench = false;  ///< it lies beside the neuron's scope, not in it
  SignalKind kind = SignalKind::number;
  NumberKind number = NumberKind::float64;  ///< for SignalKind::number
  SignalMoment moment = SignalMoment::edge;
  std::function<double(const StepRecord&)> value;
  /// The value from the beginning of a step to its edge, where it differs from that after the edge; may be
  /// empty.
  std::function<double(const StepRecord&)> value_at_begin = nullptr;
  std::string label;  ///< name in GTKWave
  GtkwaveSaveFile::Color color = GtkwaveSaveFile::Color::green;
  int rows = 1;  ///< height of a number in GTKWave

  /// The name with the scopes of the simulated design, joined by dots.
  std::string full_name() const;
};

/// Names of the scopes, as in the simulated design.
inline constexpr const char* bench_scope = "testbench";
inline constexpr const char* neuron_scope = "neuron";

/// The signals of a neuron in the order in which they are declared, those of the bench first.
std::vector<NeuronSignal> neuron_signals(const NeuronDescription& neuron);

/// The signals whose names match a pattern, or all of them if there are no patterns.
std::vector<NeuronSignal> chosen_signals(const NeuronDescription& neuron, SignalPatterns chosen);

}  // namespace lif::testbench
