#include "commands/sample_options.hpp"

#include <filesystem>

#include <lif/numbers/text.hpp>

#include "errors.hpp"
#include "limits.hpp"

namespace lif::testbench {

OptionGroup sample_options() {
  return {"Samples",
          {{"samples", "FILE.csv",
            "'sample', 'label', then a column for each input in row-major order; - is stdin; required"},
           {"steps", "N", "steps for which each sample is shown; required"},
           {"input-scale", "F", "the samples' values are multiplied with it; default 1"}}};
}

SampleChoice choose_samples(const Settings& settings) {
  const auto path = settings.text("samples");
  if (!path)
    throw UsageError("--samples is missing: a CSV file with 'sample', 'label' and a column for each input");
  const auto steps = settings.integer("steps", 1, most_steps);
  if (!steps) throw UsageError("--steps is missing: for how many steps is each sample shown?");
  return {*path, static_cast<std::uint64_t>(*steps), settings.number("input-scale").value_or(1.0)};
}

EffectiveOptions effective_options(const SampleChoice& choice) {
  const std::string path =
      choice.path == "-" ? choice.path : std::filesystem::absolute(choice.path).lexically_normal().string();
  return {{"samples", path}, {"steps", std::to_string(choice.steps)}, {"input-scale", to_text(choice.scale)}};
}

}  // namespace lif::testbench
