#include "synaptic/simulation_recording.hpp"

#include <cstring>
#include <type_traits>

#include <lif/common/csv_fields.hpp>

#include "text/numbers.hpp"

namespace lif::testbench {

template <class Real>
RecordedPotentials<Real>::RecordedPotentials(const NetworkDescription& network,
                                             SynapticEngine<Real>& engine) {
  for (const PotentialsDescription& recorded : network.recorded_potentials) {
    for (const std::uint32_t neuron : recorded.neurons) {
      engine.probe(recorded.population, neuron);
      ++probes_;
      header_ += "," + csv_field(engine.name(recorded.population) + "." + std::to_string(neuron));
    }
  }
}

template <class Real>
void RecordedPotentials<Real>::collect(const SynapticEngine<Real>& engine, std::int64_t first,
                                       std::int64_t end, SpikeExchange* exchange) {
  if (is_empty()) return;
  first_ = first;
  bits_.clear();
  for (std::int64_t step = first; step < end; ++step) {
    for (std::size_t i = 0; i < probes_; ++i) {
      const double value = engine.probed(i, step);
      std::uint64_t bits = 0;
      std::memcpy(&bits, &value, sizeof bits);
      bits_.push_back(bits);
    }
  }
  if (exchange != nullptr) exchange->combine(bits_);  // the bits of another process's neuron are all 0 here
}

template <class Real>
std::string RecordedPotentials<Real>::row(std::int64_t step) const {
  std::string row = std::to_string(step);
  for (std::size_t i = 0; i < probes_; ++i) {
    double value = 0;
    std::memcpy(&value, &bits_[static_cast<std::size_t>(step - first_) * probes_ + i], sizeof value);
    row += ',';
    append_number(row, value, std::is_same_v<Real, float> ? NumberKind::float32 : NumberKind::float64);
  }
  return row + "\n";
}

template <class Real>
SimulationRecording<Real>::SimulationRecording(const NetworkDescription& network,
                                               const SynapticEngine<Real>& engine,
                                               const RecordedPotentials<Real>& potentials,
                                               std::uint64_t discarded, const std::string& title,
                                               ResultFiles& files)
    : discarded_(discarded), picture_(title), is_written_(engine.populations(), !network.recorded_spikes) {
  files.open_report();
  spikes_ = &files.open_in_directory("spikes.csv");
  spikes_->write("step,population,neuron\n");
  for (std::size_t p = 0; p < engine.populations(); ++p) {
    statistics_.emplace_back(engine.name(p), engine.neurons(p).model(), engine.neurons(p).size());
    picture_.add_band(engine.name(p), engine.neurons(p).size());
    fields_.push_back("," + csv_field(engine.name(p)) + ",");
  }
  if (network.recorded_spikes) {
    for (const std::size_t p : *network.recorded_spikes) is_written_[p] = true;
  }
  if (!potentials.is_empty()) {
    potentials_ = &files.open_in_directory("potentials.csv");
    potentials_->write(potentials.header() + "\n");
  }
  if (!network.recorded_rates.empty()) rates_.emplace(network, files.open_in_directory("rates.csv"));
  raster_ = &files.open_in_directory("raster.svg");
}

template <class Real>
void SimulationRecording<Real>::record(const SynapticEngine<Real>& engine,
                                       const RecordedPotentials<Real>& potentials, std::int64_t step) {
  const auto now = static_cast<std::uint64_t>(step);
  const std::string number = std::to_string(step);
  picture_.begin_step();
  for (std::size_t p = 0; p < statistics_.size(); ++p) {
    engine.for_each_spike(p, step, [&](std::uint32_t neuron) {
      if (now >= discarded_) statistics_[p].spike(now, neuron);
      picture_.spike(p, neuron);
      if (rates_) rates_->spike(p);
      if (is_written_[p]) spikes_->write(number + fields_[p] + std::to_string(neuron) + "\n");
    });
  }
  if (potentials_ != nullptr) potentials_->write(potentials.row(step));
  if (rates_) rates_->end_step();
}

template <class Real>
void SimulationRecording<Real>::finish() {
  if (rates_) rates_->finish();
  raster_->write(picture_.finished());
}

template class RecordedPotentials<float>;
template class RecordedPotentials<double>;
template class SimulationRecording<float>;
template class SimulationRecording<double>;

}  // namespace lif::testbench
