#include "commands/run_outputs.hpp"

#include <filesystem>

#include <lif/trace/vcd_writer.hpp>

#include "commands/run_configuration.hpp"
#include "output/fst_file.hpp"
#include "plots/trace_plot.hpp"
#include "recorders/csv_recorder.hpp"
#include "recorders/spike_list_recorder.hpp"
#include "recorders/waveform_recorder.hpp"

namespace lif::testbench {

namespace {

std::unique_ptr<Recorder> make_waveform(const WaveformWriterMaker& make_writer, const RunConfiguration& run) {
  return std::make_unique<WaveformRecorder>(make_writer, run.neuron.model.neuron, run.clock_period_ps,
                                            run.traced, run.waveform.window);
}

std::unique_ptr<Recorder> make_vcd(OutputFile& file, const RunConfiguration& run) {
  return make_waveform([&](const std::string& unit) { return std::make_unique<VcdWriter>(file, unit); }, run);
}

std::unique_ptr<Recorder> make_fst(OutputFile& file, const RunConfiguration& run) {
  return make_waveform([&](const std::string& unit) { return make_fst_writer(file, unit); }, run);
}

void require_fst_file(const std::string& path) { require_fst("--fst", path); }

std::unique_ptr<Recorder> make_csv(OutputFile& file, const RunConfiguration& run) {
  return std::make_unique<CsvRecorder>(file, run.neuron.model.neuron);
}

std::unique_ptr<Recorder> make_spikes(OutputFile& file, const RunConfiguration&) {
  return std::make_unique<SpikeListRecorder>(file);
}

std::unique_ptr<Recorder> make_plot(OutputFile& file, const RunConfiguration& run) {
  const NeuronDescription& neuron = run.neuron.model.neuron;
  const std::string source = run.input.stimulus.empty()
                                 ? std::filesystem::path(run.input.file).filename().string()
                                 : run.input.stimulus + " stimulus";
  return std::make_unique<TracePlot>(file, run.neuron.entry->name + " neuron, " + source,
                                     neuron.has_threshold ? std::optional(neuron.threshold) : std::nullopt);
}

}  // namespace

const std::vector<RunOutput>& run_outputs() {
  static const std::vector<RunOutput> all{
      {"vcd", "FILE",
       "write the waveform as VCD; - is the standard output, also for the files below except --fst",
       &make_vcd, "lif.vcd", WaveformFormat::vcd},
      {"fst", "FILE", fst_help(), &make_fst, "", WaveformFormat::fst, &require_fst_file},
      {"csv", "FILE", "write a table of step,input,potential,spike and further state variables", &make_csv,
       "trace.csv"},
      {"spikes", "FILE", "write a table of step,neuron with a row for each spike, whatever its height",
       &make_spikes},
      {"plot", "FILE.svg", "draw current, potential and spikes", &make_plot, "plot.svg"}};
  return all;
}

}  // namespace lif::testbench
