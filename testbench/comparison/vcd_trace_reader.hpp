#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "comparison/trace_reader.hpp"
#include "comparison/vcd_variables.hpp"
#include "comparison/vcd_words.hpp"

namespace lif::testbench {

/// A value change dump (IEEE 1364-2005, clause 18) of one neuron. A step is a rising edge of the clock at
/// which the reset, if it is named, is inactive.
///
/// What a step shows does not depend on the order of lines within a time stamp. Its input, and the reset, are
/// what held before the time stamp of the rising edge, as a register takes them; its outputs are what holds
/// before the time stamp at which the clock falls. VcdSampling says otherwise where a simulator does.
class VcdTraceReader : public TraceReader {
 public:
  /// @param reader  has given its first line
  VcdTraceReader(std::unique_ptr<LineReader> reader, const std::string& first_line,
                 const TraceFormat& format);

  bool next(TraceRow& row) override;
  bool has(const std::string& name) const override;

  /// Whether the file has the input.
  bool has_input() const { return is_watched(input); }
  /// Whether the file has a threshold.
  bool has_threshold() const { return is_watched(threshold); }
  /// Whether the file has a further variable, by its place in TraceFormat::further.
  bool has_further(std::size_t place) const { return is_watched(static_cast<Role>(roles + place)); }

 private:
  enum Role : std::size_t { clock, spike, potential, input, threshold, reset, roles };
  static constexpr std::size_t most_further = 12;

  /// A signal that is looked at.
  struct Watched {
    std::string bits;              // 0, 1 or x, the lowest first; empty: the file has no such signal
    std::optional<double> number;  // of a real variable
  };

  /// Where a change goes: to so many bits of a signal, from this one on.
  struct Target {
    Role role;
    std::size_t from;
    std::size_t bits;
  };

  using Values = std::array<std::optional<double>, roles + most_further>;

  bool is_watched(Role role) const { return !watched_[role].bits.empty(); }
  void choose_signals(const TraceFormat& format);
  void choose_further(const TraceFormat& format, const VcdSignal& spikes);
  void watch(Role role, const std::optional<VcdSignal>& signal);
  void take_change(const std::string& word);
  void set_bits(const std::string& code, std::string_view bits);
  void set_number(const std::string& code, double number);
  std::int64_t parse_time(const std::string& text) const;
  void note_gap();
  bool end_time_stamp(TraceRow& row);
  void begin_step(const Values& before, const Values& after);
  bool end_step(const Values& outputs, TraceRow& row);
  Values values() const;
  std::optional<double> value_of(Role role) const;

  VcdWords words_;
  VcdVariables variables_;
  const TraceFormat format_;
  std::array<Watched, roles + most_further> watched_;
  std::multimap<std::string, Target> targets_;  // by identifier code
  Values before_{};                             // at the end of the time stamp before
  Values step_inputs_{}, step_outputs_{};       // of the step whose clock is high
  bool is_in_step_ = false;
  bool is_off_ = false;  // after $dumpoff
  std::optional<std::int64_t> off_since_;
  bool is_after_gap_ = false;
  bool has_seen_edge_ = false;
  bool is_first_stamp_ = true;
  bool has_ended_ = false;
  std::int64_t time_ = -1;
  std::uint64_t skipped_ = 0;
  std::uint64_t step_ = 0;
};

}  // namespace lif::testbench
