#include "core/inference_recorder.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <lif/common/csv_fields.hpp>

#include "text/numbers.hpp"

namespace lif::testbench {

InferenceRecorder::InferenceRecorder(const NetworkCore& core, const CoreStatistics& statistics,
                                     OutputFile& predictions, OutputFile& inferences)
    : core_(core),
      statistics_(statistics),
      predictions_(predictions),
      inferences_(inferences),
      counts_(core.layers[core.output].size) {
  predictions_.write(predictions_header(core.layers[core.output].size));
  inferences_.write("sample,events,spikes,synaptic_events,cycles,waiting_cycles\n");
}

void InferenceRecorder::taken(core::EventId id, std::uint64_t word, core::Cycle /*cycle*/) {
  if (core_.code(word).kind == core::EventKind::reset) reset_ = id;
}

// A reset was counted already, and belongs to the sample that it begins, with its own service.
void InferenceRecorder::served(core::EventId id, core::Cycle begin, core::Cycle /*end*/,
                               std::size_t /*deliveries*/) {
  if (reset_ != id) return;
  Totals now = totals(begin);
  --now.events;
  if (is_shown_) end_sample(now);
  is_shown_ = true;
  begin_ = now;
}

void InferenceRecorder::fired(core::EventId /*id*/, core::EventId /*cause*/, std::size_t neuron,
                              core::Cycle /*cycle*/) {
  const NetworkCore::Layer& output = core_.layers[core_.output];
  if (neuron >= output.first && neuron < output.first + output.size) {
    counts_.add(neuron - output.first, core_.state->neurons().spike(neuron));
  }
}

void InferenceRecorder::finish(core::Cycle last, bool is_complete) {
  if (is_shown_ && is_complete) end_sample(totals(last));
  is_shown_ = false;
}

InferenceRecorder::Totals InferenceRecorder::totals(core::Cycle cycle) const {
  const core::CoreCounts& counts = core_.state->counts();
  return {counts.inputs, counts.outputs, counts.synaptic_events, cycle, statistics_.waited()};
}

void InferenceRecorder::end_sample(const Totals& now) {
  const SampleSource::Sample& sample = samples_.front();
  counts_.finish(sample.label);
  predictions_.write(prediction_row(sample, counts_));
  std::string row = csv_field(sample.name);
  for (const auto member : {&Totals::events, &Totals::spikes, &Totals::synaptic_events, &Totals::cycles,
                            &Totals::waiting_cycles}) {
    const std::uint64_t taken = now.*member - begin_.*member;
    sum_.*member += taken;
    highest_.*member = std::max(highest_.*member, taken);
    row += "," + std::to_string(taken);
  }
  inferences_.write(row + "\n");
  samples_.pop();
}

Json InferenceRecorder::json() const {
  const std::array<std::pair<const char*, std::uint64_t Totals::*>, 5> members{
      {{"events", &Totals::events},
       {"spikes", &Totals::spikes},
       {"synaptic_events", &Totals::synaptic_events},
       {"cycles", &Totals::cycles},
       {"waiting_cycles", &Totals::waiting_cycles}}};
  Json all;
  const auto samples = static_cast<double>(std::max<std::uint64_t>(counts_.samples(), 1));
  for (const auto& [name, member] : members)
    all[name] = {{"mean", static_cast<double>(sum_.*member) / samples}, {"highest", highest_.*member}};
  return all;
}

std::string InferenceRecorder::text() const {
  const auto samples = static_cast<double>(std::max<std::uint64_t>(counts_.samples(), 1));
  const auto mean = [&](std::uint64_t sum) { return short_number(static_cast<double>(sum) / samples); };
  return "an inference: " + mean(sum_.events) + " events in, " + mean(sum_.spikes) + " spikes, " +
         mean(sum_.synaptic_events) + " synaptic events, " + mean(sum_.cycles) + " cycles (at most " +
         std::to_string(highest_.cycles) + "), " + mean(sum_.waiting_cycles) + " cycles that events waited\n";
}

}  // namespace lif::testbench
