#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <systemc>

#include <lif/common/output_file.hpp>
#include <lif/common/unfinished.hpp>
#include <lif/shell/trace_hook.hpp>
#include <lif/trace/scope_tree.hpp>
#include <lif/trace/waveform_writer.hpp>

namespace lif {

class TracedObjects;  // the objects of one type, which only trace_file.cpp sees

/// An `sc_trace_file` that writes through one of the library's waveform writers: TraceFileOf says which.
///
/// It is used as SystemC's own, with `sc_trace(&file, signal, "name")`, for all types that `sc_trace()`
/// knows. It differs from SystemC's own in this:
/// * The file appears in its place when it is closed, and it is complete then. That is so after SIGINT
///   (Ctrl-C) and SIGTERM, too, which then end the process as ever, and after `exit()`; see Unfinished.
/// * A file that cannot be written in full, as on a full disk, is an error, `/lif/trace`, not a shorter file.
/// * A double is written such that reading it back gives the same value.
/// * The file holds no date: equal runs give equal files.
///
/// As with SystemC's own, variables lie below the scope `SystemC`, dots in a name separate further scopes, an
/// integer that does not fit in its width is shown as x, and numbers of `sc_fxnum` are shown as their bits.
/// In a name, characters other than letters, digits and `_` become `_`, because viewers read some of them as
/// something else; names that are the same afterwards are an error. Memory does not grow with time.
class TraceFile : public TraceHook, private Unfinished {
 public:
  /// Closes the file as close() does, but without looking at the objects once more, as they may be gone. An
  /// error is only displayed, as a warning.
  ~TraceFile() override;

  /// Records what has changed since time advanced last, as by the process that called `sc_stop()`, and puts
  /// the file in its place. Nothing is recorded afterwards, and further calls do nothing. If the file cannot
  /// be written in full, an error of the type `/lif/trace` is reported. A file that has recorded nothing,
  /// because the simulation has not run, is not left behind.
  void close();

  /// The path of the file.
  const std::string& path() const { return path_; }

  /// Chooses the unit in which times are written, the simulation's time resolution by default.
  /// @param value  1, 10 or 100 times `unit`, which is 1 fs or more; changes at times between two of these
  ///               units are shown at the earlier one, with a warning
  void set_time_unit(double value, sc_core::sc_time_unit unit) override;

  /// Whether values that hold for a delta cycle only are shown: each delta cycle one unit of time after the
  /// one before. That needs a unit of time which is smaller than the time between two events.
  void delta_cycles(bool on) override;

  /// Adds a remark for those who read the file; it must not contain `$end`.
  void write_comment(const std::string& comment) override;

  // What sc_trace() calls. An object has to outlive the simulation; tracing it after the recording has begun,
  // by the first advance of time, is an error.
  void trace(const sc_core::sc_event& event, const std::string& name) override;           ///< by `sc_trace()`
  void trace(const sc_core::sc_time& object, const std::string& name) override;           ///< by `sc_trace()`
  void trace(const bool& object, const std::string& name) override;                       ///< by `sc_trace()`
  void trace(const sc_dt::sc_bit& object, const std::string& name) override;              ///< by `sc_trace()`
  void trace(const sc_dt::sc_logic& object, const std::string& name) override;            ///< by `sc_trace()`
  void trace(const float& object, const std::string& name) override;                      ///< by `sc_trace()`
  void trace(const double& object, const std::string& name) override;                     ///< by `sc_trace()`
  void trace(const sc_dt::sc_int_base& object, const std::string& name) override;         ///< by `sc_trace()`
  void trace(const sc_dt::sc_uint_base& object, const std::string& name) override;        ///< by `sc_trace()`
  void trace(const sc_dt::sc_signed& object, const std::string& name) override;           ///< by `sc_trace()`
  void trace(const sc_dt::sc_unsigned& object, const std::string& name) override;         ///< by `sc_trace()`
  void trace(const sc_dt::sc_bv_base& object, const std::string& name) override;          ///< by `sc_trace()`
  void trace(const sc_dt::sc_lv_base& object, const std::string& name) override;          ///< by `sc_trace()`
  void trace(const sc_dt::sc_fxval& object, const std::string& name) override;            ///< by `sc_trace()`
  void trace(const sc_dt::sc_fxval_fast& object, const std::string& name) override;       ///< by `sc_trace()`
  void trace(const sc_dt::sc_fxnum& object, const std::string& name) override;            ///< by `sc_trace()`
  void trace(const sc_dt::sc_fxnum_fast& object, const std::string& name) override;       ///< by `sc_trace()`
  void trace(const char& object, const std::string& name, int width) override;            ///< by `sc_trace()`
  void trace(const short& object, const std::string& name, int width) override;           ///< by `sc_trace()`
  void trace(const int& object, const std::string& name, int width) override;             ///< by `sc_trace()`
  void trace(const long& object, const std::string& name, int width) override;            ///< by `sc_trace()`
  void trace(const sc_dt::int64& object, const std::string& name, int width) override;    ///< by `sc_trace()`
  void trace(const unsigned char& object, const std::string& name, int width) override;   ///< by `sc_trace()`
  void trace(const unsigned short& object, const std::string& name, int width) override;  ///< by `sc_trace()`
  void trace(const unsigned int& object, const std::string& name, int width) override;    ///< by `sc_trace()`
  void trace(const unsigned long& object, const std::string& name, int width) override;   ///< by `sc_trace()`
  void trace(const sc_dt::uint64& object, const std::string& name, int width) override;   ///< by `sc_trace()`
  void trace(const unsigned int& object, const std::string& name, const char** literals) override;  ///< enum

 protected:
  /// Makes the writer; `time_unit` is `1 ns`, `10 ps` ...
  using MakeWriter = std::unique_ptr<WaveformWriter> (*)(OutputFile& file, const std::string& time_unit);

  /// Opens the file; `make_writer` is called when the recording begins.
  TraceFile(const std::string& path, MakeWriter make_writer);

 private:
  enum class Stage { declaring, recording, closed };

  struct Variable {
    TracedObjects* objects;
    std::size_t index;  // among them
  };

  void complete_at_end() noexcept override;
  void cycle(bool is_delta_cycle) override;

  bool takes_name(const std::string& name);
  template <class Group, class... Arguments>
  void add(const std::string& name, Arguments&&... arguments);
  template <class T>
  void add_integer(const T& object, const std::string& name, int width);
  template <class Action>
  void guarded(const Action& action);
  void finish(std::uint64_t time);
  void begin();
  void record();
  std::uint64_t time_now();
  void warn_once(const std::string& what);

  std::string path_;
  std::optional<OutputFile> file_;
  MakeWriter make_writer_;
  std::unique_ptr<WaveformWriter> writer_;
  std::vector<std::unique_ptr<TracedObjects>> groups_;  // one for each type
  std::vector<Variable> variables_;
  std::map<std::string, std::string> names_;  // as written, and as given
  std::vector<std::string> comments_;
  ScopeTree scopes_;
  Stage stage_ = Stage::declaring;
  bool shows_delta_cycles_ = false;
  bool has_warned_ = false;
  std::uint64_t unit_fs_ = 0;  // 0: the simulation's time resolution
  std::uint64_t last_time_ = 0;
};

/// The TraceFile over the given writer.
template <class Writer>
class TraceFileOf final : public TraceFile {
 public:
  /// @param path  of the file, with its ending: nothing is appended. If it cannot be created, an error of the
  ///              type `/lif/trace` is reported.
  explicit TraceFileOf(const std::string& path)
      : TraceFile(path,
                  [](OutputFile& file, const std::string& time_unit) -> std::unique_ptr<WaveformWriter> {
                    return std::make_unique<Writer>(file, time_unit);
                  }) {}
};

}  // namespace lif
