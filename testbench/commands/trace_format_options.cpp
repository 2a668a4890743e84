#include "commands/trace_format_options.hpp"

#include "limits.hpp"
#include "options/declare.hpp"

namespace lif::testbench {

namespace {

bool has_ending(const std::string& text, const std::string& ending) {
  return text.size() >= ending.size() &&
         text.compare(text.size() - ending.size(), ending.size(), ending) == 0;
}

// NAME, NAME:high or NAME:low.
VcdReset parse_reset(const Setting& setting) {
  VcdReset reset{text_of(setting), false};
  const std::size_t colon = reset.name.rfind(':');
  if (colon == std::string::npos) {
    reset.is_active_high = !has_ending(reset.name, "_n") && !has_ending(reset.name, "_ni");
    return reset;
  }
  const std::string level = reset.name.substr(colon + 1);
  if (colon == 0 || (level != "high" && level != "low")) refuse(setting, "NAME, NAME:high or NAME:low");
  reset.name.resize(colon);
  reset.is_active_high = level == "high";
  return reset;
}

std::string text_of_reset(const VcdReset& reset) {
  return reset.name + (reset.is_active_high ? ":high" : ":low");
}

Declaration<TraceFormat> input_sampling() {
  Declaration<TraceFormat> declaration{
      {{"sample-input", "WHEN",
        "when the input and the reset of a step are taken from a VCD: before or after the time of the rising "
        "edge; default before, as a register takes them"}},
      [](const Settings& settings, TraceFormat& format) {
        const Setting* setting = settings.find("sample-input");
        if (setting == nullptr) return;
        if (setting->value != "before" && setting->value != "after") refuse(*setting, "before or after");
        format.sampling.input =
            setting->value == "before" ? InputSampling::before_edge : InputSampling::after_edge;
      },
      nullptr};
  return std::move(declaration).words({"before", "after"});
}

Declaration<TraceFormat> output_sampling() {
  Declaration<TraceFormat> declaration{
      {{"sample-output", "WHEN",
        "when the spike and the potential of a step are taken from a VCD: fall, before the time at which the "
        "clock falls, or edge, after the time of the rising edge; default fall"}},
      [](const Settings& settings, TraceFormat& format) {
        const Setting* setting = settings.find("sample-output");
        if (setting == nullptr) return;
        if (setting->value != "fall" && setting->value != "edge") refuse(*setting, "fall or edge");
        format.sampling.output =
            setting->value == "fall" ? OutputSampling::before_fall : OutputSampling::after_edge;
      },
      nullptr};
  return std::move(declaration).words({"fall", "edge"});
}

}  // namespace

DeclaredGroup<TraceFormat> trace_format_options() {
  using Format = TraceFormat;
  Declaration<Format> reset = value(
      Option{"reset", "NAME[:LEVEL]",
             "the reset of a VCD, at whose edges no step is made; LEVEL is high or low, by default low for a "
             "name that ends in _n, else high"},
      &Format::reset, &parse_reset, &text_of_reset);
  return {
      "How traces are read",
      {text("spike", "NAME",
            "column, or variable of a VCD, that holds the spike; default spike. A variable may be named "
            "with its scopes, as in tb.dut.spike",
            &Format::spike),
       text("potential", "NAME", "column, or variable of a VCD, that holds the potential; default potential",
            &Format::potential),
       text("clock", "NAME", "variable of a VCD that is the clock; default clk", &Format::clock),
       std::move(reset),
       integer("skip", "N", "leave out the first N steps of a VCD", {0, most_steps}, &Format::skipped_steps),
       input_sampling(), output_sampling(),
       flag("unsigned", "read bit vectors of a VCD as unsigned numbers, not as two's complement",
            &Format::is_unsigned)}};
}

}  // namespace lif::testbench
