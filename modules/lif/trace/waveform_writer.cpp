#include <lif/trace/waveform_writer.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>

namespace lif {

namespace {

bool is_name(std::string_view name) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return !name.empty() && is_letter(name.front()) &&
         std::all_of(name.begin(), name.end(), [&](char c) { return is_letter(c) || is_digit(c); });
}

template <class T>
T value_of(std::uint64_t bits) {
  T value = 0;
  if constexpr (sizeof(T) == sizeof(std::uint32_t)) {
    const auto low = static_cast<std::uint32_t>(bits);
    std::memcpy(&value, &low, sizeof value);
  } else {
    std::memcpy(&value, &bits, sizeof value);
  }
  return value;
}

template <class T>
std::string shortest_text(T value) {
  char buffer[40];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

void require_bits(std::string_view value) {
  if (value.empty() || value.find_first_not_of("01xz") != std::string_view::npos) {
    throw std::invalid_argument("'" + std::string(value) + "' are no bits: 0, 1, x and z are allowed");
  }
}

template <class T>
T without_sign_of_nan(T value) {
  return std::isnan(value) ? std::abs(value) : value;
}

template <class T>
void require_finite(T value) {
  if (!std::isfinite(value)) throw std::invalid_argument("a waveform value is not finite");
}

}  // namespace

void WaveformWriter::require_new_name(std::string_view name) {
  if (has_begun_) throw std::invalid_argument("waveforms are declared before the recording begins");
  if (!is_name(name)) {
    throw std::invalid_argument("'" + std::string(name) +
                                "' is no waveform name: letters, digits and _ are allowed, no digit first");
  }
  std::string full;
  for (const std::string& scope : scopes_) full += scope + ".";
  full += name;
  if (!names_.insert(full).second) throw std::invalid_argument("waveform '" + full + "' is declared twice");
}

void WaveformWriter::open_scope(std::string_view name) {
  require_new_name(name);
  scopes_.emplace_back(name);
  declare_scope(scopes_.back());
}

void WaveformWriter::close_scope() {
  if (scopes_.empty()) throw std::invalid_argument("no waveform scope is open");
  scopes_.pop_back();
  declare_end_of_scope();
}

std::size_t WaveformWriter::declare(Kind kind, std::size_t width, std::string_view name, std::uint64_t bits) {
  require_new_name(name);
  const std::size_t index = variables_.size();
  variables_.push_back({bits, kind});
  declare_variable(index, kind, width, std::string(name));
  return index;
}

WaveformWriter::Wire WaveformWriter::add_wire(std::string_view name, bool initial) {
  return {declare(Kind::wire, 1, name, std::uint64_t{initial})};
}

WaveformWriter::Real WaveformWriter::add_real(std::string_view name, double initial) {
  require_finite(initial);
  return {declare(Kind::float64, 64, name, bits_of(initial))};
}

WaveformWriter::Real WaveformWriter::add_real(std::string_view name, float initial) {
  require_finite(initial);
  return {declare(Kind::float32, 64, name, bits_of(initial))};
}

WaveformWriter::AnyReal WaveformWriter::add_any_real(std::string_view name, double initial) {
  return {declare(Kind::float64, 64, name, bits_of(without_sign_of_nan(initial)))};
}

WaveformWriter::AnyReal WaveformWriter::add_any_real(std::string_view name, float initial) {
  return {declare(Kind::float32, 64, name, bits_of(without_sign_of_nan(initial)))};
}

WaveformWriter::Bits WaveformWriter::add_bits(std::string_view name, std::string_view initial) {
  require_bits(initial);
  const std::size_t index = declare(Kind::bits, initial.size(), name, texts_.size());
  texts_.emplace_back(initial);
  return {index};
}

WaveformWriter::Event WaveformWriter::add_event(std::string_view name) {
  return {declare(Kind::event, 1, name, 0)};
}

void WaveformWriter::add_comment(std::string_view text) {
  if (text.find("$end") != std::string_view::npos) {
    throw std::invalid_argument("a waveform's comment must not contain '$end'");
  }
  write_comment(std::string(text));
}

void WaveformWriter::begin(std::uint64_t time) {
  while (!scopes_.empty()) close_scope();
  has_begun_ = true;
  time_ = time;
  write_begin(time);
  for (std::size_t i = 0; i < variables_.size(); ++i) write_initial_value(i);
  write_end_of_initial_values();
}

void WaveformWriter::write_initial_value(std::size_t index) {
  const Variable& variable = variables_[index];
  switch (variable.kind) {
    case Kind::wire:
      return write_wire(index, variable.bits != 0);
    case Kind::float64:
      return write_real(index, value_of<double>(variable.bits));
    case Kind::float32:
      return write_real(index, value_of<float>(variable.bits));
    case Kind::bits:
      return write_bits(index, texts_[variable.bits]);
    case Kind::event:
      return;
  }
}

void WaveformWriter::set_time(std::uint64_t time) {
  if (time < time_) throw std::invalid_argument("waveform time runs backwards");
  if (time == time_) return;
  time_ = time;
  time_is_written_ = false;
}

template <class T>
void WaveformWriter::change_number(std::size_t index, T value) {
  Variable& variable = variables_[index];
  constexpr Kind kind = kind_of<T>;
  if (variable.kind != kind) {  // the type has changed: the number is the same if its text is the same
    const std::string last = kind == Kind::float32 ? shortest_text(value_of<double>(variable.bits))
                                                   : shortest_text(value_of<float>(variable.bits));
    if (last == shortest_text(value)) return;
  }
  variable = {bits_of(value), kind};
  write_pending_time();
  write_real(index, value);
}

template <class T>
void WaveformWriter::change_real(std::size_t index, T value) {
  require_finite(value);
  change_number(index, value);
}

template void WaveformWriter::change_real(std::size_t, double);
template void WaveformWriter::change_real(std::size_t, float);

template <class T>
void WaveformWriter::change_any_real(std::size_t index, T value) {
  value = without_sign_of_nan(value);
  const Variable& variable = variables_[index];
  if (variable.kind == kind_of<T> && variable.bits == bits_of(value)) return;  // a NaN of another sign
  change_number(index, value);
}

template void WaveformWriter::change_any_real(std::size_t, double);
template void WaveformWriter::change_any_real(std::size_t, float);

void WaveformWriter::change_bits(std::size_t index, std::string_view value) {
  std::string& last = texts_[variables_[index].bits];
  if (value.size() != last.size()) {
    throw std::invalid_argument(std::to_string(value.size()) + " bits for a waveform of " +
                                std::to_string(last.size()));
  }
  require_bits(value);
  last = value;
  write_pending_time();
  write_bits(index, value);
}

void WaveformWriter::finish(std::uint64_t time) {
  set_time(time);
  write_pending_time();
  write_end();
}

}  // namespace lif
