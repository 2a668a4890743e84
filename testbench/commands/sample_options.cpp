#include "commands/sample_options.hpp"

#include "limits.hpp"
#include "options/declare.hpp"

namespace lif::testbench {

DeclaredGroup<SampleChoice> sample_options() {
  return {
      "Samples",
      {input_file("samples", "FILE.csv",
                  "'sample', 'label', then a column for each input in row-major order; - is stdin; required",
                  &SampleChoice::path)
           .required("--samples is missing: a CSV file with 'sample', 'label' and a column for each input"),
       value(
           Option{"steps", "N", "steps for which each sample is shown; required"}, &SampleChoice::steps,
           [](const Setting& setting) {
             return static_cast<std::uint64_t>(integer_within(setting, 1, most_steps));
           },
           [](std::uint64_t steps) { return std::to_string(steps); })
           .required("--steps is missing: for how many steps is each sample shown?"),
       number("input-scale", "F", "the samples' values are multiplied with it", &SampleChoice::scale)}};
}

}  // namespace lif::testbench
