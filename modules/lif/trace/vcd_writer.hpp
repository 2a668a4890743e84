#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <lif/common/output_file.hpp>

namespace lif {

/// Writes a value change dump (IEEE 1364-2005, clause 18) that waveform viewers read.
///
/// Variables are declared first, in scopes; begin() then writes the header and the initial values.
/// After that, set_time() and the changes at that time follow in order of time, and finish() closes
/// the file. Only changes are written; reals have the shortest text that reads back as the same
/// value of their type. Nothing depends on the date: equal runs give equal files.
///
/// Misuse (a bad or repeated name, time that runs backwards, a value that is not finite) throws
/// std::invalid_argument; a file that cannot be written, lif::OutputError.
class VcdWriter {
 public:
  /// One bit.
  struct Wire {
    std::size_t index;  ///< in the order of declaration
  };

  /// A float or a double.
  struct Real {
    std::size_t index;  ///< in the order of declaration
  };

  /// An instant, drawn as an arrow.
  struct Event {
    std::size_t index;  ///< in the order of declaration
  };

  /// @param file       outlives the writer; its owner commits it after finish()
  /// @param time_unit  `1 ns`, `10 ps` ...: what set_time() counts
  VcdWriter(OutputFile& file, const std::string& time_unit);

  /// Names are letters, digits and `_`, not starting with a digit, unique in their scope: GTKWave
  /// refuses the whole file otherwise.
  void open_scope(std::string_view name);

  /// Back to the surrounding scope; begin() closes those left open.
  void close_scope();

  Wire add_wire(std::string_view name, bool initial);    ///< declares one bit
  Real add_real(std::string_view name, double initial);  ///< declares a finite number
  Real add_real(std::string_view name, float initial);   ///< likewise, with a float's digits
  Event add_event(std::string_view name);                ///< declares an instant

  /// Ends the declarations: writes the header and the initial values, at time 0.
  void begin();

  /// The time of the changes that follow, not before that of the last.
  void set_time(std::uint64_t time);

  void change(Wire wire, bool value);    ///< written if the value is another
  void change(Real real, double value);  ///< written if the value is another
  void change(Real real, float value);   ///< written if the value is another
  void trigger(Event event);             ///< written each time

  /// Writes the time at which the recording ends, and all that is buffered.
  void finish(std::uint64_t time);

 private:
  struct Variable {
    std::string code;
    std::string value;  // as last written
  };

  std::size_t declare(std::string_view type, unsigned width, std::string_view name);
  void require_new_name(std::string_view name);
  void write_change(Variable& variable, std::string_view text);
  void write_pending_time();

  OutputFile& file_;
  std::string definitions_;
  std::vector<Variable> variables_;
  std::vector<std::string> scopes_;
  std::set<std::string> names_;
  std::uint64_t time_ = 0;
  bool time_is_written_ = true;
};

}  // namespace lif
