#include <lif/trace/vcd_writer.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>

#include <lif/common/version.hpp>

namespace lif {

namespace {

// Short codes of the printable characters that VCD allows, the first variable's being `!`.
std::string identifier_code(std::size_t index) {
  constexpr std::size_t first = '!';
  constexpr std::size_t count = '~' - '!' + 1;
  std::string code;
  for (std::size_t rest = index + 1; rest > 0; rest = (rest - 1) / count) {
    code += static_cast<char>(first + (rest - 1) % count);
  }
  return code;
}

bool is_vcd_name(std::string_view name) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return !name.empty() && is_letter(name.front()) &&
         std::all_of(name.begin(), name.end(), [&](char c) { return is_letter(c) || is_digit(c); });
}

template <class T>
std::string real_text(T value) {
  if (!std::isfinite(value)) throw std::invalid_argument("a waveform value is not finite");
  char buffer[40];
  buffer[0] = 'r';
  const auto end = std::to_chars(buffer + 1, buffer + sizeof buffer, value).ptr;
  return {buffer, end};
}

}  // namespace

VcdWriter::VcdWriter(OutputFile& file, const std::string& time_unit) : file_(file) {
  definitions_ =
      std::string("$version lif-systemc ") + version() + " $end\n$timescale " + time_unit + " $end\n";
}

void VcdWriter::require_new_name(std::string_view name) {
  if (!is_vcd_name(name)) {
    throw std::invalid_argument("'" + std::string(name) +
                                "' is no waveform name: letters, digits and _ are allowed, no digit first");
  }
  std::string full;
  for (const std::string& scope : scopes_) full += scope + ".";
  full += name;
  if (!names_.insert(full).second) throw std::invalid_argument("waveform '" + full + "' is declared twice");
}

void VcdWriter::open_scope(std::string_view name) {
  require_new_name(name);
  scopes_.emplace_back(name);
  definitions_ += "$scope module " + std::string(name) + " $end\n";
}

void VcdWriter::close_scope() {
  if (scopes_.empty()) throw std::invalid_argument("no waveform scope is open");
  scopes_.pop_back();
  definitions_ += "$upscope $end\n";
}

std::size_t VcdWriter::declare(std::string_view type, unsigned width, std::string_view name) {
  require_new_name(name);
  const std::size_t index = variables_.size();
  variables_.push_back({identifier_code(index), {}});
  definitions_ += "$var " + std::string(type) + " " + std::to_string(width) + " " + variables_[index].code +
                  " " + std::string(name) + " $end\n";
  return index;
}

VcdWriter::Wire VcdWriter::add_wire(std::string_view name, bool initial) {
  const Wire wire{declare("wire", 1, name)};
  variables_[wire.index].value = initial ? "1" : "0";
  return wire;
}

VcdWriter::Real VcdWriter::add_real(std::string_view name, double initial) {
  const Real real{declare("real", 64, name)};
  variables_[real.index].value = real_text(initial);
  return real;
}

VcdWriter::Real VcdWriter::add_real(std::string_view name, float initial) {
  const Real real{declare("real", 64, name)};
  variables_[real.index].value = real_text(initial);
  return real;
}

VcdWriter::Event VcdWriter::add_event(std::string_view name) { return {declare("event", 1, name)}; }

void VcdWriter::begin() {
  while (!scopes_.empty()) close_scope();
  file_.write(definitions_);
  file_.write("$enddefinitions $end\n#0\n$dumpvars\n");
  for (const Variable& variable : variables_) {
    if (variable.value.empty()) continue;
    file_.write(variable.value + (variable.value.front() == 'r' ? " " : "") + variable.code + "\n");
  }
  file_.write("$end\n");
}

void VcdWriter::set_time(std::uint64_t time) {
  if (time < time_) throw std::invalid_argument("waveform time runs backwards");
  if (time == time_) return;
  time_ = time;
  time_is_written_ = false;
}

void VcdWriter::write_pending_time() {
  if (time_is_written_) return;
  char buffer[32];
  buffer[0] = '#';
  const auto end = std::to_chars(buffer + 1, buffer + sizeof buffer - 1, time_).ptr;
  *end = '\n';
  file_.write({buffer, static_cast<std::size_t>(end + 1 - buffer)});
  time_is_written_ = true;
}

void VcdWriter::write_change(Variable& variable, std::string_view text) {
  if (variable.value == text) return;
  variable.value = text;
  write_pending_time();
  file_.write(text);
  if (text.front() == 'r') file_.write(" ");
  file_.write(variable.code);
  file_.write("\n");
}

void VcdWriter::change(Wire wire, bool value) { write_change(variables_[wire.index], value ? "1" : "0"); }

void VcdWriter::change(Real real, double value) { write_change(variables_[real.index], real_text(value)); }

void VcdWriter::change(Real real, float value) { write_change(variables_[real.index], real_text(value)); }

void VcdWriter::trigger(Event event) {
  write_pending_time();
  file_.write("1" + variables_[event.index].code + "\n");
}

void VcdWriter::finish(std::uint64_t time) {
  set_time(time);
  write_pending_time();
  file_.flush();
}

}  // namespace lif
