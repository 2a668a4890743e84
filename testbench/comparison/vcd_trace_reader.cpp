#include "comparison/vcd_trace_reader.hpp"

#include <algorithm>
#include <utility>

#include <lif/common/csv_fields.hpp>

#include "errors.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

namespace {

constexpr const char* input_name = "input_current";
constexpr const char* other_input_name = "input";
constexpr const char* threshold_name = "threshold";

std::vector<std::string> asked_names(const TraceFormat& format) {
  std::vector<std::string> names{
      format.clock,     TraceFormat::default_clock,     format.spike, TraceFormat::default_spike,
      format.potential, TraceFormat::default_potential, input_name,   threshold_name};
  if (format.reset) names.push_back(format.reset->name);
  names.push_back(format.input.empty() ? other_input_name : format.input);
  for (const FurtherVariable& one : format.further) names.push_back(one.name);
  return names;
}

// A value of VHDL's nine counts as the one of Verilog's four that it stands for.
char bit_of(char c) {
  switch (c) {
    case '0':
    case 'l':
    case 'L':
      return '0';
    case '1':
    case 'h':
    case 'H':
      return '1';
    default:
      return 'x';
  }
}

}  // namespace

VcdTraceReader::VcdTraceReader(std::unique_ptr<LineReader> reader, const std::string& first_line,
                               const TraceFormat& format)
    : words_(std::move(reader), first_line), variables_(words_, asked_names(format)), format_(format) {
  choose_signals(format);
}

void VcdTraceReader::choose_signals(const TraceFormat& format) {
  const auto choose = [&](const std::string& name, const char* otherwise) {
    std::optional<VcdSignal> signal = variables_.find(name);
    return signal || !format.falls_back ? signal : variables_.find(otherwise);
  };
  const auto require = [&](const std::string& name, const char* otherwise) {
    std::optional<VcdSignal> signal = choose(name, otherwise);
    if (!signal)
      words_.fail("there is no variable '" + name + "' (--clock, --spike and --potential name others)");
    return *signal;
  };
  watch(clock, require(format.clock, TraceFormat::default_clock));
  const VcdSignal spikes = require(format.spike, TraceFormat::default_spike);
  watch(spike, spikes);
  watch(potential, format.falls_back ? choose(format.potential, TraceFormat::default_potential)
                                     : require(format.potential, TraceFormat::default_potential));
  if (!format.input.empty()) {
    watch(input, variables_.find(format.input));
    if (!format.falls_back && !has_input())
      words_.fail("there is no variable '" + format.input + "' (--input-column names the input)");
  } else {
    const auto usual = variables_.find_beside(input_name, spikes);
    watch(input, usual || format.falls_back ? usual : variables_.find_beside(other_input_name, spikes));
  }
  choose_further(format, spikes);
  watch(threshold, variables_.find_beside(threshold_name, spikes));
  if (!format.reset) return;
  const std::optional<VcdSignal> of_reset = variables_.find(format.reset->name);
  if (!of_reset) words_.fail("there is no variable '" + format.reset->name + "' (--reset names the reset)");
  watch(reset, of_reset);
}

void VcdTraceReader::choose_further(const TraceFormat& format, const VcdSignal& spikes) {
  if (format.further.size() > most_further)
    words_.fail("more than " + std::to_string(most_further) + " further variables are asked for");
  for (std::size_t i = 0; i < format.further.size(); ++i) {
    const FurtherVariable& one = format.further[i];
    const auto signal =
        one.is_required ? variables_.find(one.name) : variables_.find_beside(one.name, spikes);
    if (one.is_required && !signal) words_.fail("there is no variable '" + one.name + "'");
    watch(static_cast<Role>(roles + i), signal);
  }
}

void VcdTraceReader::watch(Role role, const std::optional<VcdSignal>& signal) {
  if (!signal) return;
  watched_[role].bits.assign(signal->width, 'x');
  const std::size_t bits = signal->width / signal->parts.size();
  for (const VcdSignal::Part& part : signal->parts) targets_.insert({part.code, {role, part.bit, bits}});
}

bool VcdTraceReader::has(const std::string& name) const { return variables_.find(name).has_value(); }

bool VcdTraceReader::next(TraceRow& row) {
  row = TraceRow{};
  std::string word;
  while (!has_ended_ && words_.next(word)) {
    if (word.front() == '#') {
      const std::int64_t time = parse_time(word.substr(1));
      if (time == time_) continue;  // the same time stamp goes on
      const bool is_step = end_time_stamp(row);
      time_ = time;
      if (is_step) return true;
    } else if (word == "$dumpoff") {
      is_off_ = true;
      off_since_ = time_;
      words_.skip_section();
    } else if (word == "$dumpon") {
      note_gap();
    } else if (word == "$comment") {
      words_.skip_section();
    } else if (word.front() != '$') {
      take_change(word);
    }
  }
  if (!has_ended_ && end_time_stamp(row)) return true;
  if (!std::exchange(has_ended_, true) && is_in_step_ && end_step(values(), row)) return true;
  if (!has_seen_edge_) words_.fail("the clock never rises: there is no step to compare");
  return false;
}

// The steps between are missing, and nobody knows how many there were.
void VcdTraceReader::note_gap() {
  if (!off_since_) return;
  words_.fail("the dump was off ($dumpoff) from time " + std::to_string(*off_since_) + " to " +
              std::to_string(time_) +
              ": the steps between are missing, so that the later ones cannot be told apart");
}

std::int64_t VcdTraceReader::parse_time(const std::string& text) const {
  const auto value = parse_integer(text);
  if (!value || *value < 0)
    words_.fail(shown_field("#" + text) + " is no time: expected an integer, 0 or more");
  if (*value < time_) words_.fail("time " + text + " comes after " + std::to_string(time_));
  return *value;
}

bool VcdTraceReader::end_time_stamp(TraceRow& row) {
  const Values after = values();
  const Values before = std::exchange(before_, after);
  const bool was_high = before[clock] == 1.0;
  const bool is_high = after[clock] == 1.0;
  if (is_off_ || time_ < 0 || std::exchange(is_first_stamp_, false))
    return false;  // what comes first is no edge
  if (is_high && !was_high) begin_step(before, after);
  return was_high && !is_high && is_in_step_ && end_step(before, row);
}

void VcdTraceReader::begin_step(const Values& before, const Values& after) {
  has_seen_edge_ = true;
  step_inputs_ = format_.sampling.input == InputSampling::before_edge ? before : after;
  step_outputs_ = after;
  is_in_step_ = true;
  if (!format_.reset) return;
  const std::optional<double> level = step_inputs_[reset];
  is_in_step_ = level.has_value() && (*level != 0) != format_.reset->is_active_high;
  if (!is_in_step_) is_after_gap_ = true;
}

bool VcdTraceReader::end_step(const Values& before_fall, TraceRow& row) {
  is_in_step_ = false;
  if (skipped_ < format_.skipped_steps) {
    ++skipped_;
    return false;
  }
  const Values& outputs =
      format_.sampling.output == OutputSampling::before_fall ? before_fall : step_outputs_;
  row.step = step_++;
  row.follows_gap = std::exchange(is_after_gap_, false);
  row.input = step_inputs_[input];
  if (outputs[spike] && *outputs[spike] != 0) row.spikes[0] = *outputs[spike];
  row.potential = outputs[potential];
  row.threshold = outputs[threshold];
  for (std::size_t i = 0; i < format_.further.size(); ++i) row.further.push_back(step_inputs_[roles + i]);
  row.is_unknown = !outputs[spike] || (!watched_[potential].bits.empty() && !row.potential);
  return true;
}

// `1!`, `r0.5 !`, `b0101 !`, and `sIDLE !` of a string.
void VcdTraceReader::take_change(const std::string& word) {
  const char kind = word.front();
  const bool has_code_apart =
      kind == 'b' || kind == 'B' || kind == 'r' || kind == 'R' || kind == 's' || kind == 'S';
  std::string code = word.substr(1);
  if (has_code_apart && !words_.next(code)) words_.fail("a value lacks its variable");
  if (!variables_.declares(code))
    words_.fail("a value of a variable that is not declared: " + shown_field(code));
  if (is_off_) return;
  const std::string_view value = std::string_view(word).substr(1);
  if (kind == 'r' || kind == 'R') {
    const auto number = parse_number<double>(value);
    if (!number) words_.fail(shown_field(word) + " is no real number");
    set_number(code, *number);
  } else if (kind == 'b' || kind == 'B') {
    set_bits(code, value);
  } else if (!has_code_apart) {
    set_bits(code, std::string_view(word).substr(0, 1));
  }
}

void VcdTraceReader::set_number(const std::string& code, double number) {
  const auto [first, last] = targets_.equal_range(code);
  for (auto target = first; target != last; ++target) watched_[target->second.role].number = number;
}

// Leading bits may be left out: a reader puts zeros there, or x or z where that is the first one.
void VcdTraceReader::set_bits(const std::string& code, std::string_view bits) {
  const auto [first, last] = targets_.equal_range(code);
  for (auto target = first; target != last; ++target) {
    Watched& signal = watched_[target->second.role];
    signal.number.reset();
    for (std::size_t i = 0; i < target->second.bits; ++i) {
      const bool is_written = i < bits.size();
      const char leading = bits.empty() || bit_of(bits.front()) == 'x' ? 'x' : '0';
      signal.bits[target->second.from + i] = is_written ? bit_of(bits[bits.size() - 1 - i]) : leading;
    }
  }
}

VcdTraceReader::Values VcdTraceReader::values() const {
  Values values;
  const std::size_t watched = roles + format_.further.size();
  for (std::size_t role = 0; role < watched; ++role) values[role] = value_of(static_cast<Role>(role));
  return values;
}

std::optional<double> VcdTraceReader::value_of(Role role) const {
  const Watched& signal = watched_[role];
  if (signal.number || signal.bits.empty()) return signal.number;
  // A negative number is counted by its zeros, so that -1 is exact however wide it is.
  const bool is_negative = !format_.is_unsigned && signal.bits.size() > 1 && signal.bits.back() == '1';
  const char counted = is_negative ? '0' : '1';
  double value = 0;
  for (std::size_t i = signal.bits.size(); i-- > 0;) {
    if (signal.bits[i] == 'x') return std::nullopt;
    value = value * 2 + (signal.bits[i] == counted ? 1 : 0);
  }
  return is_negative ? -(value + 1) : value;
}

}  // namespace lif::testbench
