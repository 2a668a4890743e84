#include "core/step_recorder.hpp"

#include <lif/common/csv_fields.hpp>

#include <algorithm>

namespace lif::testbench {

StepRecorder::StepRecorder(const NetworkCore& core, NumberKind kind, OutputFile& spikes, OutputFile& raster)
    : core_(core),
      spikes_(core.layers.size()),
      output_(core.layers[core.output].size),
      spikes_file_(spikes),
      raster_file_(raster, output_.size(), 'o', kind) {
  names_.reserve(core.layers.size());
  for (const NetworkCore::Layer& layer : core.layers) names_.push_back(csv_field(layer.node));
}

void StepRecorder::taken(core::EventId /*id*/, std::uint64_t word, core::Cycle /*cycle*/) {
  if (core_.code(word).kind != core::EventKind::group_reference) return;
  if (++references_ < core_.references.size()) return;
  references_ = 0;
  for (std::size_t group = 0; group < spikes_.size(); ++group) {
    for (const std::size_t neuron : spikes_[group]) spikes_file_.write(steps_, names_[group], neuron);
    spikes_[group].clear();
  }
  raster_file_.write(steps_, output_.data());
  std::fill(output_.begin(), output_.end(), 0.0);
  ++steps_;
}

void StepRecorder::fired(core::EventId /*id*/, core::EventId /*cause*/, std::size_t neuron,
                         core::Cycle /*cycle*/) {
  for (std::size_t group = 0; group < core_.layers.size(); ++group) {
    const NetworkCore::Layer& layer = core_.layers[group];
    if (neuron < layer.first || neuron >= layer.first + layer.size) continue;
    spikes_[group].push_back(neuron - layer.first);
    if (group == core_.output) output_[neuron - layer.first] = core_.state->neurons().spike(neuron);
  }
}

}  // namespace lif::testbench
