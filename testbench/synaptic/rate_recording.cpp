#include "synaptic/rate_recording.hpp"

#include <lif/common/csv_fields.hpp>

#include "text/numbers.hpp"

namespace lif::testbench {

RateRecording::RateRecording(const NetworkDescription& network, OutputFile& file)
    : network_(network), file_(file), spikes_(network.populations.size()) {
  for (const RatesDescription& recorded : network.recorded_rates) recorders_.push_back({recorded, 0});
  file_.write("step,population,rate\n");
}

void RateRecording::end_step() {
  ++steps_;
  for (Recorder& recorder : recorders_) {
    if (steps_ % recorder.of.bin == 0) write(recorder, recorder.of.bin);
  }
}

void RateRecording::finish() {
  for (Recorder& recorder : recorders_) {
    if (steps_ % recorder.of.bin != 0) write(recorder, steps_ % recorder.of.bin);
  }
}

void RateRecording::write(Recorder& recorder, std::uint64_t steps) {
  const PopulationDescription& population = network_.populations[recorder.of.population];
  const std::uint64_t spikes = spikes_[recorder.of.population] - recorder.spikes_before;
  recorder.spikes_before += spikes;
  const double seconds = static_cast<double>(steps) * network_.resolution / 1000;
  std::string row = std::to_string(steps_ - steps) + "," + csv_field(population.name) + ",";
  append_number(row, static_cast<double>(spikes) / static_cast<double>(population.count) / seconds,
                NumberKind::float64);
  file_.write(row + "\n");
}

}  // namespace lif::testbench
