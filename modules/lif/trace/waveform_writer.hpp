#pragma once

#include <cstdint>
#include <cstring>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace lif {

/// Writes the changes of signals to a file that waveform viewers read. VcdWriter and FstWriter derive from
/// it, one for each file format.
///
/// Variables are declared first, in scopes; begin() then writes the header and the initial values. After
/// that, set_time() and the changes at that time follow in order of time, and finish() ends the file. Only
/// changes are written, and nothing depends on the date: equal runs give equal files.
///
/// Misuse throws a std::invalid_argument: a bad or repeated name, a name that comes after begin(), time that
/// runs backwards, a Real that is not finite, or bits of the wrong number. A file that cannot be written
/// throws a lif::OutputError.
class WaveformWriter {
 public:
  /// A variable of one bit.
  struct Wire {
    std::size_t index;  ///< in the order of declaration
  };

  /// A variable that is a float or a double.
  struct Real {
    std::size_t index;  ///< in the order of declaration
  };

  /// A variable that is a float or a double and may be infinite or no number, as values of foreign designs
  /// are.
  struct AnyReal {
    std::size_t index;  ///< in the order of declaration
  };

  /// A variable of one or more bits, each of which is 0, 1, x (unknown) or z (driven by nobody).
  struct Bits {
    std::size_t index;  ///< in the order of declaration
  };

  /// A variable for instants, drawn as arrows.
  struct Event {
    std::size_t index;  ///< in the order of declaration
  };

  virtual ~WaveformWriter() = default;
  WaveformWriter(const WaveformWriter&) = delete;
  WaveformWriter& operator=(const WaveformWriter&) = delete;

  /// Opens a scope. Names consist of letters, digits and `_`, do not start with a digit, and are unique in
  /// their scope; otherwise GTKWave would refuse the whole file.
  void open_scope(std::string_view name);

  /// Returns to the surrounding scope; begin() closes scopes that are still open.
  void close_scope();

  Wire add_wire(std::string_view name, bool initial);    ///< declares one bit
  Real add_real(std::string_view name, double initial);  ///< declares a finite number
  Real add_real(std::string_view name, float initial);   ///< declares a finite number with a float's digits
  AnyReal add_any_real(std::string_view name, double initial);  ///< declares a number of any kind
  AnyReal add_any_real(std::string_view name, float initial);   ///< the same with a float's digits

  /// Declares as many bits as `initial` has characters, the highest bit first.
  Bits add_bits(std::string_view name, std::string_view initial);

  Event add_event(std::string_view name);  ///< declares an instant

  /// Adds a remark for those who read the file. A remark that would end itself early, by `$end`, is refused.
  void add_comment(std::string_view text);

  /// Ends the declarations: writes the header and the initial values, at the time when the recording begins.
  void begin(std::uint64_t time = 0);

  /// Sets the time of the changes that follow; it must not be before the last time.
  void set_time(std::uint64_t time);

  /// Writes the value if it has changed.
  void change(Wire wire, bool value) {
    Variable& variable = variables_[wire.index];
    if (variable.bits == std::uint64_t{value}) return;
    variable.bits = std::uint64_t{value};
    write_pending_time();
    write_wire(wire.index, value);
  }

  /// Writes the value if it has changed; 0 and -0 are different values.
  void change(Real real, double value) {
    const Variable& variable = variables_[real.index];
    if (variable.kind == Kind::float64 && variable.bits == bits_of(value)) return;
    change_real(real.index, value);
  }

  /// Writes the value if it has changed; 0 and -0 are different values.
  void change(Real real, float value) {
    const Variable& variable = variables_[real.index];
    if (variable.kind == Kind::float32 && variable.bits == bits_of(value)) return;
    change_real(real.index, value);
  }

  /// Writes the value if it has changed; 0 and -0 are different values.
  template <class T>
  void change(AnyReal real, T value) {
    const Variable& variable = variables_[real.index];
    if (variable.kind == kind_of<T> && variable.bits == bits_of(value)) return;
    change_any_real(real.index, value);
  }

  /// Writes the value if it has changed.
  void change(Bits bits, std::string_view value) {
    const std::string& last = texts_[variables_[bits.index].bits];
    if (last == value) return;
    change_bits(bits.index, value);
  }

  /// Writes the event; each call writes one.
  void trigger(Event event) {
    write_pending_time();
    write_event(event.index);
  }

  /// Writes the time at which the recording ends, and everything that is still buffered.
  void finish(std::uint64_t time);

 protected:
  /// The kind of a variable; for a number, the type in which it was given last.
  enum class Kind : std::uint8_t { wire, float64, float32, bits, event };

  WaveformWriter() = default;

  // The functions of the file format. A NaN has no sign, as no reader knows `-nan`. Names have been checked
  // before the call; values and times differ from the last ones. Scopes are entered and left, and variables
  // are declared, in the order of the calls.
  virtual void declare_scope(const std::string& name) = 0;  ///< enters it
  virtual void declare_end_of_scope() = 0;                  ///< leaves it

  /// Declares the next variable, of `width` bits, or one number.
  virtual void declare_variable(std::size_t index, Kind kind, std::size_t width, const std::string& name) = 0;
  virtual void write_begin(std::uint64_t time) = 0;              ///< before the initial values
  virtual void write_end_of_initial_values() = 0;                ///< after them
  virtual void write_time(std::uint64_t time) = 0;               ///< time of the changes that follow
  virtual void write_wire(std::size_t index, bool value) = 0;    ///< a changed or an initial value
  virtual void write_real(std::size_t index, double value) = 0;  ///< a changed or an initial value
  virtual void write_real(std::size_t index, float value) = 0;   ///< a changed or an initial value
  virtual void write_bits(std::size_t index, std::string_view value) = 0;  ///< a changed or an initial value
  virtual void write_event(std::size_t index) = 0;                         ///< the event happens
  virtual void write_comment(const std::string& text) = 0;  ///< before the header is written, or after
  virtual void write_end() = 0;                             ///< after the last time has been written

 private:
  struct Variable {
    std::uint64_t bits;  // bits of the value written last; of several bits, the index of their text
    Kind kind;
  };

  template <class T>
  static constexpr Kind kind_of = sizeof(T) == sizeof(float) ? Kind::float32 : Kind::float64;

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

  std::size_t declare(Kind kind, std::size_t width, std::string_view name, std::uint64_t bits);
  void require_new_name(std::string_view name);
  void write_initial_value(std::size_t index);
  template <class T>
  void change_real(std::size_t index, T value);
  template <class T>
  void change_any_real(std::size_t index, T value);
  template <class T>
  [[gnu::always_inline]] inline void change_number(std::size_t index, T value);
  void change_bits(std::size_t index, std::string_view value);
  void write_pending_time() {
    if (time_is_written_) return;
    time_is_written_ = true;
    write_time(time_);
  }

  std::vector<Variable> variables_;
  std::vector<std::string> texts_;  // last values of variables of several bits
  std::vector<std::string> scopes_;
  std::set<std::string> names_;
  std::uint64_t time_ = 0;
  bool time_is_written_ = true;
  bool has_begun_ = false;
};

}  // namespace lif
