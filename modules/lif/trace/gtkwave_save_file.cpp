#include <lif/trace/gtkwave_save_file.hpp>

#include <algorithm>
#include <cmath>

namespace lif {

namespace {

// Trace flags of GTKWave 3.3 (its manual, "trace flags"); a line with flags holds until the next such line.
constexpr std::string_view binary_right_justified = "@28\n";
constexpr std::string_view decimal_right_justified = "@24\n";
constexpr std::string_view analog_step_full_scale_right_justified = "@88020\n";
constexpr std::string_view analog_height_extension = "@20000\n";
constexpr std::string_view group_begin = "@800200\n";
constexpr std::string_view group_end = "@1000200\n";

constexpr int window_width = 1280;
constexpr int window_height = 720;
constexpr int signals_width = 350;
constexpr int window_margins = 72;

}  // namespace

void GtkwaveSaveFile::open_group(std::string_view title) {
  group_ = title;
  traces_ += std::string(group_begin) + "-" + group_ + "\n";
}

void GtkwaveSaveFile::close_group() { traces_ += std::string(group_end) + "-" + group_ + "\n"; }

void GtkwaveSaveFile::add(std::string_view flags, std::string_view signal, std::string_view label,
                          Color color) {
  traces_ += std::string(flags) + "[color] " + std::to_string(static_cast<int>(color)) + "\n+{" +
             std::string(label) + "} " + std::string(signal) + "\n";
}

void GtkwaveSaveFile::add_digital(std::string_view signal, std::string_view label, Color color) {
  add(binary_right_justified, signal, label, color);
}

void GtkwaveSaveFile::add_number(std::string_view signal, unsigned bits, std::string_view label,
                                 Color color) {
  add(decimal_right_justified, std::string(signal) + "[" + std::to_string(bits - 1) + ":0]", label, color);
}

void GtkwaveSaveFile::add_analog(std::string_view signal, std::string_view label, Color color, int rows) {
  add(analog_step_full_scale_right_justified, signal, label, color);
  if (rows > 1) traces_ += analog_height_extension;
  for (int row = 1; row < rows; ++row) traces_ += "-\n";
}

std::string GtkwaveSaveFile::text(const std::string& dump_path, const std::string& save_path,
                                  std::uint64_t end_time, std::uint64_t begin_time) const {
  // GTKWave shows 200 / 2^-zoom pixels per unit of time; the zoom cannot be greater than 0.
  const double pixels = window_width - signals_width - window_margins;
  const double units = std::max(1.0, static_cast<double>(end_time - begin_time));
  const double zoom = std::min(0.0, -std::log2(units * 200 / pixels));
  return "[dumpfile] \"" + dump_path + "\"\n[savefile] \"" + save_path + "\"\n[timestart] " +
         std::to_string(begin_time) + "\n[size] " + std::to_string(window_width) + " " +
         std::to_string(window_height) + "\n[pos] -1 -1\n*" + std::to_string(zoom) + " " + marker_ +
         " -1 -1 -1\n[signals_width] " + std::to_string(signals_width) + "\n[sst_expanded] 0\n" + traces_;
}

}  // namespace lif
