#pragma once

#include <optional>
#include <string>

namespace lif::testbench {

/// The threshold of the run that a trace belongs to: of a file in a folder of `run`, as its run.ini says;
/// otherwise nothing.
std::optional<double> threshold_of_run(const std::string& trace);

}  // namespace lif::testbench
