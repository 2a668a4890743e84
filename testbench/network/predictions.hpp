#pragma once

#include <cstddef>
#include <string>

#include "network/class_counts.hpp"
#include "network/sample_source.hpp"

namespace lif::testbench {

/// The header of a file of predictions: `sample,label,predicted` and what each output emits.
std::string predictions_header(std::size_t outputs);

/// The row of the last complete sample.
std::string prediction_row(const SampleSource::Sample& sample, const ClassCounts& counts);

}  // namespace lif::testbench
