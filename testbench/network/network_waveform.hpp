#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <lif/network/layer_network.hpp>
#include <lif/trace/waveform_writer.hpp>

#include "network/network_bench.hpp"
#include "recorders/step_window.hpp"
#include "recorders/vcd_time.hpp"

namespace lif::testbench {

/// A neuron in the waveform, and which of its signals are shown.
struct TracedNeuron {
  std::size_t layer;   ///< index of the layer in the network
  std::size_t neuron;  ///< index of the neuron in the layer
  bool potential = true;
  bool spike = true;        ///< only for neurons that spike
  bool spike_event = true;  ///< only for neurons that spike
  bool to_scale = true;     ///< threshold and potential_to_scale, with a potential of neurons that spike
};

/// The signals of a network that a waveform shows, in the order of the layers.
struct TracedNetwork {
  bool clk = true;
  std::vector<TracedNeuron> neurons;
};

/// Records the potential, the spike and the spike event of chosen neurons as a waveform. Of neurons
/// that are chosen by their node, it also has the threshold and `potential_to_scale`, which is the threshold
/// up to the first edge and the potential from then on: GTKWave scales a row to the range of its values, and
/// would show the slightest movement of a silent neuron at full height.
class NetworkWaveform : public NetworkObserver {
 public:
  static constexpr const char* bench_scope = "testbench";

  /// The scope of a layer's signals, with a dot at its end.
  static std::string scope_of(const LayerGraph& network, std::size_t layer);

  using WriterMaker = std::function<std::unique_ptr<WaveformWriter>(const std::string& time_unit)>;

  /// @param window  the steps that are recorded
  NetworkWaveform(const WriterMaker& make_writer, const LayerNetwork& network, TracedNetwork traced,
                  std::int64_t period_ps, const StepWindow& window);

  void record(std::uint64_t step, const Frame<>& input) override;
  /// Ends the file after a run of this number of steps.
  void finish(std::uint64_t steps);

  /// The text of a GTKWave save file that shows the recorded signals.
  std::string view(const std::string& dump_path, const std::string& save_path, std::uint64_t steps) const;

 private:
  struct Signals {
    const LayerProcess* layer;
    const NeuronLayer* neurons;
    std::size_t neuron;
    std::string node;
    std::string scope;
    std::optional<WaveformWriter::Real> potential;
    std::optional<WaveformWriter::Real> to_scale;
    bool is_single_precision;
    std::optional<WaveformWriter::Wire> spike;
    std::optional<WaveformWriter::Event> event;
  };

  WaveformWriter::Real add(const Signals& signals, const std::string& name, double value);
  void change(const Signals& signals, WaveformWriter::Real real, double value);
  void declare(std::uint64_t step);
  Signals declare(const TracedNeuron& traced, bool has_stepped);

  const LayerNetwork& network_;
  TracedNetwork traced_;
  StepWindow window_;
  WaveformTime time_;
  std::unique_ptr<WaveformWriter> writer_;
  bool is_declared_ = false;
  std::optional<WaveformWriter::Wire> clk_;
  std::vector<Signals> signals_;
  std::optional<std::uint64_t> first_spike_;  // the time of its edge
};

}  // namespace lif::testbench
