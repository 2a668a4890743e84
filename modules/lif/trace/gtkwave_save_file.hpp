#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lif {

/// Composes a GTKWave save file (`.gtkw`), which lists the signals of a dump to be shown, and how.
///
/// Signals are named as in the dump, with dots between scopes. GTKWave silently drops a signal that the dump
/// does not contain.
class GtkwaveSaveFile {
 public:
  /// The colour of a trace, in the order of GTKWave's numbers.
  enum class Color { normal, red, orange, yellow, green, blue, indigo, violet };

  /// Starts a group: the signals up to close_group() are shown below this title. Groups do not nest.
  void open_group(std::string_view title);

  /// Ends the group.
  void close_group();

  /// Adds a wire or an event, one row high.
  void add_digital(std::string_view signal, std::string_view label, Color color);

  /// Adds a variable of several bits, shown as a decimal number without a sign, one row high.
  /// @param bits  its width, which belongs to the name that GTKWave gives it
  void add_number(std::string_view signal, unsigned bits, std::string_view label, Color color);

  /// Adds a real, drawn as steps (the value holds until the next edge) over its whole range.
  /// @param rows  height in rows of the window, 1 or more
  void add_analog(std::string_view signal, std::string_view label, Color color, int rows);

  /// Puts the marker at this time (in the dump's unit); GTKWave then shows the values that the signals have
  /// there. Without it there is no marker, and no value is shown.
  void set_marker(std::uint64_t time) { marker_ = std::to_string(time); }

  /// The text of the file, zoomed to show the time from `begin_time` to `end_time` (in the dump's unit).
  /// @param dump_path, save_path  absolute paths: the pair then opens from any folder, even after a move
  std::string text(const std::string& dump_path, const std::string& save_path, std::uint64_t end_time,
                   std::uint64_t begin_time = 0) const;

 private:
  void add(std::string_view flags, std::string_view signal, std::string_view label, Color color);

  std::string traces_;
  std::string group_;
  std::string marker_ = "-1";
};

}  // namespace lif
