#pragma once

#include <cstdint>
#include <cstring>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace lif {

/// Takes the changes of signals for a file that waveform viewers read; VcdWriter and FstWriter are its forms.
///
/// Variables are declared first, in scopes; begin() then writes the header and the initial values.
/// After that, set_time() and the changes at that time follow in order of time, and finish() ends
/// the file. Only changes are written, and nothing depends on the date: equal runs give equal files.
///
/// Misuse (a bad or repeated name, one that comes after begin(), time that runs backwards, a value that is
/// not finite) throws std::invalid_argument; a file that cannot be written, lif::OutputError.
class WaveformWriter {
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

  virtual ~WaveformWriter() = default;
  WaveformWriter(const WaveformWriter&) = delete;
  WaveformWriter& operator=(const WaveformWriter&) = delete;

  /// Names are letters, digits and `_`, not starting with a digit, unique in their scope: GTKWave
  /// refuses the whole file otherwise.
  void open_scope(std::string_view name);

  /// Back to the surrounding scope; begin() closes those left open.
  void close_scope();

  Wire add_wire(std::string_view name, bool initial);    ///< declares one bit
  Real add_real(std::string_view name, double initial);  ///< declares a finite number
  Real add_real(std::string_view name, float initial);   ///< likewise, with a float's digits
  Event add_event(std::string_view name);                ///< declares an instant

  /// Ends the declarations: writes the header and the initial values, at the time where the recording begins.
  void begin(std::uint64_t time = 0);

  /// The time of the changes that follow, not before that of the last.
  void set_time(std::uint64_t time);

  /// Written if the value is another.
  void change(Wire wire, bool value) {
    Variable& variable = variables_[wire.index];
    if (variable.bits == std::uint64_t{value}) return;
    variable.bits = std::uint64_t{value};
    write_pending_time();
    write_wire(wire.index, value);
  }

  /// Written if the value is another; 0 and -0 are two values.
  void change(Real real, double value) {
    const Variable& variable = variables_[real.index];
    if (variable.kind == Kind::float64 && variable.bits == bits_of(value)) return;
    change_real(real.index, value);
  }

  /// Written if the value is another; 0 and -0 are two values.
  void change(Real real, float value) {
    const Variable& variable = variables_[real.index];
    if (variable.kind == Kind::float32 && variable.bits == bits_of(value)) return;
    change_real(real.index, value);
  }

  /// Written each time.
  void trigger(Event event) {
    write_pending_time();
    write_event(event.index);
  }

  /// Writes the time at which the recording ends, and all that is buffered.
  void finish(std::uint64_t time);

 protected:
  /// What a variable is; of a number, in which type it was given last.
  enum class Kind : std::uint8_t { wire, float64, float32, event };

  WaveformWriter() = default;

  // The format's part. Names are checked before, values and times are known to be other ones.
  virtual void declare_scope(const std::string& name) = 0;                                   ///< enters it
  virtual void declare_end_of_scope() = 0;                                                   ///< leaves it
  virtual void declare_variable(std::size_t index, Kind kind, const std::string& name) = 0;  ///< in order
  virtual void write_begin(std::uint64_t time) = 0;              ///< before the initial values
  virtual void write_end_of_initial_values() = 0;                ///< after them
  virtual void write_time(std::uint64_t time) = 0;               ///< of what follows
  virtual void write_wire(std::size_t index, bool value) = 0;    ///< a changed or an initial value
  virtual void write_real(std::size_t index, double value) = 0;  ///< likewise
  virtual void write_real(std::size_t index, float value) = 0;   ///< likewise
  virtual void write_event(std::size_t index) = 0;               ///< it happens
  virtual void write_end() = 0;                                  ///< the last time has been written

 private:
  struct Variable {
    std::uint64_t bits;  // of the value last written
    Kind kind;
  };

  static std::uint64_t bits_of(double value) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof value);
    return bits;
  }
  static std::uint64_t bits_of(float value) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, &value, sizeof value);
    return bits;
  }

  std::size_t declare(Kind kind, std::string_view name, std::uint64_t bits);
  void require_new_name(std::string_view name);
  void write_initial_value(std::size_t index);
  template <class T>
  void change_real(std::size_t index, T value);
  void write_pending_time() {
    if (time_is_written_) return;
    time_is_written_ = true;
    write_time(time_);
  }

  std::vector<Variable> variables_;
  std::vector<std::string> scopes_;
  std::set<std::string> names_;
  std::uint64_t time_ = 0;
  bool time_is_written_ = true;
  bool has_begun_ = false;
};

}  // namespace lif
