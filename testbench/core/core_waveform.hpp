#pragma once

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include <lif/core/clocked_core.hpp>
#include <lif/trace/waveform_writer.hpp>

#include "recorders/vcd_time.hpp"

namespace lif::testbench {

/// What a clocked core and its surroundings show in a cycle.
struct CoreCycle {
  core::Cycle cycle = 0;
  std::uint64_t word = 0;
  bool request = false;
  bool acknowledge = false;
  std::uint64_t neuron = 0;
  bool spike = false;
  bool taken = false;
  bool quiet = true;
  core::ClockedCore::Controller controller = core::ClockedCore::Controller::idle;
  std::size_t fifo_level = 0;
};

/// Records a clocked core as a waveform: the handshakes of input and output, the states of the controller as
/// a wire each, and the level of the FIFO.
class CoreWaveform {
 public:
  using WriterMaker = std::function<std::unique_ptr<WaveformWriter>(const std::string& time_unit)>;

  /// @param word_bits    width of the words of the input
  /// @param neuron_bits  width of the words of the output
  CoreWaveform(const WriterMaker& make_writer, unsigned word_bits, unsigned neuron_bits,
               std::int64_t period_ps);

  /// Records a cycle; each cycle follows the one before.
  void record(const CoreCycle& now);
  /// Ends the file.
  void finish();

  /// The text of a GTKWave save file that shows the signals.
  std::string view(const std::string& dump_path, const std::string& save_path) const;

 private:
  static constexpr std::size_t states = core::ClockedCore::controllers;

  WaveformTime time_;
  unsigned word_bits_;
  unsigned neuron_bits_;
  std::unique_ptr<WaveformWriter> writer_;
  WaveformWriter::Wire clk_{}, request_{}, acknowledge_{}, spike_{}, taken_{}, quiet_{};
  WaveformWriter::Bits word_{}, neuron_{};
  WaveformWriter::Real level_{};
  WaveformWriter::Event spike_event_{};
  std::array<WaveformWriter::Wire, states> controller_{};
  core::Cycle last_ = 0;
  bool had_spike_ = false;
  std::optional<std::uint64_t> first_spike_;  // the time of its edge
};

}  // namespace lif::testbench
