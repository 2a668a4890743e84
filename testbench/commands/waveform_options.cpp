#include "commands/waveform_options.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "errors.hpp"
#include "limits.hpp"
#include "options/declare.hpp"
#include "text/numbers.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

namespace {

constexpr const char* window_syntax =
    "A:B, the first step to show and the first one after it; one of them may be left out";

StepWindow parse_window(const Setting& setting) {
  const std::string_view text = setting.value;
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || text.size() < 2) refuse(setting, window_syntax);
  const auto step = [&](std::string_view number) {
    const auto value = parse_integer(number);
    if (!value || *value < 0 || *value > most_steps) refuse(setting, window_syntax);
    return static_cast<std::uint64_t>(*value);
  };
  StepWindow window;
  if (colon > 0) window.first = step(text.substr(0, colon));
  if (colon + 1 < text.size()) window.end = step(text.substr(colon + 1));
  if (window.end <= window.first) refuse(setting, "A:B with A below B");
  return window;
}

// Estimates the number of rows from the length of the first rows; empty for pipes and the like.
std::optional<double> estimated_rows(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return std::nullopt;
  std::string begin(1U << 16U, '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(begin.data(), static_cast<std::streamsize>(begin.size()));
  const auto read = static_cast<std::size_t>(file.gcount());
  const auto rows = std::count(begin.data(), begin.data() + read, '\n');
  if (rows == 0) return std::nullopt;
  return static_cast<double>(std::filesystem::file_size(path, error)) * static_cast<double>(rows) /
         static_cast<double>(read);
}

}  // namespace

DeclaredGroup<WaveformChoice> waveform_options(const std::string& trace_value,
                                               const std::string& trace_help) {
  Declaration<WaveformChoice> window{
      {{"trace-window", "A:B",
        "show only the steps from A to B - 1; without A from the first step, without B to the last"}},
      [](const Settings& settings, WaveformChoice& choice) {
        const Setting* setting = settings.find("trace-window");
        if (setting == nullptr) return;
        choice.window = parse_window(*setting);
        choice.window_setting = *setting;
      },
      [](const WaveformChoice& choice) -> EffectiveOptions {
        if (!choice.window_setting) return {};
        return {{"trace-window", choice.window_setting->value}};
      }};
  return {"Waveform", {list("trace", trace_value, trace_help, &WaveformChoice::trace), std::move(window)}};
}

void WaveformChoice::require_steps(std::uint64_t steps) const {
  if (window.first == 0 || window.first < steps) return;
  throw UsageError(window_setting->origin + ": begins at step " + std::to_string(window.first) +
                   ", and the run has " + std::to_string(steps) + " steps");
}

void WaveformChoice::forget_window_after(std::uint64_t steps) {
  if (window.first >= steps) window_setting.reset();
}

double estimated_bytes_per_step(const SignalCounts& signals, WaveformFormat format) {
  const auto numbers = static_cast<double>(signals.numbers);
  const auto bits = static_cast<double>(signals.bits);
  // In each step a VCD has a line of up to 17 digits and a code for each number, a short line for each bit,
  // and a few lines for the clock and the times of its edges.
  return format == WaveformFormat::fst ? 9 * numbers + bits : 23 * numbers + 4 * bits + 24;
}

void warn_of_size(double bytes_per_step, const StepWindow& window, std::optional<std::uint64_t> steps,
                  const std::string& input, bool has_vcd) {
  constexpr double gib = 1024.0 * 1024.0 * 1024.0;
  constexpr double longest = 1e18;
  const double run = steps ? static_cast<double>(*steps) : estimated_rows(input).value_or(0);
  const auto shown = static_cast<std::uint64_t>(std::min(run, longest));
  const double bytes = bytes_per_step * static_cast<double>(window.end_of(shown) - window.first_of(shown));
  if (bytes <= gib) return;
  std::fputs(
      ("lif-testbench: the waveform may take up to " + short_number(std::round(bytes / gib * 10) / 10) +
       " GiB: --trace-window A:B and --trace PATTERN make it smaller" +
       (has_vcd ? ", and so does --fst" : "") + "\n")
          .c_str(),
      stderr);
}

}  // namespace lif::testbench
