#include "commands/shown_input.hpp"

#include "errors.hpp"
#include "limits.hpp"
#include "network/network_recorders.hpp"
#include "options/declare.hpp"

namespace lif::testbench {

// The options of samples and of a raster exclude each other but share --steps.
DeclaredGroup<ShownChoice> shown_options(const std::string& otherwise) {
  Declaration<ShownChoice> shown;
  for (const Declaration<SampleChoice>& sample : sample_options().declarations)
    shown.options.insert(shown.options.end(), sample.options.begin(), sample.options.end());
  shown.options[0].help =
      "CSV file with 'sample', 'label', then a column for each input in row-major order; - is the standard "
      "input; " +
      otherwise;
  shown.options[1].help =
      "number of steps for which each sample is shown, required with --samples; or after which --input is "
      "cut";
  shown.options.push_back(
      {"input", "FILE.csv", "show a raster instead, as in 'network': 'step', then a column for each input"});
  shown.options.back().file = FileRole::reads;
  shown.take = [](const Settings& settings, ShownChoice& choice) {
    const Setting* input = settings.find("input");
    const Setting* samples = settings.find("samples");
    if (input != nullptr && samples != nullptr) throw UsageError("--samples and --input exclude each other");
    if (samples != nullptr) choice.samples = Declarations<SampleChoice>{sample_options()}.take(settings);
    if (input == nullptr) return;
    choice.input = text_of(*input);
    if (const Setting* steps = settings.find("steps")) choice.steps = integer_within(*steps, 1, most_steps);
  };
  shown.echo = [](const ShownChoice& choice) -> EffectiveOptions {
    if (choice.samples) return Declarations<SampleChoice>{sample_options()}.echo(*choice.samples);
    if (!choice.input) return {};
    EffectiveOptions options{{"input", absolute_path(*choice.input), EffectiveOption::Kind::text}};
    if (choice.steps) options.push_back({"steps", std::to_string(*choice.steps)});
    return options;
  };
  return {"What the networks are shown", {std::move(shown)}};
}

ShownInput::ShownInput(const ShownChoice& choice, const LayerGraph& network) {
  if (choice.samples) {
    samples_ = std::make_unique<SampleSource>(choice.samples->path, network, choice.samples->scale,
                                              choice.samples->steps);
  } else {
    raster_ = std::make_unique<RasterSource>(choice.input.value(), network.input_size(),
                                             kind_of(network.precision()));
    limit_ = choice.steps;
  }
}

}  // namespace lif::testbench
