#include "commands/sample_options.hpp"

#include "limits.hpp"
#include "options/declare.hpp"

namespace lif::testbench {

DeclaredGroup<SampleChoice> sample_options() {
  return {
      "Samples",
      {input_file(
           "samples", "FILE.csv",
           "CSV file with 'sample', 'label', then a column for each input in row-major order; - is the "
           "standard input; required",
           &SampleChoice::path)
           .required("--samples is missing: a CSV file with 'sample', 'label' and a column for each input"),
       value(
           Option{"steps", "N", "number of steps for which each sample is shown; required"},
           &SampleChoice::steps,
           [](const Setting& setting) {
             return static_cast<std::uint64_t>(integer_within(setting, 1, most_steps));
           },
           [](std::uint64_t steps) { return std::to_string(steps); })
           .required("--steps is missing: the number of steps for which each sample is shown"),
       number("input-scale", "F", "factor by which the values of the samples are multiplied",
              &SampleChoice::scale)}};
}

}  // namespace lif::testbench
