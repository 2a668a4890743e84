#include "comparison/vcd_trace_reader.hpp"

#include <cmath>
#include <sstream>
#include <utility>

#include "errors.hpp"
#include "interrupt.hpp"
#include "text/csv_fields.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

namespace {
constexpr std::size_t most_variables = 1'000'000;

void split_words(const std::string& line, std::vector<std::string>& words) {
  std::istringstream stream(line);
  words.clear();
  for (std::string word; stream >> word;) words.push_back(std::move(word));
  std::vector<std::string>(words.rbegin(), words.rend()).swap(words);
}
}  // namespace

VcdTraceReader::VcdTraceReader(std::unique_ptr<LineReader> reader, const std::string& first_line,
                               const TraceFormat& format)
    : reader_(std::move(reader)), is_unsigned_(format.is_unsigned) {
  split_words(first_line, words_);
  read_declarations(format);
}

bool VcdTraceReader::next_word(std::string& word) {
  while (words_.empty()) {
    std::string line;
    if (!reader_->next(line)) {
      if (interrupted()) throw Interrupted();
      return false;
    }
    split_words(line, words_);
  }
  word = std::move(words_.back());
  words_.pop_back();
  return true;
}

void VcdTraceReader::read_declarations(const TraceFormat& format) {
  std::string word;
  while (next_word(word) && word != "$enddefinitions") {
    std::vector<std::string> parts;
    const std::string keyword = word;
    while (next_word(word) && word != "$end") parts.push_back(word);
    if (keyword != "$var") continue;
    constexpr std::size_t code = 2;
    constexpr std::size_t name = 3;
    if (parts.size() <= name) fail("a $var lacks its name");
    if (variables_.size() == most_variables) fail("there are more than 1000000 variables");
    variables_.emplace(parts[code], Variable{parts[name], {}});
    const auto width = parse_integer(parts[1]);
    widths_[parts[code]] = width && *width > 0 ? static_cast<std::size_t>(*width) : 1;
  }
  if (word != "$enddefinitions") fail("ends before $enddefinitions");
  clock_ = choose(format.clock, TraceFormat::default_clock, true);
  spike_ = choose(format.spike, TraceFormat::default_spike, true);
  potential_ = choose(format.potential, TraceFormat::default_potential, false);
  input_ = find("input_current", false);
  threshold_ = find("threshold", false);
}

std::string VcdTraceReader::choose(const std::string& name, const char* otherwise, bool is_required) const {
  std::string found = find(name, is_required);
  if (found.empty()) found = find(otherwise, is_required);
  if (found.empty() && is_required) {
    fail("there is no variable '" + name + "' (--clock, --spike and --potential name others)");
  }
  return found;
}

std::string VcdTraceReader::find(const std::string& name, bool has_to_be_one) const {
  std::string found;
  for (const auto& [code, variable] : variables_) {
    if (variable.name != name) continue;
    if (!found.empty() && has_to_be_one)
      fail("there are several variables '" + name + "': a dump of one neuron is needed");
    found = code;
  }
  return found;
}

bool VcdTraceReader::has(const std::string& name) const { return !find(name, false).empty(); }

bool VcdTraceReader::next(TraceRow& row) {
  row = TraceRow{};
  std::string word;
  while (next_word(word)) {
    if (word == "$comment") {
      while (next_word(word) && word != "$end") continue;
      continue;
    }
    if (word.front() == '#') advance(word.substr(1));
    if (word.front() == '#' || word.front() == '$') continue;
    const bool was_high = clock_is_high_;
    const bool is_clock = word.size() > 1 && word.substr(1) == clock_ && (word[0] == '0' || word[0] == '1');
    if (is_clock) clock_is_high_ = word[0] == '1';
    if (is_clock && clock_is_high_ && !was_high) {
      row.input = value_of(input_);
      has_edge_ = true;
    }
    if (is_clock && !clock_is_high_ && was_high) {
      fill(row);
      return true;
    }
    change(word);
  }
  if (!has_edge_) {
    if (step_ == 0) fail("the clock never rises: there is no step to compare");
    return false;
  }
  fill(row);  // the dump ends before the clock falls again
  return true;
}

void VcdTraceReader::fill(TraceRow& row) {
  has_edge_ = false;
  row.step = step_++;
  const auto spike = value_of(spike_);
  if (spike && *spike != 0) row.spikes[0] = *spike;
  row.potential = value_of(potential_);
  row.threshold = value_of(threshold_);
  row.is_unknown = !spike || (!potential_.empty() && !row.potential);
}

void VcdTraceReader::advance(const std::string& time) {
  const auto value = parse_integer(time);
  if (!value || *value < 0) fail(shown_field("#" + time) + " is no time: expected an integer, 0 or more");
  if (*value < time_) fail("time " + time + " comes after " + std::to_string(time_));
  time_ = *value;
}

// Takes a change of a value: `1!`, `r0.5 !` or `b0101 !`.
void VcdTraceReader::change(std::string word) {
  const char kind = word.front();
  std::string code;
  std::optional<double> value;
  if (kind == 'r' || kind == 'R') {
    value = parse_number<double>(word.substr(1));
    if (!value) fail(shown_field(word) + " is no real number");
    if (!next_word(code)) fail("a value lacks its variable");
  } else if (kind == 'b' || kind == 'B') {
    value = vector_value(word.substr(1));
    if (!next_word(code)) fail("a value lacks its variable");
    // A VCD may leave out the leading zeros of a vector, but not its leading ones: the vector is negative
    // only if all bits are written and the first is 1.
    const auto width = widths_.find(code);
    const bool is_negative = !is_unsigned_ && width != widths_.end() && width->second > 1 && value &&
                             word.size() - 1 == width->second && word[1] == '1';
    if (is_negative) *value -= std::ldexp(1.0, static_cast<int>(width->second));
  } else {
    code = word.substr(1);
    if (kind == '0' || kind == '1') value = kind - '0';
  }
  const auto variable = variables_.find(code);
  if (variable == variables_.end()) fail("a value of a variable that is not declared: " + shown_field(code));
  variable->second.value = value;
}

std::optional<double> VcdTraceReader::vector_value(const std::string& digits) const {
  double value = 0;
  for (const char digit : digits) {
    if (digit != '0' && digit != '1') return std::nullopt;
    value = value * 2 + (digit - '0');
  }
  return value;
}

std::optional<double> VcdTraceReader::value_of(const std::string& code) const {
  const auto variable = variables_.find(code);
  return variable == variables_.end() ? std::nullopt : variable->second.value;
}

void VcdTraceReader::fail(const std::string& what) const { throw InputError(reader_->place() + ": " + what); }

}  // namespace lif::testbench
